import type { DraftText } from '../../text/draftText.ts';
import { fold } from '../../text/phrases.ts';
import { type Span, shift } from '../../text/span.ts';
import { catchAllWords } from '../lexicon/shared.ts';
import { readDetails } from '../lists/details.ts';
import type { Entry, PlacedEntry } from '../lists/entries.ts';
import type { EntryForm, Source, SourceDetails, SourceList, Use } from '../model.ts';

/** The uses of a source, and how many they are. */
export interface UsesOf {
  of(source: number): readonly Use[];
  count(source: number): number;
}

/** A source whose spans are worked out when asked for. */
export class TiedSource implements Source {
  readonly #text: DraftText;
  readonly #placed: PlacedEntry;
  readonly list: SourceList;
  readonly index: number;
  readonly #uses: UsesOf;

  constructor(text: DraftText, placed: PlacedEntry, list: SourceList, index: number, uses: UsesOf) {
    this.#text = text;
    this.#placed = placed;
    this.list = list;
    this.index = index;
    this.#uses = uses;
  }

  get uses(): readonly Use[] {
    return this.#uses.of(this.index);
  }

  get useCount(): number {
    return this.#uses.count(this.index);
  }

  get start(): number {
    return this.#placed.start;
  }

  get end(): number {
    return this.#placed.end;
  }

  get form(): EntryForm {
    return this.#placed.entry.form;
  }

  get label(): string | null {
    return this.#placed.entry.label;
  }

  get number(): number | null {
    const { label } = this.#placed.entry;
    return label !== null && /^\d{1,9}$/.test(label) ? Number(label) : null;
  }

  get labelSpan(): Span | null {
    return this.#moved(this.#placed.entry.labelSpan);
  }

  get labelMark(): Span | null {
    return this.#moved(this.#placed.entry.labelMark);
  }

  get mark(): Span | null {
    return this.#moved(this.#placed.entry.mark);
  }

  get body(): Span {
    const { bodyStart, bodyEnd } = this.#placed;
    return { start: bodyStart, end: Math.max(bodyStart, bodyEnd) };
  }

  get details(): SourceDetails {
    return detailsOf(this.#text, this.#placed);
  }

  get catchAll(): boolean {
    return this.label === null && catchAllWords().at(fold(this.details.plain), 0) !== null;
  }

  #moved(span: Span | null): Span | null {
    return span && shift(span, this.#placed.block.by);
  }
}

/** The title that the form of an entry gives beyond doubt: its heading, or what stands in quotes behind a definition's address. */
function givenTitle({ form }: Entry, raw: string, from: number): string | null {
  if (form === 'heading') return headingTitle(raw, from);
  if (form !== 'definition') return null;
  return /\s(?:'([^'\n]+)'|\(([^()\n]+)\))\s*$/.exec(raw.slice(from))?.slice(1).find(Boolean) ?? null;
}

const knownDetails = new WeakMap<Entry, SourceDetails>();

/** Read when first asked for, and kept as long as the entry stands as it is. */
function detailsOf(text: DraftText, placed: PlacedEntry): SourceDetails {
  const { entry, start } = placed;
  const whole = placed.lastBlock === placed.block;
  let details = whole ? knownDetails.get(entry) : undefined;
  if (!details) {
    const raw = text.slice(start, placed.end);
    const from = placed.bodyStart - start;
    details = readDetails(raw, from, placed.bodyEnd - start, givenTitle(entry, raw, from));
    // An entry of several blocks can change without its first block.
    if (whole) knownDetails.set(entry, details);
  }
  return details;
}

const headingTitle = (raw: string, from: number): string | null =>
  raw
    .slice(from)
    .split('\n')[0]!
    .replace(/[#*_\s]+$/, '')
    .trim() || null;
