import { type Span, shift } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import type { Citation, CitationLabel, CitationStyle, Source } from '../model.ts';
import type { CitationMark, LabelMark } from '../styles/mark.ts';
import { type Accepted, type BlockMarks, marksOf, ROOM, sourcesOfMark } from './blockMarks.ts';
import type { SourceIndex } from './sources.ts';

/** From so many on, marks glued to words are the draft's habit. */
const HABIT = 2;
const NONE: readonly Citation[] = [];

/**
 * The citations of one version of a draft. A keystroke decides anew only the marks of blocks that changed, and makes
 * the citations themselves when someone asks for them.
 */
export class TiedCitations {
  readonly #blocks: readonly ReadBlock[];
  readonly #index: SourceIndex;
  readonly #accepted: (readonly Accepted[])[] = [];
  readonly #made: (readonly Citation[] | undefined)[] = [];
  readonly #unresolved = new Set<number>();
  #all: readonly Citation[] | null = null;
  /** How many citations point at each source. */
  readonly useCounts: Uint32Array;
  count = 0;
  /** The styles of the citations in prose. */
  readonly styles = new Set<CitationStyle>();
  /** Marks that turned out broken, with what is wrong. */
  readonly faults: { readonly start: number; readonly end: number; readonly what: string }[] = [];

  constructor(blocks: readonly ReadBlock[], index: SourceIndex) {
    this.#blocks = blocks;
    this.#index = index;
    this.useCounts = new Uint32Array(index.sources.length);
    const open: { number: number; marks: BlockMarks }[] = [];
    let gluedTied = 0;
    let bracketsTied = 0;
    let keys = false;
    for (let number = 0; number < blocks.length; number++) {
      const block = blocks[number]!;
      if (block.facts.marks.length === 0 || block.kind === 'comment') continue;
      const inList = index.listOfBlock[number] !== undefined;
      if (block.kind === 'definition' && !inList) continue;
      const marks = marksOf(block, inList, index);
      gluedTied += marks.gluedTied;
      bracketsTied += marks.bracketsTied;
      if (marks.glued.length > 0 || marks.raised.length > 0) open.push({ number, marks });
      if (marks.unresolved > 0) this.#unresolved.add(number);
      for (const { start, end, what } of marks.faults) {
        this.faults.push({ start: start + block.start, end: end + block.start, what });
      }
      if (marks.accepted.length > 0) this.#accepted[number] = marks.accepted;
      keys ||= marks.accepted.some(({ mark, style }) => style === 'pandoc' && block.facts.masked[mark.start] === '[');
    }
    if (gluedTied >= HABIT) this.#addGlued(open);
    this.#addRaised(open, bracketsTied);
    this.#addKeys(open, keys);
    for (const accepted of this.#accepted) {
      if (!accepted) continue;
      this.count += accepted.length;
      for (const { sources, style, within } of accepted) {
        if (within < 0) this.styles.add(style);
        for (const source of sources) if (source >= 0) this.useCounts[source]!++;
      }
    }
  }

