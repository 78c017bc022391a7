import { fold } from '../../text/phrases.ts';
import { type Span, shift } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import { intervalWords } from '../lexicon/shared.ts';
import type { Citation, CitationLabel, CitationStyle } from '../model.ts';
import type { CitationMark, LabelMark } from '../styles/mark.ts';
import type { OpenSource, SourceIndex } from './sources.ts';

/** What the tie step made of the possible citations of a draft. */
export interface TiedCitations {
  readonly citations: readonly Citation[];
  /** Marks that turned out broken, with what is wrong. */
  readonly faults: readonly { readonly start: number; readonly end: number; readonly what: string }[];
}

/** Without a list, larger numbers in brackets are nearly never citations. */
const LARGEST_WITHOUT_LIST = 199;
/** From so many on, marks glued to words are the draft's habit. */
const HABIT = 2;
/** How far beyond the last entry a number may lie and still be a slip rather than a year. */
const ROOM = 60;

/** Decides which marks are citations and what they point at; fills in the uses of the sources. */
export function tieCitations(blocks: readonly ReadBlock[], index: SourceIndex): TiedCitations {
  const tie = new Tie(index);
  blocks.forEach((block, number) => {
    tie.readBlock(block, number);
  });
  return tie.finish();
}

interface Pending {
  readonly block: ReadBlock;
  readonly number: number;
  readonly mark: CitationMark;
}

class Tie {
  readonly #index: SourceIndex;
  readonly #citations: Citation[] = [];
  readonly #faults: { start: number; end: number; what: string }[] = [];
  /** Glued to a word and not defined: citations only where the draft has the habit. */
  readonly #glued: Pending[] = [];
  /** Superscripts and bare digits: citations only where no brackets are. */
  readonly #raised: Pending[] = [];
  #gluedTied = 0;
  #bracketsTied = 0;
  /** The largest number of an entry, -1 where none has one. */
  #largest = -1;
  readonly #numeric: boolean;
  readonly #keyShapes: ReadonlySet<string>;

  constructor(index: SourceIndex) {
    this.#index = index;
    for (const { number, form } of index.sources) {
      if (form !== 'footnote' && number !== null) this.#largest = Math.max(this.#largest, number);
    }
    this.#numeric = this.#largest >= 0;
    const shapes = index.sources.map((source) =>
      source.label && source.number === null ? keyShape(source.label) : null,
    );
    this.#keyShapes = new Set(shapes.filter((shape) => shape !== null));
  }

  readBlock(block: ReadBlock, number: number): void {
    const { marks } = block.facts;
    if (marks.length === 0 || block.kind === 'front-matter' || block.kind === 'comment') return;
    const inList = this.#index.listOfBlock[number] !== undefined;
    if (block.kind === 'definition' && !inList) return;
    let previous: { end: number; tied: boolean } = { end: -1, tied: false };
    for (const mark of marks) {
      const pending = { block, number, mark };
      const glued = mark.before === 'bracket' && previous.end === mark.start;
      const tied = inList ? this.#inEntry(pending) : this.#inProse(pending, glued ? previous.tied : null);
      previous = { end: mark.end, tied };
    }
  }

  /** A bracket inside an entry is its label, a cross-reference to an entry, or (most often) neither. */
  #inEntry({ block, number, mark }: Pending): boolean {
    const start = block.start + mark.start;
    const source = this.#index.entryAt(start);
    if (source?.labelMark && source.labelMark.start < block.start + mark.end && start < source.labelMark.end)
      return false;
    if (mark.style !== 'bracket' && mark.style !== 'footnote') return false;
    if (mark.doubtful || mark.fault) return false;
    // `12[3]` is the issue of a journal.
    if (mark.style === 'bracket' && (mark.before === 'word' || mark.before === 'code')) return false;
    if (!this.#allDefined(mark, start)) return false;
    this.#add({ block, number, mark }, source);
    return true;
  }

  /** `gluedTo`: whether the mark right before, to which this one is glued, is a citation; null when it is not glued. */
  #inProse(pending: Pending, gluedTo: boolean | null): boolean {
    switch (pending.mark.style) {
      case 'bracket':
        return this.#bracket(pending, gluedTo);
      case 'footnote':
        if (pending.mark.doubtful && !this.#allDefined(pending.mark, pending.block.start)) return false;
        return this.#add(pending, null);
      case 'key':
        return this.#key(pending, gluedTo);
      case 'pandoc':
        return this.#add(pending, null);
      default:
        this.#raised.push(pending);
        return false;
    }
  }

