import { wordsOf } from '../text/words.ts';

/** A unit of measure: what it measures, and how much of the basic unit of that it is. */
export interface Unit {
  readonly dimension: string;
  /** More than one where the word means different ones by country (gallons). */
  readonly factors: readonly number[];
}

/**
 * Units by the words that are written for them, in the languages of the readers; symbols are the same in all. Factors by
 * the SI brochure and, for those of the United States and Britain, NIST Handbook 44, appendix C.
 */
const UNITS: readonly (readonly [dimension: string, factors: number | readonly number[], words: string])[] = [
  ['length', 0.001, 'mm, millimetre, millimetres, millimeter, millimeters, millimètre, millimètres, milímetros'],
  ['length', 0.01, 'cm, centimetre, centimetres, centimeter, centimeters, zentimeter, centimètres, centímetros'],
  ['length', 1, 'm, metre, metres, meter, meters, metern, mètre, mètres, metro, metros, metri'],
  [
    'length',
    1000,
    'km, kilometre, kilometres, kilometer, kilometers, kilometern, kilomètre, kilomètres, kilómetro, kilómetros, quilómetros, quilômetros, chilometri',
  ],
  ['length', 1609.344, 'mile, miles, meile, meilen, milla, millas, milhas, miglia'],
  ['length', 1852, 'nautical miles, nautical mile, seemeilen'],
  ['length', 0.9144, 'yard, yards'],
  ['length', 0.3048, 'ft, foot, feet, fuß, pied, pieds, pie, pies, piedi, pés'],
  ['length', 0.0254, 'inch, inches, zoll, pouces, pulgadas, pollici, polegadas'],
  ['mass', 0.001, 'g, gram, grams, gramm, gramme, grammes, gramo, gramos, grammi, gramas'],
  [
    'mass',
    1,
    'kg, kgs, kilo, kilos, kilogram, kilograms, kilogramm, kilogrammes, kilogramos, chili, quilos, quilogramas',
  ],
  [
    'mass',
    [1000, 907.18474, 1016.0469],
    't, tonne, tonnes, tonnen, ton, tons, metric tons, metric tonnes, tonelada, toneladas, tonnellate',
  ],
  ['mass', 0.45359237, 'lb, lbs, pound, pounds, pfund, livres, libras, libbre'],
  ['mass', 0.028349523, 'oz, ounce, ounces, unzen, onces, onzas'],
  [
    'area',
    1,
    'm2, square metres, square meters, quadratmeter, quadratmetern, mètres carrés, metros cuadrados, metri quadrati',
  ],
  ['area', 10_000, 'ha, hectare, hectares, hektar, hectárea, hectáreas, ettari'],
  [
    'area',
    1e6,
    'km2, sq km, square kilometres, square kilometers, quadratkilometer, kilomètres carrés, kilómetros cuadrados, chilometri quadrati',
  ],
  ['area', 4046.8564, 'acre, acres'],
  ['area', 0.09290304, 'sq ft, square feet, square foot'],
  ['area', 2_589_988.1, 'sq mi, square miles, square mile, quadratmeilen'],
  ['volume', 1, 'l, litre, litres, liter, liters, litro, litros, litri'],
  ['volume', 1000, 'm3, cubic metres, cubic meters, kubikmeter, mètres cubes, metros cúbicos, metri cubi'],
  ['volume', [3.7854118, 4.54609], 'gallon, gallons, gallonen, galones, galloni'],
  ['volume', 158.98729, 'barrel, barrels, barils, barriles, barili'],
  ['power', 1, 'kw, kilowatt, kilowatts, kilovatios'],
  ['power', 1000, 'mw, megawatt, megawatts, mégawatts, megavatios'],
  ['power', 1e6, 'gw, gigawatt, gigawatts, gigavatios'],
  ['energy', 1, 'kwh, kilowatt hour, kilowatt hours, kilowattstunden, kilowattheures'],
  ['energy', 1000, 'mwh, megawatt hours, megawattstunden, mégawattheures'],
  ['energy', 1e6, 'gwh, gigawatt hours, gigawattstunden, gigawattheures'],
  ['energy', 1e9, 'twh, terawatt hours, terawattstunden, térawattheures'],
  ['time', 1, 'minute, minutes, minuten, minuto, minutos, minuti'],
  ['time', 60, 'hour, hours, stunde, stunden, heure, heures, hora, horas, ora, ore'],
  ['time', 1440, 'day, days, tag, tage, tagen, jour, jours, día, días, giorni, dias'],
  ['time', 10_080, 'week, weeks, woche, wochen, semaine, semaines, semana, semanas, settimane'],
];

const known = new Map<string, Unit>();
for (const [dimension, factors, words] of UNITS) {
  for (const word of words.split(', ')) {
    known.set(wordsOf(word).words.join(' '), { dimension, factors: typeof factors === 'number' ? [factors] : factors });
  }
}

/** The unit that one word or two stand for; null for no unit. `second` may be missing. */
export const unitOf = (first: string, second: string | undefined): Unit | null =>
  (second === undefined ? undefined : known.get(`${first} ${second}`)) ?? known.get(first) ?? null;
