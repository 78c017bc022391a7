import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import type { Draft } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { bibtex } from '../../server/export/bibtex.ts';
import { itemsOf } from '../../server/export/itemOf.ts';
import { cite } from '../../server/features/cite.ts';
import { codeActions } from '../../server/features/codeActions.ts';
import { codeLenses } from '../../server/features/codeLenses.ts';
import { completion, mayComplete } from '../../server/features/completion.ts';
import { definition } from '../../server/features/definition.ts';
import { documentLinks } from '../../server/features/documentLinks.ts';
import { type DocumentSymbol, documentSymbols } from '../../server/features/documentSymbols.ts';
import { excerptAt } from '../../server/features/excerpt.ts';
import { foldingRanges } from '../../server/features/foldingRanges.ts';
import { hover } from '../../server/features/hover.ts';
import { hintCard, inlayHints } from '../../server/features/inlayHints.ts';
import { offerCard } from '../../server/features/offerCard.ts';
import { overview, placesOf } from '../../server/features/overview.ts';
import { mentions } from '../../server/features/references.ts';
import { render } from '../../server/features/richText.ts';
import { selectionRanges } from '../../server/features/selectionRanges.ts';
import { semanticTokens } from '../../server/features/semanticTokens.ts';
import { contains, type Span } from '../../server/text/span.ts';
import { applyEdits } from '../annotated.ts';

/** Every feature at every place of every draft that was met: what holds always. */
const folder = join(import.meta.dirname, '../cases');
const drafts = readdirSync(folder)
  .filter((name) => /\.(?:md|txt)$/.test(name))
  .map((name) => {
    const text = new TextDecoder().decode(readFileSync(join(folder, name)));
    return { name, draft: readDraft(text, name.endsWith('.txt') ? 'plaintext' : 'markdown') };
  });

const inText = (draft: Draft, { start, end }: Span) => 0 <= start && start <= end && end <= draft.text.length;

