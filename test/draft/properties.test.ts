import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import type { Draft, DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import type { Span } from '../../server/text/span.ts';

// Hundreds of drafts take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const folder = join(import.meta.dirname, '../cases');
const lines = readdirSync(folder)
  .filter((name) => /\.(?:md|txt)$/.test(name))
  .flatMap((name) => readFileSync(join(folder, name), 'utf8').split(/\r\n|\n|\r/));

const mangled = fc
  .array(
    fc.oneof(
      fc.constantFrom(...lines),
      fc.string({ maxLength: 12 }),
      fc.constantFrom('Other sources: A, B', '', '> ', '```', '“', '[', '\r', '\u2028', "'*a*", '‘_b_ ’', '**"c**'),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join('\n'));
const formats = fc.constantFrom<DraftFormat>('markdown', 'plaintext');

function spansOf(draft: Draft): Span[] {
  return [
    ...draft.blocks,
    ...draft.citations,
    ...draft.citations.flatMap((citation) => citation.labels),
    ...draft.sources,
    ...draft.sources.flatMap((source) =>
      [source.body, source.labelSpan, source.labelMark, source.mark].filter((one) => one !== null),
    ),
    ...draft.quotes.flatMap((quote) => [quote, quote.inner, ...(quote.speakerSpan ? [quote.speakerSpan] : [])]),
    ...draft.claims.flatMap((claim) => [claim, claim.sentence]),
    ...draft.oddities,
    ...draft.strayMarks,
    ...draft.directives,
  ];
}

describe('any text', () => {
  it('gives a draft whose spans lie inside it and read what they say', () => {
    fc.assert(
      fc.property(fc.oneof(mangled, fc.string({ unit: 'binary', maxLength: 200 })), formats, (text, format) => {
        const draft = readDraft(text, format);
        for (const { start, end } of spansOf(draft)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
        for (const citation of draft.citations) {
          for (const { label, start, end, range } of citation.labels) {
            const written = text.slice(start, end);
            expect(citation.start).toBeLessThanOrEqual(start);
            expect(end).toBeLessThanOrEqual(citation.end);
            if (!range && /^\d+$/.test(written)) expect(Number(written)).toBe(Number(label));
          }
        }
        for (const source of draft.sources) {
          for (const { start, end, url } of source.details.links) {
            const written = text.slice(source.start + start, source.start + end);
            expect(url.endsWith(written) || url.includes('doi.org') || url.includes(written.slice(0, 8))).toBe(true);
          }
          if (source.labelSpan) expect(source.labelSpan.start).toBeGreaterThanOrEqual(source.start);
        }
        for (const finding of runChecks(draft)) {
          expect(finding.start).toBeGreaterThanOrEqual(0);
          expect(finding.end).toBeLessThanOrEqual(text.length);
          finding.fixes?.();
        }
      }),
      { numRuns: 300 },
    );
  });

  it('gives citations that do not cross', () => {
    fc.assert(
      fc.property(mangled, formats, (text, format) => {
        const { citations } = readDraft(text, format);
        citations.forEach((citation, index) => {
          if (index > 0) expect(citation.start).toBeGreaterThanOrEqual(citations[index - 1]!.end);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('reads alike with \\n and with \\r\\n', () => {
    const clean = mangled.map((text) => text.replace(/[\r\u2028]/g, ''));
    const facts = (draft: Draft) => ({
      citations: draft.citations.map((c) => [
        draft.text.slice(c.start, c.end),
        c.labels.map((l) => l.source?.index ?? null),
      ]),
      sources: draft.sources.map((s) => [s.form, s.label, s.details.title, s.details.url]),
      quotes: draft.quotes.map((q) => [q.kind, q.text, q.speaker]),
      claims: draft.claims.map((c) => draft.text.slice(c.start, c.end)),
      strays: draft.strayMarks.map((s) => s.kind),
    });
    fc.assert(
      fc.property(clean, formats, (text, format) => {
        expect(facts(readDraft(text.replaceAll('\n', '\r\n'), format))).toEqual(facts(readDraft(text, format)));
      }),
      { numRuns: 200 },
    );
  });

  it('has no citations inside a code fence', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(
          ...lines.filter((line) => line.includes('[') && !line.includes('```') && !line.includes('~~~')),
        ),
        (line) => {
          const list = '\n\n## References\n\n[1] A, https://example.org/1\n[2] B, https://example.org/2\n';
          const fenced = readDraft(`Before.\n\n\`\`\`\n${line}\n\`\`\`\n${list}`, 'markdown');
          expect(fenced.citations.filter((citation) => citation.within === null)).toEqual([]);
        },
      ),
    );
  });
});