  #bracket(pending: Pending, gluedTo: boolean | null): boolean {
    const { block, mark } = pending;
    const defined = this.#allDefined(mark, block.start + mark.start);
    if (mark.before === 'code') return false;
    if (mark.fault === 'reversed-range' || mark.fault === 'long-range') {
      if (this.#numeric && mark.before !== 'word') this.#fault(pending, mark.fault);
      return false;
    }
    if (!defined) {
      if (mark.doubtful && !this.#inRange(mark)) return false;
      if (!this.#numeric && mark.labels.some(({ label }) => Number(label) > LARGEST_WITHOUT_LIST)) return false;
      if (mark.labels.length === 2 && !mark.labels[0]!.range && afterIntervalWord(block, mark.start)) return false;
    }
    if (gluedTo === false && mark.before === 'bracket') {
      // `[text][1]`: a reference link, which uses a definition when there is one.
      return defined ? this.#add(pending, null, 'link-definition') : false;
    }
    if (mark.before === 'word') {
      if (!defined) {
        this.#glued.push(pending);
        return false;
      }
      this.#gluedTied++;
    }
    if (mark.fault) this.#fault(pending, mark.fault);
    this.#bracketsTied++;
    return this.#add(pending, null);
  }

  #key(pending: Pending, gluedTo: boolean | null): boolean {
    const { block, mark } = pending;
    const { label } = mark.labels[0]!;
    if (mark.before === 'code') return false;
    const source = this.#index.find(label, block.start + mark.start);
    if (source && source.form !== 'definition') return this.#add(pending, null);
    if (gluedTo === false) return false;
    const shape = keyShape(block.facts.raw.slice(mark.labels[0]!.start, mark.labels[0]!.end));
    return shape !== null && this.#keyShapes.has(shape) && mark.before !== 'word' ? this.#add(pending, null) : false;
  }

  finish(): TiedCitations {
    const inOrder = this.#citations.length;
    this.#tieGlued();
    this.#tieRaised();
    if (this.#citations.length > inOrder) this.#citations.sort((a, b) => a.start - b.start);
    for (const citation of this.#citations) {
      for (const label of citation.labels) (label as TiedLabel).source?.uses.push({ citation, label });
    }
    return { citations: this.#citations, faults: this.#faults };
  }

  #tieGlued(): void {
    if (this.#gluedTied < HABIT) return;
    for (const pending of this.#glued) {
      if (pending.mark.labels.every(({ label }) => Number(label) <= this.#largest + ROOM)) this.#add(pending, null);
    }
  }

  /**
   * Superscripts count where the list writes its own numbers so, or where the draft has no bracket citations and a list
   * has all of the numbers; bare digits only in the second case and from two on.
   */
  #tieRaised(): void {
    for (const style of ['superscript', 'digit'] as const) {
      const marks = this.#raised.filter(({ mark }) => mark.style === style);
      const sourceOf = ({ block, mark }: Pending) => this.#index.find(mark.labels[0]!.label, block.start + mark.start);
      const proven = style === 'superscript' ? marks.filter((one) => sourceOf(one)?.form === 'superscript') : [];
      const rest = marks.filter((one) => !proven.includes(one));
      const all = this.#bracketsTied === 0 && rest.length > 0 && rest.every((one) => sourceOf(one) !== null);
      const enough = style === 'superscript' || rest.length >= 2;
      for (const one of all && enough ? [...proven, ...rest] : proven) this.#add(one, null);
    }
  }

  /** Years that are numbers of this list, or nearly. */
  #inRange(mark: CitationMark): boolean {
    return mark.doubtful === 'year' && mark.labels.every(({ label }) => Number(label) <= this.#largest + ROOM);
  }

  #allDefined(mark: CitationMark, offset: number): boolean {
    return mark.labels.length > 0 && mark.labels.every(({ label }) => this.#index.find(label, offset) !== null);
  }

  #fault({ block, mark }: Pending, what: string): void {
    this.#faults.push({ start: block.start + mark.start, end: block.start + mark.end, what });
  }

  #add({ block, number, mark }: Pending, within: OpenSource | null, style: CitationStyle = mark.style): true {
    this.#citations.push(new TiedCitation(block, number, mark, within, style, this.#index));
    return true;
  }
}

/** A citation whose offsets are worked out when asked for. */
class TiedCitation implements Citation {
  readonly #block: ReadBlock;
  readonly #mark: CitationMark;
  readonly block: number;
  readonly within: OpenSource | null;
  readonly style: CitationStyle;
  readonly labels: readonly CitationLabel[];

  constructor(
    block: ReadBlock,
    number: number,
    mark: CitationMark,
    within: OpenSource | null,
    style: CitationStyle,
    index: SourceIndex,
  ) {
    this.#block = block;
    this.#mark = mark;
    this.block = number;
    this.within = within;
    this.style = style;
    const at = block.start + mark.start;
    this.labels = mark.labels.map((label) => new TiedLabel(block, label, index.find(label.label, at)));
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
  readonly source: OpenSource | null;

  constructor(block: ReadBlock, mark: LabelMark, source: OpenSource | null) {
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

function afterIntervalWord(block: ReadBlock, at: number): boolean {
  const before = fold(block.facts.masked.slice(Math.max(0, at - 24), at)).trimEnd();
  const word = /[\p{L}\p{M}]+$/u.exec(before)?.[0];
  return word !== undefined && intervalWords().has(word);
}

/** The look of a key with capitals and digits (`TIDE21` → `A0`), or null for ordinary words in brackets. */
function keyShape(key: string): string | null {
  const shape = key
    .trim()
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
    .replace(/\d+/g, '0');
  return shape.includes('A') && shape.includes('0') && shape.length <= 12 ? shape : null;
}
