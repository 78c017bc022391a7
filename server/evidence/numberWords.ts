import { toCardinal as de } from 'n2words/de-DE';
import { toCardinal as en } from 'n2words/en-GB';
import { toCardinal as es } from 'n2words/es-ES';
import { toCardinal as fr } from 'n2words/fr-FR';
import { toCardinal as it } from 'n2words/it-IT';
import { toCardinal as nl } from 'n2words/nl-NL';
import { toCardinal as pl } from 'n2words/pl-PL';
import { toCardinal as pt } from 'n2words/pt-PT';
import { toCardinal as ru } from 'n2words/ru-RU';
import { toCardinal as sv } from 'n2words/sv-SE';
import { wordsOf } from '../text/words.ts';

const speakers: Readonly<Record<string, (value: number) => string>> = { de, en, es, fr, it, nl, pl, pt, ru, sv };

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
