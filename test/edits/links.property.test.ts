import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { addressKey } from '../../server/edits/address.ts';
import { linksToSources } from '../../server/edits/links/toSources.ts';
import { applyEdits } from '../annotated.ts';

vi.setConfig({ testTimeout: 60_000 });

const pieces = fc.constantFrom(
  'The tide turned',
  ' (https://a.example/1)',
  ' https://b.example/2?x=[1].',
  ' <https://c.example/3>',
  ' [words of it](https://d.example/4 "A title")',
  ' ([Quay](https://q.example/1); [Dock](https://e.example/5), p. 3)',
  ' ![map](https://f.example/6.png)',
  ' `https://g.example/7`',
  ' <a href="https://h.example/8">x</a>',
  ' [1](https://q.example/1)',
  ' [1].',
  ' [2, 9]',
  ' www.i.example/9,',
  '. ',
  '\n',
  '\n\n',
  '\n- ',
);
const lists = fc.constantFrom(
  '',
  '\n\n## References\n\n[1] Quay, https://q.example/1\n[2] Dock. Link\n',
  '\n\n## Sources\n\n1. Quay, https://q.example/1\n2. Dock\n',
  '\n\nReferences\n- Quay Times. “Q.” https://q.example/1 [1]\n- Dock. “D.” Link [2]\n',
  '\n\n[1]: https://q.example/1 "Q"\n',
  '\n\n[^1]: Quay, https://q.example/1\n',
);

test('each link turned leads to its page through the list; the rest of the text stays', () => {
  let changed = 0;
  fc.assert(
    fc.property(
      fc.array(pieces, { minLength: 1, maxLength: 14 }),
      lists,
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom<DraftFormat>('markdown', 'plaintext'),
      (parts, list, newline, format) => {
        const text = (parts.join('') + list).replaceAll('\n', newline);
        const draft = readDraft(text, format);
        const plan = linksToSources(draft, draft.links, 'Turn links into sources');
        if (plan.kind !== 'change') return;
        changed++;
        const out = applyEdits(text, plan.edits);
        const after = readDraft(out, format);
        expect(after.links.filter(({ words }) => words === null)).toEqual([]);
        expect(after.sources.length - draft.sources.length).toBeLessThanOrEqual(draft.links.length);
        if (text.includes('\r')) expect(out).not.toMatch(/(?<!\r)\n/);
        // An entry that lists several pages is known by each of them, and what is compared here is its first.
        if (
          draft.sources.some(({ start, end }) => (text.slice(start, end).match(/https?:\/\/|www\./g) ?? []).length > 1)
        )
          return;
        // In order, the citations lead to the pages that links and citations led to.
        const pages = [
          ...draft.citations.flatMap(({ start, labels, within }) =>
            within ? [] : labels.flatMap(({ source }) => (source ? [{ start, page: source.details.url ?? '' }] : [])),
          ),
          ...draft.links.map(({ start, url }) => ({ start, page: url })),
        ];
        const before = pages.sort((a, b) => a.start - b.start).map(({ page }) => addressKey(page));
        const now = after.citations.flatMap(({ labels, within }) =>
          within ? [] : labels.flatMap(({ source }) => (source ? [addressKey(source.details.url ?? '')] : [])),
        );
        expect(now).toEqual(before);
        // Outside the links only entries are added.
        for (const { start, end, newText } of plan.edits) {
          const link = draft.links.some((one) => start <= one.start && one.end <= end && end - one.end < 12);
          expect(link || start === end, newText).toBe(true);
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(changed).toBeGreaterThan(20);
});
