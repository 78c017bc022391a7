import type MarkdownIt from 'markdown-it';
import type { Draft } from '../../server/draft/model.ts';
import { alignInline } from './align.ts';
import { back, CitationWriter, inlineRule, writeAfter } from './inline.ts';
import { placesOf } from './places.ts';
import type { Texts } from './texts.ts';

/** Reads a markdown draft. */
export type ReadMarkdown = (text: string) => Draft;

const open = 'well_sourced_draft';
/** What the second parse is told, by its environment. */
const told = Symbol('well-sourced');
const writerOf = (env: unknown): CitationWriter | undefined => (env as { [told]?: CitationWriter } | undefined)?.[told];

/**
 * A markdown-it plug-in: citations become links to their entries and back, with the source as their title; those that
 * no list defines are marked. VS Code parses a document for much more than its preview, at every keystroke, so a parse
 * only leaves a note of the text; the draft is read when the page is rendered. The text is then parsed once more with
 * the places known, and the inline tokens that hold any are taken over.
 * @param read reads a draft; called once a render
 */
export function citationLinks(md: MarkdownIt, read: ReadMarkdown, texts: Texts): MarkdownIt {
  const sources = new WeakMap<object, { readonly source: string; readonly env: object }>();

  md.core.ruler.before('inline', 'well_sourced_places', (state) => {
    const writer = writerOf(state.env);
    if (writer) writer.wanted(placesOf(writer.draft, alignInline(state.tokens, state.src)));
    else if (!state.inlineMode && state.tokens.length > 0) {
      // The note: a token that shows nothing and is rendered first.
      const note = new state.Token(open, '', 0);
      sources.set(note, { source: state.src, env: state.env });
      state.tokens.unshift(note);
    }
  });
  md.inline.ruler.before('text', 'well_sourced_citation', inlineRule(md, writerOf));
  md.core.ruler.after('inline', 'well_sourced_ends', (state) => {
    const writer = writerOf(state.env);
    if (writer) for (const token of state.tokens) writeAfter(token, writer, state.Token);
  });

  md.renderer.rules[open] = (tokens, index) => {
    const note = tokens[index]!;
    const kept = sources.get(note);
    // Tokens may be rendered again; they are linked by then.
    if (!kept) return '';
    sources.delete(note);
    const draft = read(kept.source);
    if (draft.sources.length === 0 || draft.citationCount === 0) return '';
    const writer = new CitationWriter(draft, texts);
    const again = md.parse(kept.source, { ...kept.env, references: undefined, [told]: writer });
    const before = tokens.slice(index + 1);
    // A plug-in that parses the same text to other tokens is left alone.
    if (before.length !== again.length || before.some(({ type }, at) => type !== again[at]!.type)) return '';
    before.forEach((token, at) => {
      if (writer.wrote(again[at]!)) token.children = again[at]!.children;
    });
    return '';
  };
  md.renderer.rules[back] = (tokens, index) => {
    const { label, ids } = tokens[index]!.meta as { label: string; ids: readonly string[] };
    const title = md.utils.escapeHtml(texts.back(label));
    const arrows = ids.map((id, at) => {
      const count = at > 0 ? `<sup>${at + 1}</sup>` : '';
      return `<a href="#${id}" data-href="#${id}" title="${title}">↩${count}</a>`;
    });
    return arrows.length > 0 ? ` <span class="well-sourced-back">${arrows.join(' ')}</span>` : '';
  };
  return md;
}
