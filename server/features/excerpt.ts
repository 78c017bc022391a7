import { blockAt, sentenceAt } from '../checks/sentence.ts';
import type { Draft } from '../draft/model.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import type { Span } from '../text/span.ts';

/** The words around a place that an excerpt shows when its sentence is longer. */
const BEFORE = 60;
const AFTER = 30;
/** In a longer paragraph than this the sentence is not looked for: a thousand places of one would take seconds. */
const LONGEST_PARAGRAPH = 4000;

/** The sentence around a place on one line, so that a reader knows it again; a long one is cut around the place. */
export function excerptAt(draft: Draft, place: Span): string {
  const block = blockAt(draft, place.start);
  const isLong = block !== null && block.end - block.start > LONGEST_PARAGRAPH;
  const sentence = isLong ? block : sentenceAt(draft, place.start);
  const start = Math.max(sentence.start, place.start - BEFORE);
  const end = Math.min(sentence.end, place.end + AFTER);
  // Cut at a blank, so that no half word is shown.
  const cut = draft.text.slice(start, end).replace(start > sentence.start ? /^\S*\s/ : /^/, '');
  const words = oneLine(cut, BEFORE + AFTER + 60);
  return `${start > sentence.start ? '… ' : ''}${words}${end < sentence.end ? ' …' : ''}`;
}
