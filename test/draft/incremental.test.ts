import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { chunking } from '../../server/draft/blocks/sequence.ts';
import type { Draft, DraftFormat, Replacement } from '../../server/draft/model.ts';
import { DraftReader, readDraft } from '../../server/draft/parse.ts';
import { DraftText } from '../../server/text/draftText.ts';

// Hundreds of drafts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folders = ['../cases', '../drafts/shapes'].map((name) => join(import.meta.dirname, name));
const drafts = folders.flatMap((folder) =>
  readdirSync(folder)
    .filter((name) => /\.(?:md|txt)$/.test(name) && !name.includes('.after.'))
    .map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8').replace(/^\uFEFF/, '') })),
);

/** What a reader of the draft can see, without identities; groups are numbered by their first appearance. */
function seen(draft: Draft) {
  const groups = new Map<number, number>();
  const group = (number: number) => {
    if (number === 0) return 0;
    if (!groups.has(number)) groups.set(number, groups.size + 1);
    return groups.get(number);
  };
  return {
    text: draft.text.toString(),
    language: draft.language,
    blocks: draft.blocks.map((b) => [b.kind, b.level, b.start, b.end, b.quoteDepth, b.item, group(b.group)]),
    citations: draft.citations.map((c) => [
      c.style,
      c.start,
      c.end,
      c.labels.map((l) => [l.label, l.start, l.end, l.range, l.source?.start ?? null]),
    ]),
    unresolved: draft.unresolved.map((c) => c.start),
    count: draft.citationCount,
    sources: draft.sources.map((s) => [s.form, s.label, s.start, s.end, s.labelSpan, s.body, s.useCount, s.details]),
    uses: draft.sources.map((s) => s.uses.map((use) => use.label.start)),
    quotes: draft.quotes.map((q) => [
      q.kind,
      q.start,
      q.end,
      q.text,
      q.speaker,
      q.attributed,
      q.cited,
      q.citations.length,
    ]),
    claims: draft.claims.map((c) => [c.kind, c.start, c.end, c.sentence, c.cited, c.citations.length]),
    oddities: draft.oddities,
    strays: draft.strayMarks,
    directives: draft.directives,
    uncited: draft.uncitedQuotes.map((q) => [q.start, draft.citesElsewhere(q)]),
    open: draft.openClaims.map((c) => c.start),
    findings: runChecks(draft).map((f) => [f.code, f.level, f.start, f.end, f.message, f.related?.map((r) => r.start)]),
  };
}

const PIECES = [
  'x',
  ' ',
  '\n',
  '\n\n',
  '[1]',
  '[',
  ']',
  '”',
  '“',
  '"',
  '- ',
  '> ',
  '```\n',
  '# ',
  '\n## References\n\n',
  '[9] A, https://example.org/9\n',
  '| a | b |\n|---|---|\n',
  '---\n',
  '[^1]',
  '[^1]: note\n',
  ' said Moss. ',
  '12%',
  'Experts say',
  '1. ',
  '\r\n',
  '\r',
  '🌊',
  '<!-- x -->',
  '    ',
  '=====\n',
];

const edits = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    remove: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 0, max: 40 })),
    insert: fc.constantFrom(...PIECES, ''),
  }),
  { minLength: 1, maxLength: 8 },
);

describe.each([64, 3])('a draft under edit, in chunks of %i blocks', (size) => {
  const usual = { ...chunking };
  beforeAll(() => void Object.assign(chunking, { size, small: size / 4 }));
  afterAll(() => void Object.assign(chunking, usual));

  it.each(['markdown', 'plaintext'] as const)('reads in %s as it would read from scratch', (format: DraftFormat) => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...drafts), { minLength: 1, maxLength: 3 }), edits, (parts, changes) => {
        let text = parts.map((part) => part.text).join('\n');
        const reader = new DraftReader(DraftText.of(text), format);
        for (const { at, remove, insert } of changes) {
          const start = Math.floor(at * text.length);
          const end = Math.min(text.length, start + remove);
          text = text.slice(0, start) + insert + text.slice(end);
          reader.edit(start, end, insert);
          // Asked for now and then only, as edits of one notification come together.
          if (remove % 2 === 0) runChecks(reader.draft);
        }
        expect(seen(reader.draft)).toEqual(seen(readDraft(text, format)));
      }),
      { numRuns: 100 },
    );
  });
});

