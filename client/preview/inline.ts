import type MarkdownIt from 'markdown-it';
import type StateInline from 'markdown-it/lib/rules_inline/state_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';
import type { Citation, CitationLabel, Draft, Source } from '../../server/draft/model.ts';
import type { Place, Placed, Places } from './places.ts';
import { sourceTitle, type Texts } from './texts.ts';

/** The type of the token that leads back from an entry; its `meta` holds the ids of the citations. */
export const back = 'well_sourced_back';

/** Writes the links of one draft into the inline tokens of one parse. */
export class CitationWriter {
  readonly draft: Draft;
  readonly texts: Texts;
  readonly #places = new Map<readonly Token[], Places>();
  readonly #written = new Set<readonly Token[]>();
  readonly #titles = new Map<Source, string>();
  readonly #citedAt = new Map<Source, string[]>();
  /** A comment that switches the check off counts for the page as well. */
  readonly #marksUndefined: boolean;
  #shown: ReadonlySet<Source> = new Set();
  #count = 0;

  constructor(draft: Draft, texts: Texts) {
    this.draft = draft;
    this.texts = texts;
    this.#marksUndefined = !draft.directives.some(
      ({ kind, codes }) => kind !== 'enable' && (codes.length === 0 || codes.includes('undefined-citation')),
    );
  }

  /** Takes what is to be written; the parser tells an inline token by its list of children. */
  wanted({ places, shown }: Placed): void {
    this.#shown = shown;
    for (const [token, ofToken] of places) if (token.children) this.#places.set(token.children, ofToken);
  }

  placesIn(children: readonly Token[]): Places | undefined {
    return this.#places.get(children);
  }

  wrote(token: Token): boolean {
    return token.children !== null && this.#written.has(token.children);
  }

  /** The anchors of the entries that begin at the place, and the ways back of those that end there. */
  entries({ begins, ends }: Place, push: (type: string, tag: string, nesting: -1 | 0 | 1) => Token, to: Token[]): void {
    for (const source of ends) push(back, '', 0).meta = { label: source.label, ids: this.#idsOf(source) };
    for (const source of begins) {
      const anchor = push('well_sourced_open', 'span', 1);
      anchor.attrs = [
        ['class', 'well-sourced-entry'],
        ['id', entryId(source)],
      ];
      push('well_sourced_close', 'span', -1);
    }
    this.#written.add(to);
  }

  /**
   * The citation as links.
   * @returns whether there was anything to write
   */
  citation(citation: Citation, raw: string, push: StateInline['push'], to: Token[]): boolean {
    const parts = partsOf(citation);
    const links = parts.filter(({ labels }) => labels.some(({ source }) => source && this.#shown.has(source)));
    const lost = parts.filter((part) => this.#isLost(citation, part));
    if (links.length + lost.length === 0) return false;
    const id = `well-sourced-cited-${++this.#count}`;
    const outer = push('well_sourced_open', 'span', 1);
    outer.attrs = [
      ['class', 'well-sourced-citation'],
      ['id', id],
    ];
    let done = citation.start;
    const text = (end: number) => {
      if (end > done) push('text', '', 0).content = raw.slice(done - citation.start, end - citation.start);
      done = end;
    };
    for (const part of parts) {
      // A single label is linked with its brackets, which are easier to hit.
      const { start, end } = parts.length === 1 ? citation : part;
      if (links.includes(part)) {
        text(start);
        this.#link(part, id, push, () => text(end));
      } else if (lost.includes(part)) {
        text(start);
        const mark = push('well_sourced_open', 'span', 1);
        mark.attrs = [
          ['class', 'well-sourced-undefined'],
          ['title', this.texts.undefined(raw.slice(part.start - citation.start, part.end - citation.start))],
        ];
        text(end);
        push('well_sourced_close', 'span', -1);
      }
    }
    text(citation.end);
    push('well_sourced_close', 'span', -1);
    this.#written.add(to);
    return true;
  }

  #link({ labels }: Part, id: string, push: StateInline['push'], text: () => void): void {
    const sources = labels.flatMap(({ source }) => (source && this.#shown.has(source) ? [source] : []));
    const link = push('link_open', 'a', 1);
    link.attrs = [
      ['href', `#${entryId(sources[0]!)}`],
      [
        'title',
        sources
          .slice(0, 4)
          .map((source) => this.#titleOf(source))
          .join('; '),
      ],
    ];
    text();
    push('link_close', 'a', -1);
    for (const source of sources) {
      const ids = this.#idsOf(source);
      if (ids.at(-1) !== id) ids.push(id);
    }
  }

  #isLost({ style }: Citation, { labels }: Part): boolean {
    if (!this.#marksUndefined || (style !== 'bracket' && style !== 'footnote')) return false;
    return labels.every(({ source, label }) => source === null && (style === 'footnote' || /^\d+$/.test(label)));
  }

  #titleOf(source: Source): string {
    const title = this.#titles.get(source) ?? sourceTitle(source);
    this.#titles.set(source, title);
    return title;
  }

  #idsOf(source: Source): string[] {
    const ids = this.#citedAt.get(source) ?? [];
    this.#citedAt.set(source, ids);
    return ids;
  }
}

/** A number or key of a citation, or a whole range, which is one link. */
interface Part {
  readonly start: number;
  readonly end: number;
  readonly labels: CitationLabel[];
}

function partsOf({ labels }: Citation): Part[] {
  const parts: Part[] = [];
  for (const label of labels) {
    const { start, end } = label.range ?? label;
    const last = parts.at(-1);
    if (last && last.start === start) last.labels.push(label);
    else if (!last || last.end <= start) parts.push({ start, end, labels: [label] });
  }
  return parts;
}

const entryId = (source: Source): string => `well-sourced-source-${source.index + 1}`;

/** Characters that may begin something else for markdown-it, and those inside a citation that markdown would change. */
const special = new Set([...'\n!#$%&*+-:<=>@[\\]^_`{}~'].map((character) => character.charCodeAt(0)));
const changed = /[\n\\*`&<]/;

/** The rule that writes at the places; it stands before all others, so that nothing else takes the brackets. */
export function inlineRule(md: MarkdownIt, writerOf: (env: unknown) => CitationWriter | undefined) {
  return (state: StateInline, silent: boolean): boolean => {
    const writer = writerOf(state.env);
    const places = writer?.placesIn(state.tokens);
    if (!writer || !places) return false;
    const push: StateInline['push'] = (type, tag, nesting) => state.push(type, tag, nesting);
    const place = places.at(state.pos);
    if (place && !silent) writer.entries(place, push, state.tokens);
    // While markdown-it looks ahead for the end of a link, brackets are brackets to it.
    if (place?.citation && !silent) {
      const { citation } = place;
      const end = state.pos + citation.end - citation.start;
      const raw = state.src.slice(state.pos, end);
      if (end > state.posMax || changed.test(raw) || isLink(state, md, raw, end)) return false;
      if (inLink(state) || !writer.citation(citation, raw, push, state.tokens)) state.pending += raw;
      state.pos = end;
      return true;
    }
    // Plain text is taken up to the next place, which the rule for text would run over.
    const next = places.after(state.pos);
    if (next === undefined || next >= state.posMax) return false;
    for (let at = state.pos; at < next; at++) if (special.has(state.src.charCodeAt(at))) return false;
    if (!silent) state.pending += state.src.slice(state.pos, next);
    state.pos = next;
    return true;
  };
}

/** A link cannot hold another one. (The types of markdown-it lack the field.) */
const inLink = (state: StateInline): boolean => ((state as { linkLevel?: number }).linkLevel ?? 0) > 0;

/** Whether markdown makes a link of the brackets: `[1](…)`, or a definition that is not shown, `[1]: https://…`. */
function isLink({ src, env }: StateInline, md: MarkdownIt, raw: string, end: number): boolean {
  if (src[end] === '(') return true;
  const references = (env as { references?: Record<string, unknown> }).references ?? {};
  const isDefined = (label: string) => Object.hasOwn(references, md.utils.normalizeReference(label));
  if (raw.startsWith('[') && isDefined(raw.slice(1, -1))) return true;
  const next = src[end] === '[' ? /^\[([^\]]*)\]/.exec(src.slice(end, end + 1000)) : null;
  return next !== null && isDefined(next[1]!);
}

/** Writes what stands behind the last character of an inline token, where no rule is asked. */
export function writeAfter(token: Token, writer: CitationWriter, create: typeof Token): void {
  const { children } = token;
  const place = children && writer.placesIn(children)?.at(token.content.length);
  if (!place) return;
  const push = (type: string, tag: string, nesting: -1 | 0 | 1): Token => {
    const made = new create(type, tag, nesting);
    children.push(made);
    return made;
  };
  writer.entries(place, push, children);
}