  /** All citations, in text order. */
  get all(): readonly Citation[] {
    if (!this.#all) {
      const all: Citation[] = [];
      for (let number = 0; number < this.#accepted.length; number++) {
        if (this.#accepted[number]) all.push(...this.of(number));
      }
      this.#all = all;
    }
    return this.#all;
  }

  /** The citations with a label that points at nothing, in text order. */
  get unresolved(): readonly Citation[] {
    return [...this.#unresolved]
      .sort((a, b) => a - b)
      .flatMap((number) => this.of(number))
      .filter((citation) => citation.labels.some((label) => label.source === null));
  }

  /** How many citations a block has. */
  countIn(block: number): number {
    return this.#accepted[block]?.length ?? 0;
  }

  /** Where in its block a citation stands, without making it: the marks that were accepted. */
  marksIn(block: number): readonly Accepted[] {
    return this.#accepted[block] ?? [];
  }

  /** The citations of a block. */
  of(number: number): readonly Citation[] {
    const accepted = this.#accepted[number];
    if (!accepted) return NONE;
    let made = this.#made[number];
    if (!made) {
      const block = this.#blocks[number]!;
      made = accepted.map((one) => new TiedCitation(block, number, one, this.#index.sources));
      this.#made[number] = made;
    }
    return made;
  }

  #addGlued(open: readonly { number: number; marks: BlockMarks }[]): void {
    for (const { number, marks } of open) {
      for (const mark of marks.glued) {
        if (mark.labels.every(({ label }) => Number(label) <= this.#index.largest + ROOM)) this.#add(number, mark);
      }
    }
  }

  /**
   * Superscripts count where the list writes its own numbers so, or where the draft has no bracket citations and a list
   * has all of the numbers; bare digits only in the second case and from two on.
   */
  #addRaised(open: readonly { number: number; marks: BlockMarks }[], bracketsTied: number): void {
    const raised = open.flatMap(({ number, marks }) => marks.raised.map((mark) => ({ number, mark })));
    for (const style of ['superscript', 'digit'] as const) {
      const marks = raised
        .filter(({ mark }) => mark.style === style)
        .map(({ number, mark }) => {
          const source = sourcesOfMark(mark, this.#blocks[number]!.start + mark.start, this.#index)[0]!;
          return { number, mark, source, own: this.#index.sources[source]?.form === 'superscript' };
        });
      const rest = marks.filter(({ own }) => !own);
      const all = bracketsTied === 0 && rest.length > 0 && rest.every(({ source }) => source >= 0);
      const enough = style === 'superscript' || rest.length >= 2;
      for (const { number, mark, own } of marks) {
        if ((own && style === 'superscript') || (all && enough)) this.#add(number, mark);
      }
    }
  }

  /** Bare keys (`@hale`): in a draft that has keys or names its bibliography, and where an entry has that key. */
  #addKeys(open: readonly { number: number; marks: BlockMarks }[], keys: boolean): void {
    let proven: boolean | null = keys || null;
    for (const { number, marks } of open) {
      for (const mark of marks.raised) {
        if (mark.style !== 'pandoc') continue;
        proven ??= namesBibliography(this.#blocks);
        const at = this.#blocks[number]!.start + mark.start;
        if (proven || sourcesOfMark(mark, at, this.#index)[0]! >= 0) this.#add(number, mark);
      }
    }
  }

  /** Adds a mark that the whole draft proved to be a citation. */
  #add(number: number, mark: CitationMark): void {
    const sources = sourcesOfMark(mark, this.#blocks[number]!.start + mark.start, this.#index);
    const accepted = [...(this.#accepted[number] ?? []), { mark, style: mark.style, sources, within: -1 }];
    this.#accepted[number] = accepted.sort((a, b) => a.mark.start - b.mark.start);
    if (sources.some((source) => source < 0)) this.#unresolved.add(number);
  }
}

/** Whether a draft names its bibliography, in its front matter or where the list shall stand. */
const namesBibliography = (blocks: readonly ReadBlock[]): boolean =>
  (blocks[0]?.kind === 'front-matter' && /^(?:bibliography|references)\s*[:=]/m.test(blocks[0].facts.raw)) ||
  blocks.some(({ kind, facts }) => kind === 'paragraph' && /^:{3,}\s*\{\s*#refs\b/.test(facts.raw));

/** A citation whose offsets are worked out when asked for. */
class TiedCitation implements Citation {
  readonly #block: ReadBlock;
  readonly #mark: CitationMark;
  readonly block: number;
  readonly within: Source | null;
  readonly style: CitationStyle;
  readonly labels: readonly CitationLabel[];

  constructor(block: ReadBlock, number: number, accepted: Accepted, sources: readonly Source[]) {
    this.#block = block;
    this.#mark = accepted.mark;
    this.block = number;
    this.within = sources[accepted.within] ?? null;
    this.style = accepted.style;
    this.labels = accepted.mark.labels.map(
      (label, index) => new TiedLabel(block, label, sources[accepted.sources[index]!] ?? null),
    );
  }

  get start(): number {
    return this.#block.start + this.#mark.start;
  }

  get end(): number {
    return this.#block.start + this.#mark.end;
  }
}

class TiedLabel implements CitationLabel {
  readonly #block: ReadBlock;
  readonly #mark: LabelMark;
  readonly source: Source | null;

  constructor(block: ReadBlock, mark: LabelMark, source: Source | null) {
    this.#block = block;
    this.#mark = mark;
    this.source = source;
  }

  get label(): string {
    const { label, start, end } = this.#mark;
    return /^\d+$/.test(label) ? label : this.#block.facts.raw.slice(start, end).trim();
  }

  get start(): number {
    return this.#block.start + this.#mark.start;
  }

  get end(): number {
    return this.#block.start + this.#mark.end;
  }

  get range(): Span | null {
    return this.#mark.range && shift(this.#mark.range, this.#block.start);
  }
}
