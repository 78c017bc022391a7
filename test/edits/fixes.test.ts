import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { applyEdits, typed } from '../annotated.ts';

const pieces = fc.constantFrom(
  'The tide turned',
  'Experts suggest that nets tear',
  'Some 48% of crews left',
  '“We keep the boats and the nets,” Quill said',
  '“The tide is in, she said',
  'He left the room”',
  ' [1]',
  ' [9].',
  '[1][2]',
  ' [2-4],',
  ' [3-1]',
  ' [1, 7; 9]',
  '.[^1]',
  ' [citation needed]',
  ' [Source]',
  '【4†source】',
  '[oai_citation:1‡Manual](https://example.org/doc)',
  '. ',
  '\n',
  '\n\n',
  '\n- ',
  '\n> ',
  '| a [9] | b |',
  '\n## A section\n\n',
  '\n\n## References\n\n',
  '\nReferences\n',
  '\n[1] Quay Times. “Nets.” https://example.org/1\n',
  '\n[2] Dock Wire. “Ropes.” Link\n',
  '\n[2]\n',
  '\n- Pier Post. “Boats.” Link [8]\n',
  '\n- White Pier. “Plan.” Link [Source]\n',
  '\n1. A, https://example.org/a\n',
  '\n5. B\n',
  '\n[^1]: Note, https://example.org/n\n',
  '\n[3]: https://example.org/3\n',
  '\n| 1 | A, https://example.org/1 | x |\n',
);

const drafts = fc.record({
  text: fc.array(pieces, { minLength: 1, maxLength: 25 }).map((all) => all.join('')),
  newline: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  format: fc.constantFrom<DraftFormat>('markdown', 'plaintext'),
});

test('every fix can be applied, changes something and keeps the line breaks', () => {
  fc.assert(
    fc.property(drafts, ({ text: lines, newline, format }) => {
      const text = lines.replaceAll('\n', newline);
      const draft = readDraft(text, format);
      for (const finding of runChecks(draft)) {
        expect(finding.end).toBeGreaterThanOrEqual(finding.start);
        expect(finding.end).toBeLessThanOrEqual(text.length);
        for (const fix of finding.fixes?.() ?? []) {
          const after = applyEdits(text, fix.edits);
          expect(after, fix.title).not.toBe(text);
          if (newline !== '\n' && text.includes(newline))
            expect(after.replaceAll(newline, ''), fix.title).not.toContain('\n');
          if (newline === '\n') expect(after).not.toContain('\r');
          for (const { newText, stops } of fix.edits) {
            for (const stop of stops ?? []) expect(stop.end).toBeLessThanOrEqual(newText.length);
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});

/** A draft as people write them: some prose that cites, then a list of one form. */
const prose = fc.constantFrom(
  'The tide turned [1]. Nobody saw it.',
  'Some 48% of crews left [7], and more will.',
  'They came [2, 9] and went [3-5].',
  'A note.[^6]',
  'It was seen [12]!',
);
const entries: Readonly<Record<string, (n: number) => string>> = {
  bracket: (n) => `[${n}] Quay Times. “Nets ${n}.” https://example.org/${n}`,
  bullet: (n) => `- [${n}] Dock Wire, https://example.org/${n}`,
  ordered: (n) => `${n}. [Net ${n}](https://example.org/${n})`,
  footnote: (n) => `[^${n}]: Note ${n}, https://example.org/${n}`,
  definition: (n) => `[${n}]: https://example.org/${n}`,
  end: (n) => `- Pier Post. “Boats ${n}.” https://example.org/${n} [${n}]`,
};
const written = fc
  .record({
    prose: fc.array(prose, { minLength: 1, maxLength: 4 }),
    heading: fc.constantFrom('## References', '**Sources:**', 'References', 'Works cited\n==========='),
    form: fc.constantFrom(...Object.keys(entries)),
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 6 }),
    apart: fc.boolean(),
    after: fc.constantFrom('', '', '\n\n---\n\n*Compiled by hand*', '\n\n## Appendix\n\nThe river rose.'),
    newline: fc.constantFrom('\n', '\r\n'),
    format: fc.constantFrom<DraftFormat>('markdown', 'plaintext'),
  })
  .map(({ prose, heading, form, numbers, apart, after, newline, format }) => {
    const list = numbers.sort((a, b) => a - b).map(entries[form]!);
    const text = `${prose.join('\n\n')}\n\n${heading}\n\n${list.join(apart ? '\n\n' : '\n')}${after}\n`;
    return { text: text.replaceAll('\n', newline), format };
  });

test('an added entry is what the citation then leads to', () => {
  let seen = 0;
  fc.assert(
    fc.property(written, ({ text, format }) => {
      const draft = readDraft(text, format);
      for (const finding of runChecks(draft).filter(({ code }) => code === 'undefined-citation')) {
        const fix = finding.fixes?.().find(({ title }) => title.startsWith('Add '));
        if (!fix) continue;
        const again = readDraft(applyEdits(text, fix.edits.map(typed)), format);
        const label = again.citations
          .flatMap((citation) => citation.labels)
          .find(({ start, end }) => start === finding.start && end === finding.end);
        if (!label) continue;
        expect(label.source?.label, `${fix.title} of ${JSON.stringify(text)}`).toBe(label.label);
        seen++;
      }
    }),
    { numRuns: 100 },
  );
  expect(seen).toBeGreaterThan(30);
});

test('what a fix does not name stays as it is', () => {
  fc.assert(
    fc.property(drafts, ({ text, format }) => {
      const draft = readDraft(text, format);
      for (const finding of runChecks(draft)) {
        for (const { title, edits } of finding.fixes?.() ?? []) {
          const taken = edits.map((edit) => text.slice(edit.start, edit.end)).join('');
          // Nothing but the finding's own mark, a lost word, a label or blanks ever goes.
          const words = taken.replace(/[\s\d()[\],;>-]/g, '');
          const own = text.slice(finding.start, finding.end);
          const whole = draft.citations.find((c) => c.start <= finding.start && finding.end <= c.end);
          // An entry goes whole only where the title says so.
          const entry =
            title.startsWith('Take the entry') &&
            draft.sources.find((s) => s.start <= finding.start && finding.end <= s.end);
          const allowed = own + [whole, entry].map((span) => (span ? text.slice(span.start, span.end) : '')).join('');
          for (const sign of words) expect(allowed, `${title}: ${JSON.stringify(taken)}`).toContain(sign);
        }
      }
    }),
    { numRuns: 100 },
  );
});