describe.each([64, 3])('a draft with edits made on trial, in chunks of %i blocks', (size) => {
  const usual = { ...chunking };
  beforeAll(() => void Object.assign(chunking, { size, small: size / 4 }));
  afterAll(() => void Object.assign(chunking, usual));

  it.each(['markdown', 'plaintext'] as const)(
    'says in %s what it would from scratch, and stays',
    (format: DraftFormat) => {
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...drafts), { minLength: 1, maxLength: 3 }), edits, (parts, changes) => {
          const text = parts.map((part) => part.text).join('\n');
          const reader = new DraftReader(DraftText.of(text), format, { language: 'en' });
          const { draft } = reader;
          runChecks(draft);
          const trial: Replacement[] = [];
          for (const { at, remove, insert } of changes.toSorted((a, b) => a.at - b.at)) {
            const start = Math.max(Math.floor(at * text.length), trial.at(-1)?.end ?? 0);
            trial.push({ start, end: Math.min(text.length, start + remove), newText: insert });
          }
          let after = text;
          for (const { start, end, newText } of trial.toReversed()) {
            after = after.slice(0, start) + newText + after.slice(end);
          }
          expect(seen(draft.withEdits(trial))).toEqual(seen(readDraft(after, format, { language: 'en' })));
          expect(seen(draft)).toEqual(seen(readDraft(text, format, { language: 'en' })));
          // What was read on trial must not stand in for what is written.
          const place = Math.floor(text.length * changes[0]!.at);
          reader.edit(place, place, changes[0]!.insert);
          const typed = text.slice(0, place) + changes[0]!.insert + text.slice(place);
          expect(seen(reader.draft)).toEqual(seen(readDraft(typed, format, { language: 'en' })));
          expect(seen(draft.withEdits(trial))).toEqual(seen(readDraft(after, format, { language: 'en' })));
        }),
        { numRuns: 60 },
      );
    },
  );
});

describe('a keystroke', () => {
  const article = Array.from({ length: 400 }, (_, number) =>
    number % 10 === 0
      ? `## Part ${number}\n`
      : number % 7 === 0
        ? `- One said “we keep the boats and the piers” [${(number % 9) + 1}].\n- Another did not.\n`
        : `The harbour grew by ${number} boats in that year, said the office [${(number % 9) + 1}]. It went on.\n`,
  ).join('\n');
  const list = Array.from(
    { length: 9 },
    (_, number) => `[${number + 1}] Office ${number}, https://example.org/${number}`,
  );
  const text = `# Boats\n\n${article}\n\n## References\n\n${list.join('\n\n')}\n`;

  it.each([
    ['markdown', 2],
    ['plaintext', 8],
  ] as const)('reads again at most the blocks that it touches in %s', (format, most) => {
    const reader = new DraftReader(DraftText.of(text), format);
    const blocks = reader.draft.blocks.length;
    const read = reader.blocksRead;
    expect(read).toBeGreaterThan(400);
    const places = [...text.matchAll(/harbour|Another|keep the/g)].map((match) => match.index + 3);
    for (const place of places.filter((_, index) => index % 25 === 0)) {
      const before = reader.blocksRead;
      reader.edit(place, place, 'x');
      expect(reader.draft.blocks).toHaveLength(blocks);
      expect(reader.blocksRead - before).toBeLessThanOrEqual(most);
      reader.edit(place, place + 1, '');
      void reader.draft;
    }
  });

  it('at two places far from each other leaves alone what stands between', () => {
    const reader = new DraftReader(DraftText.of(text), 'markdown');
    const [one, , other] = [0.1, 0.5, 0.9].map((part) => text.indexOf('harbour', part * text.length) + 3);
    const between = reader.draft.portions.slice(2, -2).map(({ key }) => key);
    reader.edit(one!, one!, 'x');
    reader.edit(other!, other!, 'x');
    const edited = `${text.slice(0, one)}x${text.slice(one, other! - 1)}x${text.slice(other! - 1)}`;
    expect(reader.draft.text.toString()).toBe(edited);
    expect(between.length).toBeGreaterThan(1);
    expect(reader.draft.portions.map(({ key }) => key)).toEqual(expect.arrayContaining(between));
    expect(seen(reader.draft)).toEqual(seen(readDraft(edited, 'markdown')));
  });
});
