import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { Draft, DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { type WrittenStyle, writers } from '../../server/draft/styles/write.ts';
import { convertStyle } from '../../server/edits/convert/convert.ts';
import { applyEdits } from '../annotated.ts';

vi.setConfig({ testTimeout: 120_000 });

const prose = fc.constantFrom(
  'The tide turned',
  ' [1]',
  ' [2].',
  '[1][2]',
  ' [1-3],',
  ' [1, 3]',
  ' [2, p. 12; 3]',
  ' [9]',
  '.[^1]',
  '.[^a][^b] ',
  ' [@lind2021, p. 3]',
  ' [see @lind2021; @quay]',
  '¹',
  ' in 2015 ²',
  ' `a[1]`',
  ' $x[2]$',
  ' [the log][1]',
  ' [a link](https://example.org/[1])',
  '. ',
  '\n',
  '\n\n',
  '\n- ',
  '\n> ',
);
const entries = fc.constantFrom(
  '[1] Quay Times. “Nets.” https://example.org/1\n',
  '[2] Dock Wire. “Ropes.” Link\n',
  '[3] Lind, Oda. *Boats*, 2021, as in [1]. https://example.org/3\n',
  '[4]\n',
  '- Pier Post. “Boats.” Link [1]\n',
  '- White Pier. “Plan.” Link [Source]\n',
  '1. A, https://example.org/a\n',
  '2. [B](https://example.org/b), 2020\n',
  '[^1]: Note, https://example.org/n\n',
  '[^a]: Named, https://example.org/m\n',
  '[^b]: Long.\n\n    More of it.\n',
  '[1]: https://example.org/d "Words"\n',
  '[2]: https://example.org/e\n',
  '[@lind2021] Lind. “Boats.” https://example.org/l\n',
  '[@quay] Quay Times, https://example.org/q\n',
  '¹ Raised, https://example.org/r\n',
  '² Raised too, https://example.org/s\n',
  '| 1 | A, https://example.org/1 | x |\n',
  '\n',
);
const drafts = fc.record({
  text: fc
    .tuple(
      fc.array(prose, { maxLength: 14 }),
      fc.constantFrom('\n\n## References\n\n', '\n\n**Sources:**\n', '\n\n', '\n\nReferences\n'),
      fc.array(entries, { minLength: 1, maxLength: 7 }),
      fc.constantFrom('', '\n\nThe end [1].\n'),
    )
    .map(([text, heading, list, end]) => text.join('') + heading + list.join('') + end),
  newline: fc.constantFrom('\n', '\n', '\r\n'),
  format: fc.constantFrom<DraftFormat>('markdown', 'markdown', 'plaintext'),
  target: fc.constantFrom(...(Object.keys(writers) as WrittenStyle[])),
});

/** What the citations of the text say, one after the other: the words of the entries they name, in any order. */
const said = (draft: Draft): string[] =>
  draft.citations
    .filter(({ within }) => within === null)
    .flatMap(({ labels }) =>
      labels.flatMap(({ source }) => (source ? [wordsOf(draft.text.slice(source.body.start, source.body.end))] : [])),
    );

const wordsOf = (body: string): string =>
  [
    ...body
      .replace(/\[[@^]?[\w-]+\](?!\()/g, '')
      .replace(/https?:\/\/[^\s)>"]+/g, '')
      .matchAll(/[\p{L}\p{N}]{2,}/gu),
  ]
    .map(String)
    .sort()
    .join(' ');

test('each citation points to the same entry afterwards, and nothing else is touched', () => {
  let changed = 0;
  fc.assert(
    fc.property(drafts, ({ text: lines, newline, format, target }) => {
      const text = lines.replaceAll('\n', newline);
      const draft = readDraft(text, format);
      const plan = convertStyle(draft, target);
      if (plan.kind !== 'change') return;
      changed++;
      const out = applyEdits(text, plan.edits);
      const after = readDraft(out, format);
      expect(said(after)).toEqual(said(draft));
      if (newline === '\r\n') expect(out).not.toMatch(/(?<!\r)\n/);
      for (const { start, end } of plan.edits) {
        const inside = (span: { start: number; end: number }, room: number) =>
          span.start - room <= start && end <= span.end + room;
        const mark = draft.citations.some((citation) => {
          const last =
            draft.citations.findLast((other) => other.start < end && other.block === citation.block) ?? citation;
          return inside({ start: citation.start, end: last.end }, 1) || /\[the log\]\[1\]/.test(text.slice(start, end));
        });
        const entry = draft.sources.some((source) => inside(source, 0));
        // Notes that move to the list leave with their line breaks.
        let rest = text.slice(start, end);
        for (const source of draft.sources) {
          if (start <= source.start && source.end <= end) rest = rest.replace(text.slice(source.start, source.end), '');
        }
        const lines = /^[\s>]*$/.test(rest);
        expect(start === end || mark || entry || lines, text.slice(start, end)).toBe(true);
      }
      // Done once, there is nothing left to do but what was said to stay.
      const again = convertStyle(after, target);
      if (again.kind === 'change') expect(applyEdits(out, again.edits)).not.toBe(text);
    }),
    { numRuns: 500 },
  );
  expect(changed).toBeGreaterThan(50);
});

const tidy = fc
  .tuple(
    fc.array(
      fc.oneof(
        fc.constantFrom('The tide turned', 'Nets tore', 'in the café', '`a[1]`', '$x[1]$', '“Boats,” she said', '- '),
        fc.integer({ min: 1, max: 4 }).map((n) => `rose [${n}]`),
        fc.integer({ min: 2, max: 4 }).map((n) => `rose.[${n}]`),
        fc.constantFrom('fell [1, 3]', 'fell [2, 4], and'),
      ),
      { minLength: 1, maxLength: 12 },
    ),
    fc.constantFrom(' ', '. ', '\n\n'),
    fc.constantFrom('\n', '\n\n'),
    fc.constantFrom('\n', '\r\n'),
  )
  .map(([parts, gap, between, newline]) => {
    const list = [1, 2, 3, 4].map((n) => `[${n}] Outlet ${n}. “Title, ${n}.” ${2000 + n}. https://example.org/${n}`);
    return `Words.\n\n${parts.join(gap)}.\n\n## References\n\n${list.join(between)}\n`.replaceAll('\n', newline);
  });

test('there and back gives the same bytes for a draft that the other style can hold', () => {
  fc.assert(
    fc.property(
      tidy,
      fc.constantFrom<WrittenStyle>('footnote', 'superscript', 'link-definition', 'pandoc'),
      (text, style) => {
        const there = convertStyle(readDraft(text, 'markdown'), style);
        expect(there.kind, there.kind === 'refusal' ? there.reason : '').toBe('change');
        if (there.kind !== 'change') return;
        const other = applyEdits(text, there.edits);
        const back = convertStyle(readDraft(other, 'markdown'), 'bracket');
        expect(back.kind === 'change' && applyEdits(other, back.edits)).toBe(text);
      },
    ),
    { numRuns: 120 },
  );
});
