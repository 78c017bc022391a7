import type { ReadBlock } from '../blocks/block.ts';
import { raisedKey } from '../lists/entryMarks.ts';
import type { CitationStyle } from '../model.ts';
import type { CitationMark, LabelMark } from '../styles/mark.ts';
import { countsSomethingElse, isScore } from './otherNumbers.ts';
import type { SourceIndex } from './sources.ts';

/** A mark that is a citation, with the sources of its labels: indices into the draft's sources, -1 for none. */
export interface Accepted {
  readonly mark: CitationMark;
  readonly style: CitationStyle;
  readonly sources: readonly number[];
  /** The source in whose entry it stands, -1 in prose. */
  readonly within: number;
}

/** What the marks of one block turned out to be, with the lists as they are. */
export interface BlockMarks {
  readonly index: number;
  readonly inList: boolean;
  readonly accepted: readonly Accepted[];
  /** Glued to a word and not defined: citations only where the draft has the habit. */
  readonly glued: readonly CitationMark[];
  /** Superscripts, bare digits and bare keys: the whole draft decides. */
  readonly raised: readonly CitationMark[];
  readonly faults: readonly { readonly start: number; readonly end: number; readonly what: string }[];
  readonly gluedTied: number;
  readonly bracketsTied: number;
  /** How many labels point at nothing. */
  readonly unresolved: number;
}

/** Without a list, larger numbers in brackets are nearly never citations. */
const LARGEST_WITHOUT_LIST = 199;
/** How far beyond the last entry a number may lie and still be a slip rather than a year. */
export const ROOM = 60;

/** Decides the marks of a block; kept until the block or the lists change. */
export function marksOf(block: ReadBlock, inList: boolean, index: SourceIndex): BlockMarks {
  const kept = block.kept.marks;
  if (kept?.index === index.version && kept.inList === inList) return kept;
  const marks = new Decision(block, inList, index).decide();
  block.kept.marks = marks;
  return marks;
}

/** The sources that the labels of a mark point at. */
export function sourcesOfMark(mark: CitationMark, offset: number, index: SourceIndex): readonly number[] {
  return mark.labels.map(({ label }) => {
    const own = index.find(mark.style === 'superscript' ? raisedKey(label) : label, offset);
    if (own >= 0 || mark.style === 'bracket') return own;
    if (mark.style !== 'pandoc') return index.find(label, offset);
    // `@hale` may be the key of an entry `[Hale]` or of a footnote `[^@hale]`.
    const named = index.find(label.slice(1).toLowerCase(), offset);
    return named >= 0 ? named : index.find(`^${label.toLowerCase()}`, offset);
  });
}

class Decision {
  readonly #block: ReadBlock;
  readonly #inList: boolean;
  readonly #index: SourceIndex;
  readonly #accepted: Accepted[] = [];
  readonly #glued: CitationMark[] = [];
  readonly #raised: CitationMark[] = [];
  readonly #faults: { start: number; end: number; what: string }[] = [];
  #gluedTied = 0;
  #bracketsTied = 0;

  constructor(block: ReadBlock, inList: boolean, index: SourceIndex) {
    this.#block = block;
    this.#inList = inList;
    this.#index = index;
  }

  decide(): BlockMarks {
    let end = -1;
    let tied = false;
    for (const mark of this.#block.facts.marks) {
      const glued = mark.before === 'bracket' && end === mark.start;
      tied = this.#inList ? this.#inEntry(mark) : this.#inProse(mark, glued ? tied : null);
      end = mark.end;
    }
    let unresolved = 0;
    for (const { sources } of this.#accepted) for (const source of sources) if (source < 0) unresolved++;
    return {
      index: this.#index.version,
      inList: this.#inList,
      accepted: this.#accepted,
      glued: this.#glued,
      raised: this.#raised,
      faults: this.#faults,
      gluedTied: this.#gluedTied,
      bracketsTied: this.#bracketsTied,
      unresolved,
    };
  }

  /** A bracket inside an entry is its label, a cross-reference to an entry, or (most often) neither. */
  #inEntry(mark: CitationMark): boolean {
    const start = this.#block.start + mark.start;
    const within = this.#index.entryAt(start);
    const label = this.#index.source(within)?.labelMark ?? null;
    if (label && label.start < this.#block.start + mark.end && start < label.end) return false;
    const known = mark.style === 'bracket' || mark.style === 'footnote' || mark.style === 'pandoc';
    if (!known || mark.doubtful || mark.fault) return false;
    // `12[3]` is the issue of a journal.
    if (mark.style === 'bracket' && (mark.before === 'word' || mark.before === 'code')) return false;
    const sources = this.#sourcesOf(mark);
    // A number at both ends of its entry is one label.
    if (sources.includes(within)) return false;
    return allDefined(sources) && this.#accept(mark, sources, mark.style, within);
  }

  /** `gluedTo`: whether the mark right before, to which this one is glued, is a citation; null when it is not glued. */
  #inProse(mark: CitationMark, gluedTo: boolean | null): boolean {
    switch (mark.style) {
      case 'bracket':
        return this.#bracket(mark, gluedTo);
      case 'footnote': {
        const sources = this.#sourcesOf(mark);
        return (!mark.doubtful || allDefined(sources)) && this.#accept(mark, sources);
      }
      case 'key':
        return this.#key(mark, gluedTo);
      case 'pandoc':
        if (!mark.doubtful) return this.#accept(mark, this.#sourcesOf(mark));
        this.#raised.push(mark);
        return false;
      default:
        this.#raised.push(mark);
        return false;
    }
  }

