import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { chunking } from '../../server/draft/blocks/sequence.ts';
import type { Draft } from '../../server/draft/model.ts';
import { citationAt, citationsOver, claimsCiting, claimsOver, entryAt, quotesCiting } from '../../server/draft/near.ts';
import { DraftReader } from '../../server/draft/parse.ts';
import { placeAt } from '../../server/features/place.ts';
import { DraftText } from '../../server/text/draftText.ts';
import { type Span, touches } from '../../server/text/span.ts';

// Hundreds of drafts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** What is asked of one place says what the whole lists say, also where quotations run over many portions. */
const folders = ['../cases', '../drafts/shapes'].map((name) => join(import.meta.dirname, name));
const drafts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:md|txt)$/.test(name) && !name.includes('.after.'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
);

const usual = { ...chunking };
beforeAll(() => Object.assign(chunking, { size: 3, small: 2 }));
afterAll(() => Object.assign(chunking, usual));

const meet = (a: Span, b: Span) => a.start <= b.end && b.start <= a.end;
const lastAt = <T extends Span>(spans: readonly T[], offset: number): T | null => {
  const last = spans.filter(({ start }) => start <= offset).at(-1);
  return last && touches(last, offset) ? last : null;
};
/** The place as the whole lists tell it. */
function placeIn({ citations, sources, quotes }: Draft, offset: number) {
  const citation = lastAt(citations, offset);
  if (citation && citation.labels.length > 0) return ['citation', citation.start];
  const source = lastAt(sources, offset);
  const mark = source && (source.labelMark ?? source.labelSpan);
  if (source && mark && touches(mark, offset)) return ['entry', (source.labelSpan ?? mark).start];
  const around = quotes.filter((quote) => touches(quote, offset));
  const quote = around.sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  return quote ? ['quote', quote.start] : null;
}

const spans = (found: readonly Span[]) => found.map(({ start, end }) => [start, end]);

describe.each(drafts)('$name', ({ name, text }) => {
  const reader = new DraftReader(DraftText.of(text), name.endsWith('.txt') ? 'plaintext' : 'markdown');
  const step = Math.max(1, Math.floor(text.length / 300));

  test('citations, entries, quotes and claims at a place', () => {
    for (let offset = 0; offset <= text.length; offset += step) {
      // A draft of its own for every place: what one question has made must not help the next.
      reader.edit(0, 0, 'x');
      reader.edit(0, 1, '');
      const { draft } = reader;
      const place = placeAt(draft, offset);
      const within = { start: offset, end: offset + (offset % 200) };
      const near = [
        place && [place.kind, place.kind === 'citation' ? place.citation.start : place.span.start],
        citationAt(draft, offset)?.start,
        entryAt(draft, offset)?.index,
        spans(citationsOver(draft, within)),
        spans(draft.quotesOver(within)),
        spans(claimsOver(draft, within)),
      ];
      expect(near).toEqual([
        placeIn(draft, offset),
        lastAt(draft.citations, offset)?.start,
        lastAt(draft.sources, offset)?.index,
        spans(draft.citations.filter((one) => meet(one, within))),
        spans(draft.quotes.filter((one) => meet(one, within))),
        spans(draft.claims.filter(({ sentence }) => meet(sentence, within))),
      ]);
    }
  });

  test('what a citation covers', () => {
    const { draft } = reader;
    for (const citation of draft.citations) {
      const covers = ({ citations }: { readonly citations: readonly unknown[] }) => citations.includes(citation);
      expect(spans(quotesCiting(draft, citation))).toEqual(spans(draft.quotes.filter(covers)));
      expect(spans(claimsCiting(draft, citation))).toEqual(spans(draft.claims.filter(covers)));
    }
  });

  test('where a source is cited, and how far off', () => {
    const all = reader.draft.citations.flatMap((citation) => citation.labels.map((label) => ({ citation, label })));
    for (const { index } of reader.draft.sources) {
      reader.edit(0, 0, 'x');
      reader.edit(0, 1, '');
      const { draft } = reader;
      const uses = all.filter(({ label }) => label.source?.index === index);
      expect(spans(draft.source(index)!.uses.map(({ label }) => label))).toEqual(spans(uses.map(({ label }) => label)));
      const offset = (index * 97) % (text.length + 1);
      const distances = uses.map(({ citation }) => Math.abs(citation.start - offset));
      expect(draft.useDistances(offset)[index]).toBe(Math.min(...distances));
    }
    expect(reader.draft.sourceCount).toBe(reader.draft.sources.length);
  });
});
