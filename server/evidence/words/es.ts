import { type EvidenceWords, set } from './language.ts';

export const es: EvidenceWords = {
  code: 'es',
  markers: set('el los las del y que en una por con para se su es al como más lo pero sus este esta son fue ha'),
  negations: set('no nunca jamás nada nadie ningún ninguno ninguna ningunos ningunas ni sin tampoco apenas'),
  modals: set(`
    puede pueden podía podían podrá podrán podría podrían debe deben debía debían deberá deberán debería deberían
    tiene tienen quiere quieren quisiera
  `),
  amounts: set(`
    cien ciento cientos mil miles millón millones billón billones docena docenas mitad
    medio media tercio cuarto doble duplicado triple
  `),
  fractions: {
    mitad: 0.5,
    medio: 0.5,
    media: 0.5,
    tercio: 1 / 3,
    tercios: 1 / 3,
    cuarto: 0.25,
    cuartos: 0.25,
    quinto: 0.2,
    décimo: 0.1,
  },
  counts: { decena: 10, docena: 12, veintena: 20, centenar: 100 },
  partOf: ['de los', 'de las', 'de sus', 'de'],
  ofOne: ['de un', 'de una', 'de'],
  andAHalf: ['y medio', 'y media'],
  about: set('unos unas casi cerca más menos alrededor aproximadamente'),
  basisPoints: ['puntos básicos'],
  partApart: ['de cada'],
  tables: { 'en miles': 1e3, 'en millones': 1e6 },
  asides: set('aplausos risas ríe inaudible murmullos abucheos'),
  joiners: set('y e o u'),
  sounds: set('eh em'),
};