  #bracket(mark: CitationMark, gluedTo: boolean | null): boolean {
    if (mark.before === 'code') return false;
    const { largest } = this.#index;
    if (mark.fault === 'reversed-range' || mark.fault === 'long-range') {
      if (largest >= 0 && mark.before !== 'word' && !isScore(this.#block, mark)) this.#fault(mark, mark.fault);
      return false;
    }
    const sources = this.#sourcesOf(mark);
    const defined = allDefined(sources);
    if (!defined && largest >= 0 && mark.before !== 'word' && mark.labels.some((one) => isFarRange(one, largest))) {
      this.#fault(mark, 'long-range');
      return false;
    }
    if (!defined) {
      const isNumber = mark.doubtful === 'year' && mark.labels.every(({ label }) => Number(label) <= largest + ROOM);
      if (mark.doubtful && !isNumber) return false;
      if (largest < 0 && mark.labels.some(({ label }) => Number(label) > LARGEST_WITHOUT_LIST)) return false;
      if (countsSomethingElse(this.#block, mark, sources)) return false;
    }
    if (gluedTo === false) {
      // `[text][1]`: a reference link, which uses a definition when there is one.
      return defined && this.#accept(mark, sources, 'link-definition');
    }
    if (mark.before === 'word') {
      if (!defined) {
        this.#glued.push(mark);
        return false;
      }
      this.#gluedTied++;
    }
    if (mark.fault && defined) this.#fault(mark, mark.fault);
    this.#bracketsTied++;
    return this.#accept(mark, sources);
  }

  #key(mark: CitationMark, gluedTo: boolean | null): boolean {
    if (mark.before === 'code') return false;
    const sources = this.#sourcesOf(mark);
    const form = this.#index.formOf(sources[0]!);
    if (form && form !== 'definition') return this.#accept(mark, sources);
    if (gluedTo === false || mark.before === 'word') return false;
    const label = mark.labels[0]!;
    const shape = keyShape(this.#block.facts.raw.slice(label.start, label.end));
    return shape !== null && this.#index.keyShapes.has(shape) && this.#accept(mark, sources);
  }

  #sourcesOf(mark: CitationMark): readonly number[] {
    return sourcesOfMark(mark, this.#block.start + mark.start, this.#index);
  }

  #accept(mark: CitationMark, sources: readonly number[], style: CitationStyle = mark.style, within = -1): true {
    this.#accepted.push({ mark, style, sources, within });
    return true;
  }

  #fault({ start, end }: CitationMark, what: string): void {
    this.#faults.push({ start, end, what });
  }
}

/** `[1-99]` where the list ends at 3. */
const isFarRange = ({ label, range }: LabelMark, largest: number): boolean =>
  range !== null && Number(label) > largest + ROOM;

const allDefined = (sources: readonly number[]): boolean =>
  sources.length > 0 && sources.every((source) => source >= 0);

/** The look of a key with capitals and digits (`TIDE21` → `A0`), or null for ordinary words in brackets. */
export function keyShape(key: string): string | null {
  const shape = key
    .trim()
    .replace(/\p{Lu}+/gu, 'A')
    .replace(/\p{Ll}+/gu, 'a')
    .replace(/\d+/g, '0');
  return shape.includes('A') && shape.includes('0') && shape.length <= 12 ? shape : null;
}
