import { fold } from '../../text/phrases.ts';
import type { KeptBlock } from '../blocks/block.ts';
import type { BlockSequence } from '../blocks/sequence.ts';
import { memo } from '../facts.ts';
import { lexicons } from './index.ts';

/** How many blocks of prose are looked at: more would not make it surer. */
const LOOKED_AT = 40;
const OTHER = 'en';
/** Fewer small words than this say nothing, and another language needs a clear lead. */
const ENOUGH = 2;
const LEAD = 1.2;

// Scripts that (nearly) tell the language by themselves.
const SCRIPTS: readonly [code: string, pattern: RegExp][] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['zh', /\p{Script=Han}/gu],
];

/** The language of a draft, from its first blocks of prose: the one whose small words stand there most often. */
export function detectLanguage(blocks: BlockSequence): string {
  const total = new Map<string, number>();
  let looked = 0;
  for (let number = 0; number < blocks.length && looked < LOOKED_AT; number++) {
    const block = blocks.keptAt(number)!;
    if (block.kind !== 'paragraph' && block.kind !== 'heading' && block.kind !== 'row') continue;
    for (const [code, count] of countsOf(block)) total.set(code, (total.get(code) ?? 0) + count);
    looked++;
  }
  const english = total.get(OTHER) ?? 0;
  let best = OTHER;
  let most = Math.max(english * LEAD, ENOUGH);
  for (const [code, count] of total) {
    if (code === OTHER || count < most) continue;
    best = code;
    most = count;
  }
  return best;
}

let markers: Map<string, string[]> | null = null;

function markerWords(): Map<string, string[]> {
  if (markers) return markers;
  markers = new Map();
  for (const lexicon of lexicons) {
    if (SCRIPTS.some(([code]) => code === lexicon.code)) continue;
    for (const word of lexicon.markers.map(fold)) markers.set(word, [...(markers.get(word) ?? []), lexicon.code]);
  }
  return markers;
}

function countsOf(block: KeptBlock): ReadonlyMap<string, number> {
  return memo(block.facts, 'language', () => {
    const counts = new Map<string, number>();
    const add = (code: string, by: number) => counts.set(code, (counts.get(code) ?? 0) + by);
    const text = block.facts.masked.slice(0, 3000);
    if (/[^\u0000-\u024F\u2000-\u206F\uFFFC]/.test(text)) {
      // Two characters of such a script weigh like one small word.
      for (const [code, pattern] of SCRIPTS) add(code, (text.match(pattern)?.length ?? 0) / 2);
      // Kana among the characters: they are Japanese too.
      if ((counts.get('ja') ?? 0) > 0) add('ja', counts.get('zh') ?? 0);
    }
    const heading = block.facts.listHeading;
    if (heading) {
      for (const { code, list } of lexicons) if (list.headings.includes(fold(heading.title))) add(code, 2);
    }
    const known = markerWords();
    for (const [word] of fold(text).matchAll(/[\p{L}\p{M}]+/gu)) {
      for (const code of known.get(word) ?? []) add(code, 1);
    }
    return counts;
  });
}
