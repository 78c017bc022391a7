import { type Span, shift } from '../../text/span.ts';
import type { ReadBlock } from '../blocks/block.ts';
import type { Citation, CitationLabel, CitationStyle, Source } from '../model.ts';
import type { LabelMark } from '../styles/mark.ts';
import type { Accepted } from './blockMarks.ts';
import type { SourceIndex } from './sources.ts';

/** A citation whose offsets are worked out when asked for. */
export class TiedCitation implements Citation {
  readonly #block: ReadBlock;
  readonly #mark: Accepted['mark'];
  readonly block: number;
  readonly within: Source | null;
  readonly style: CitationStyle;
  readonly labels: readonly CitationLabel[];

  constructor(block: ReadBlock, number: number, accepted: Accepted, index: SourceIndex) {
    this.#block = block;
    this.#mark = accepted.mark;
    this.block = number;
    this.within = index.source(accepted.within) ?? null;
    this.style = accepted.style;
    this.labels = accepted.mark.labels.map(
      (label, at) => new TiedLabel(block, label, index.source(accepted.sources[at]!) ?? null),
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
