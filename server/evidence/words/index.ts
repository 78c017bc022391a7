import { countIn, type IndexedCopy } from '../indexCopy.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import type { EvidenceWords } from './language.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import { sv } from './sv.ts';

const languages: readonly EvidenceWords[] = [en, de, fr, es, pt, it, nl, sv, pl, ru];

/** The words of a language (ISO 639-1), or null for one that has none here. */
export const wordsFor = (code: string | null | undefined): EvidenceWords | null =>
  languages.find((language) => language.code === code) ?? null;

/** The language of a few words by their small words, or null when they do not say it plainly. */
export function languageOfWords(words: readonly string[]): string | null {
  let best: string | null = null;
  let most = 0;
  let second = 0;
  for (const language of languages) {
    let hits = 0;
    for (const word of words) if (language.markers.has(word)) hits++;
    if (hits > most) {
      second = most;
      most = hits;
      best = language.code;
    } else if (hits > second) second = hits;
  }
  return most >= 3 && most >= 2 * second && most >= words.length * 0.12 ? best : null;
}

/** How many of the small words of a language (ISO 639-1) are among these; null for a language that has none here. */
export function smallWordsOf(words: readonly string[], code: string): number | null {
  const language = wordsFor(code);
  return language && words.filter((word) => language.markers.has(word)).length;
}

const known = new WeakMap<IndexedCopy, string | null>();

/** The language of a copy by its small words, or null when they do not say it plainly. */
export function languageOfCopy(copy: IndexedCopy): string | null {
  const kept = known.get(copy);
  if (kept !== undefined) return kept;
  let best: string | null = null;
  let most = 0;
  let second = 0;
  for (const language of languages) {
    let hits = 0;
    for (const marker of language.markers) {
      const id = copy.idOf.get(marker);
      if (id !== undefined) hits += countIn(copy, id);
    }
    if (hits > most) {
      second = most;
      most = hits;
      best = language.code;
    } else if (hits > second) second = hits;
  }
  const found = most >= 5 && most >= 1.3 * second && most >= copy.ids.length * 0.08 ? best : null;
  known.set(copy, found);
  return found;
}
