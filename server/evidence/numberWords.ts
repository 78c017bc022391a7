import { toCardinal as de, toOrdinal as deOrdinal } from 'n2words/de-DE';
import { toCardinal as en, toOrdinal as enOrdinal } from 'n2words/en-GB';
import { toCardinal as es, toOrdinal as esOrdinal } from 'n2words/es-ES';
import { toCardinal as fr, toOrdinal as frOrdinal } from 'n2words/fr-FR';
import { toCardinal as it, toOrdinal as itOrdinal } from 'n2words/it-IT';
import { toCardinal as nl, toOrdinal as nlOrdinal } from 'n2words/nl-NL';
import { toCardinal as pl, toOrdinal as plOrdinal } from 'n2words/pl-PL';
import { toCardinal as pt, toOrdinal as ptOrdinal } from 'n2words/pt-PT';
import { toCardinal as ru, toOrdinal as ruOrdinal } from 'n2words/ru-RU';
import { toCardinal as sv, toOrdinal as svOrdinal } from 'n2words/sv-SE';
import { wordsOf } from '../text/words.ts';

const speakers: Readonly<Record<string, (value: number) => string>> = { de, en, es, fr, it, nl, pl, pt, ru, sv };

const ordinals: Readonly<Record<string, (value: number) => string>> = {
  de: deOrdinal,
  en: enOrdinal,
  es: esOrdinal,
  fr: frOrdinal,
  it: itOrdinal,
  nl: nlOrdinal,
  pl: plOrdinal,
  pt: ptOrdinal,
  ru: ruOrdinal,
  sv: svOrdinal,
};

const tables = new Map<string, ReadonlyMap<string, number>>();

/**
 * The numbers from 0 to 999 as a language writes them, their words joined by one space, with their values. Made when
 * first asked for; empty for a language that is not known.
 */
export function spelledNumbers(language: string): ReadonlyMap<string, number> {
  let table = tables.get(language);
  if (!table) {
    const made = new Map<string, number>();
    const speak = speakers[language];
    for (let value = 0; speak && value < 1_000; value++) {
      const spelled = wordsOf(speak(value)).words.join(' ');
      // Many write in one word what the rule sets apart: `trettiotre`, `twentythree`.
      for (const form of [spelled, spelled.replaceAll(' ', '')]) if (!made.has(form)) made.set(form, value);
    }
    table = made;
    tables.set(language, table);
  }
  return table;
}

/** Whether one word alone is a number from 2 on (1 is an article in many languages). */
export function isNumberWord(word: string, language: string | null): boolean {
  if (language === null) return false;
  const value = spelledNumbers(language).get(word);
  return value !== undefined && value !== 1;
}

/** Ordinals are spelled up to here; longer ones are several words in most languages. */
const LAST_ORDINAL = 31;
/** What ordinals end in by gender, number and case, as the reference grammars of the languages have it. */
const ENDINGS: Readonly<Record<string, RegExp>> = {
  de: /e[nmrs]?$/,
  en: /$/,
  es: /(?:[oa]s?)?$/,
  fr: /(?:er|ère)?s?$/,
  it: /[oaie]$/,
  nl: /e?$/,
  pl: /(?:[yieaą]|ego|iego|ej|iej|emu|iemu|[yi]mi?|[yi]ch)$/,
  pt: /[oa]s?$/,
  ru: /(?:ый|ий|ой|ая|ья|ое|ье|ые|ьи|ого|ьего|ему|ьему|ому|ым|ьим|ом|ьем|ую|ью|ых|ьих|ыми|ьими|ей|ьей)$/,
  sv: /[ae]$/,
};
/** Ordinals beside those of the rule. */
const MORE_ORDINALS: Readonly<Record<string, readonly string[]>> = {
  fr: ['second', 'seconde'],
  sv: ['förste', 'andre'],
};
/** Words for how often or how manifold, beside those made of a number: `dreimal`, `driemaal`. */
const TIMES: Readonly<Record<string, readonly string[]>> = { en: ['once', 'twice', 'thrice'] };
const TIMES_ENDING: Readonly<Record<string, RegExp>> = { de: /(?:mal|fach)$/, nl: /(?:maal|keer)$/ };

const counting = new Map<string, ReadonlySet<string>>();

/**
 * Whether one word alone says which of a row or how many times: `first`, `zweiten`, `dreimal`, `once`. Many of them mean
 * something else as well, so one alone says little; one in place of another is another number.
 */
export function isCounting(word: string, language: string | null): boolean {
  if (language === null) return false;
  const times = TIMES_ENDING[language]?.exec(word);
  if (times && spelledNumbers(language).has(word.slice(0, times.index))) return true;
  return stemsOf(language).has(stemOf(word, language));
}

function stemsOf(language: string): ReadonlySet<string> {
  let stems = counting.get(language);
  if (!stems) {
    const made = new Set<string>();
    const speak = ordinals[language];
    for (let value = 1; speak && value <= LAST_ORDINAL; value++) {
      const { words } = wordsOf(speak(value));
      if (words.length === 1) made.add(stemOf(words[0]!, language));
    }
    for (const word of [...(MORE_ORDINALS[language] ?? []), ...(TIMES[language] ?? [])])
      made.add(stemOf(word, language));
    stems = made;
    counting.set(language, stems);
  }
  return stems;
}

/** The word without its ending, marked where it had one, so that German `erst` (“only”) is not `erste`. */
function stemOf(word: string, language: string): string {
  const ending = ENDINGS[language]?.exec(word);
  return ending && ending[0] !== '' ? `${word.slice(0, ending.index)}-` : word;
}