describe.each(drafts)('$name', ({ draft }) => {
  /** Every offset of a short draft, every few of a long one. */
  const offsets = Array.from({ length: Math.min(draft.text.length, 400) + 1 }, (_, n) =>
    Math.floor((n * draft.text.length) / Math.max(1, Math.min(draft.text.length, 400))),
  );

  test('cards, jumps and uses', () => {
    for (const offset of offsets) {
      const found = hover(draft, offset);
      if (found) {
        expect(inText(draft, found.span)).toBe(true);
        const card = render(found.card, 'markdown');
        expect(card).not.toBe('');
        expect(card.length).toBeLessThan(10_000);
        for (const [, target] of card.matchAll(/(?<!\\)\]\(([^)]*)\)/g)) expect(target).toMatch(/^https?:\/\//);
      }
      for (const { origin, target, selection } of definition(draft, offset)) {
        expect(contains(target, selection)).toBe(true);
        expect(inText(draft, target)).toBe(true);
        expect(origin).toEqual(found?.span ?? origin);
      }
      const places = mentions(draft, offset);
      // Asked from any of its places, a source has the same places.
      for (const place of places) {
        const again = mentions(draft, place.start);
        expect(again.some(({ start, end }) => start === place.start && end === place.end)).toBe(true);
      }
    }
  });

  test('completion replaces a part of the cursor’s line and leaves brackets in pairs', () => {
    for (const offset of offsets) {
      const found = completion(draft, offset);
      if (!found) continue;
      expect(mayComplete(draft.text, offset)).toBe(true);
      const { start, end } = found.span;
      expect(start <= offset && offset <= end).toBe(true);
      expect(draft.text.lineNumberAt(start)).toBe(draft.text.lineNumberAt(end));
      for (const offer of found.offers) {
        expect(offer.label).not.toBe('');
        expect(offer.newText).not.toMatch(/[\r\n]/);
        if (offer.kind !== 'number') expect(offerCard(draft, offer.kind, offer.index, offer.filterText)).not.toBe(null);
      }
    }
  });

  test('outline, folding and links', () => {
    const check = (symbols: readonly DocumentSymbol[], within: Span) => {
      for (const symbol of symbols) {
        expect(symbol.name).not.toBe('');
        expect(contains(within, symbol.span)).toBe(true);
        expect(contains(symbol.span, symbol.selection)).toBe(true);
        check(symbol.children, symbol.span);
      }
    };
    check(documentSymbols(draft), { start: 0, end: draft.text.length });
    for (const { startLine, endLine } of foldingRanges(draft)) {
      expect(startLine < endLine && endLine < draft.text.lineCount).toBe(true);
    }
    let end = 0;
    for (const link of documentLinks(draft)) {
      expect(link.start >= end && link.end > link.start).toBe(true);
      expect(link.url).toMatch(/^https?:\/\//);
      end = link.end;
    }
  });

  test('what is drawn into the text, and the overview', () => {
    const findings = runChecks(draft);
    let end = 0;
    for (const token of semanticTokens(draft, findings)) {
      expect(token.start >= end && token.end > token.start).toBe(true);
      expect(draft.text.lineNumberAt(token.start)).toBe(draft.text.lineNumberAt(token.end));
      end = token.end;
    }
    for (const lens of codeLenses(draft)) expect(inText(draft, lens)).toBe(true);
    for (const { offset, label } of inlayHints(draft, { start: 0, end: draft.text.length })) {
      expect(label).not.toBe('');
      expect(hintCard(draft, offset)).not.toBe(null);
    }
    for (const offset of offsets) {
      let before: Span | null = null;
      for (const span of selectionRanges(draft, offset)) {
        expect(span.start <= offset && offset <= span.end).toBe(true);
        if (before) expect(contains(span, before) && span.end - span.start > before.end - before.start).toBe(true);
        before = span;
      }
    }
    const { missing, lists } = overview(draft, findings);
    const items = [...missing, ...lists.flatMap((list) => list.items)];
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    for (const item of items) {
      const places = placesOf(draft, findings, item.id);
      expect(places.filter(({ kind }) => kind === 'use')).toHaveLength(item.uses);
      expect(places.every((place) => inText(draft, place))).toBe(true);
      for (const place of places.slice(0, 3)) expect(excerptAt(draft, place)).not.toBe('');
    }
    expect(bibtex(itemsOf(draft.sources)).match(/^@/gm) ?? []).toHaveLength(itemsOf(draft.sources).length);
  });

  test('every entry of every light bulb has an edit that can be applied, and a title of its own', () => {
    const findings = runChecks(draft);
    for (const finding of findings) {
      const offered = codeActions(draft, findings, finding);
      expect(offered.length).toBeGreaterThan(0);
      for (const { edits, title } of offered) {
        expect(title).not.toBe('');
        if (edits) expect(applyEdits(draft.text.toString(), edits)).not.toBe(draft.text.toString());
      }
    }
  });

  test('citing a source adds a citation of it and takes nothing away', () => {
    for (const source of draft.sources.slice(0, 3)) {
      for (const offset of offsets.filter((_, n) => n % 40 === 0)) {
        const [edit, ...more] = cite(draft, { start: offset, end: offset }, source);
        expect(more).toEqual([]);
        if (!edit) continue;
        expect(edit.start).toBe(edit.end);
        expect(edit.newText).toContain(source.label!);
      }
    }
  });
});

test('the features take any text', () => {
  const bits = fc.constantFrom('[', ']', '[1]', '[^a]', '“', '”', '"', '\n', '\n\n', '## References\n', '[1] A. “B.” ');
  const text = fc.array(fc.oneof(bits, fc.string({ maxLength: 5 })), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.nat(), fc.constantFrom('markdown' as const, 'plaintext' as const), (words, at, format) => {
      const draft = readDraft(words, format);
      const offset = at % (words.length + 1);
      hover(draft, offset);
      definition(draft, offset);
      mentions(draft, offset);
      const found = completion(draft, offset);
      if (found) expect(found.span.start <= offset && offset <= found.span.end).toBe(true);
      documentSymbols(draft);
      foldingRanges(draft);
      documentLinks(draft);
      codeActions(draft, runChecks(draft), { start: offset, end: offset });
      semanticTokens(draft, runChecks(draft));
      overview(draft, runChecks(draft));
      codeLenses(draft);
      inlayHints(draft, { start: offset, end: words.length });
      selectionRanges(draft, offset);
    }),
    { numRuns: 300 },
  );
});
