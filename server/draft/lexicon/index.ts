import { ar } from './ar.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { ja } from './ja.ts';
import { ko } from './ko.ts';
import type { Lexicon } from './lexicon.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';
import { ru } from './ru.ts';
import { sv } from './sv.ts';
import { th } from './th.ts';
import { zh } from './zh.ts';

/** The languages whose words are known. English comes first: it stands in for a language that is not listed. */
export const lexicons: readonly Lexicon[] = [en, de, fr, es, pt, it, nl, sv, pl, ru, ja, zh, ko, ar, th];

const byCode: ReadonlyMap<string, Lexicon> = new Map(lexicons.map((lexicon) => [lexicon.code, lexicon]));

/** The lexicon of a language by its ISO 639-1 code (a region as in `pt-BR` is ignored), English when there is none. */
export function lexiconOf(code: string): Lexicon {
  return byCode.get(code.toLowerCase().replace(/[-_].*$/, '')) ?? en;
}
