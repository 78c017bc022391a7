import type { DraftText } from '../../text/draftText.ts';
import type { Span } from '../../text/span.ts';
import { type BlockSequence, lastUpTo } from '../blocks/sequence.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type {
  Block,
  Citation,
  CitationStyle,
  Claim,
  Directive,
  Draft,
  DraftFormat,
  Oddity,
  Portion,
  ProseLink,
  Quote,
  Replacement,
  Source,
  SourceList,
  StrayMark,
  Use,
} from '../model.ts';
import { directivesOf, odditiesOf } from './chunkOddities.ts';
import { TiedCitations } from './citations.ts';
import { placeClaim } from './claims.ts';
import { linksIn } from './links.ts';
import { type ChunkProse, claimsOfKind, proseSteps, quotesOfKind, strayMarksOf } from './prose.ts';
import type { QuotedWordsIndex } from './quotedWords.ts';
import type { SourceIndex, SourceReader } from './sources.ts';
import { placeQuote } from './tiedQuote.ts';
import type { UsesOf } from './tiedSource.ts';

/** So many entries are read in a step. */
const ENTRIES = 10;

/** One version of a draft. Lists of things are made only when someone asks for them. */
export class TiedDraft implements Draft {
  readonly text: DraftText;
  readonly format: DraftFormat;
  readonly #sequence: BlockSequence;
  readonly #index: SourceIndex;
  readonly #tied: TiedCitations;
  readonly #lexiconOf: () => Lexicon;
  readonly #quoted: QuotedWordsIndex;
  readonly #reread: (edits: readonly Replacement[]) => Draft;
  readonly listStamp: object;
  readonly #made = new Map<string, unknown>();
  readonly #read: ChunkProse[] = [];
  #reading: Generator<ChunkProse, void> | null = null;
  readonly #portionAt: (TiedPortion | undefined)[] = [];

  constructor(
    text: DraftText,
    format: DraftFormat,
    blocks: BlockSequence,
    reader: SourceReader,
    lexiconOf: () => Lexicon,
    quoted: QuotedWordsIndex,
    reread: (edits: readonly Replacement[]) => Draft,
  ) {
    this.text = text;
    this.format = format;
    this.#sequence = blocks;
    this.#quoted = quoted;
    const uses = new Uses();
    this.#index = reader.read(text, blocks, uses);
    this.#tied = new TiedCitations(blocks, this.#index);
    uses.tied = this.#tied;
    this.listStamp = reader.stampOf(this.#index, this.#tied.useCounts, this.#tied.styles);
    this.#lexiconOf = lexiconOf;
    this.#reread = reread;
  }

  withEdits(edits: readonly Replacement[]): Draft {
    return this.#reread(edits);
  }

  get #lexicon(): Lexicon {
    return this.#once('lexicon', this.#lexiconOf);
  }

  get language(): string {
    return this.#lexicon.code;
  }

  /** Quotes, claims and their like are half of the reading, and who asks for sources and citations needs none of them. */
  get #prose(): readonly ChunkProse[] {
    const { length } = this.#sequence.chunks;
    if (length > 0) this.#proseOf(length - 1);
    return this.#read;
  }

  /** That of one chunk: those before it are read as well, since a quotation can reach into it, those behind it are not. */
  #proseOf(chunk: number): ChunkProse {
    if (this.#read.length <= chunk) {
      this.#reading ??= proseSteps(this.#sequence, this.#index, this.#tied, this.#lexicon);
      while (this.#read.length <= chunk) this.#read.push(this.#reading.next().value!);
    }
    return this.#read[chunk]!;
  }

  get wordsUnread(): number {
    let unread = 0;
    for (const { prose, kept } of this.#sequence.chunks) if (!prose) unread += kept.length;
    return unread;
  }

  *readWords(): Generator<void, void> {
    // The entries first: `wordsUnread` does not count them.
    for (let number = 0; number < this.#index.count; number++) {
      void this.#index.source(number)!.details;
      if (number % ENTRIES === 0) yield;
    }
    for (const _ of proseSteps(this.#sequence, this.#index, this.#tied, this.#lexicon)) yield;
  }

  get blocks(): readonly Block[] {
    return this.#once('blocks', () => this.#sequence.slice(0, this.#sequence.length));
  }

  blockAt(offset: number): number {
    return this.#sequence.numberAt(offset);
  }

  block(number: number): Block | undefined {
    return this.#sequence.at(number);
  }

  get citations(): readonly Citation[] {
    return this.#tied.all;
  }

  citationsIn(block: number): readonly Citation[] {
    return this.#tied.of(block);
  }

  get citationCount(): number {
    return this.#tied.count;
  }

  get proseCitationCount(): number {
    return this.#tied.inProse;
  }

  get citationStyles(): ReadonlySet<CitationStyle> {
    return this.#tied.styles;
  }

  get unresolved(): readonly Citation[] {
    return this.#once('unresolved', () => this.#tied.unresolved);
  }

  get links(): readonly ProseLink[] {
    return this.#once('links', () => linksIn(this.#sequence, this.#index));
  }

  get sourceLists(): readonly SourceList[] {
    return this.#index.lists;
  }

  get sources(): readonly Source[] {
    return this.#index.sources;
  }

  get sourceCount(): number {
    return this.#index.count;
  }

  source(index: number): Source | undefined {
    return this.#index.source(index);
  }

  sourceAt(offset: number): number {
    return this.#index.lastFrom(offset);
  }

  useDistances(offset: number): readonly number[] {
    return this.#tied.distancesFrom(offset);
  }

  get quotes(): readonly Quote[] {
    return this.#once('quotes', () => this.#portions.flatMap(({ quotes }) => quotes));
  }

  quotesOver({ start, end }: Span): readonly Quote[] {
    const { starts } = this.#sequence;
    let first = Math.max(0, lastUpTo(starts, start));
    while (first > 0 && this.#portion(first).isReachedInto) first--;
    const found: Quote[] = [];
    for (; first < starts.length && starts[first]! <= end; first++) {
      found.push(...this.#portion(first).quotes.filter((quote) => quote.start <= end && start <= quote.end));
    }
    return found;
  }

  get uncitedQuotes(): readonly Quote[] {
    return this.#once('uncitedQuotes', () => quotesOfKind(this.#sequence, this.#prose, this.#tied, 'uncitedQuotes'));
  }

  citesElsewhere(quote: Quote): boolean {
    return this.#quoted.has(quote, this.#sequence, this.#prose, this.#tied);
  }

  get portions(): readonly Portion[] {
    return this.#portions;
  }

  get #portions(): readonly TiedPortion[] {
    return this.#once('portions', () => this.#sequence.chunks.map((_, number) => this.#portion(number)));
  }

  #portion(number: number): TiedPortion {
    let portion = this.#portionAt[number];
    if (!portion) {
      portion = new TiedPortion(this.#sequence, this.#proseOf(number), number, this.#tied);
      this.#portionAt[number] = portion;
    }
    return portion;
  }

  get claims(): readonly Claim[] {
    return this.#once('claims', () => claimsOfKind(this.#sequence, this.#prose, this.#tied, 'claims'));
  }

  claimsIn(block: number): readonly Claim[] {
    if (block < 0 || block >= this.#sequence.length) return [];
    const chunk = this.#sequence.chunkOf(block);
    const first = this.#sequence.firsts[chunk]!;
    return this.#proseOf(chunk)
      .claims.filter((claim) => claim.block === block - first)
      .map((claim) => placeClaim(this.#sequence, first, claim, this.#tied));
  }

  get openClaims(): readonly Claim[] {
    return this.#once('openClaims', () => claimsOfKind(this.#sequence, this.#prose, this.#tied, 'openClaims'));
  }

  get oddities(): readonly Oddity[] {
    return this.#once('oddities', () => odditiesOf(this.#sequence, this.#index, this.#tied));
  }

  get strayMarks(): readonly StrayMark[] {
    return this.#once('strayMarks', () => strayMarksOf(this.#sequence, this.#prose));
  }

  get directives(): readonly Directive[] {
    return this.#once('directives', () => directivesOf(this.#sequence));
  }

  #once<T>(name: string, make: () => T): T {
    if (!this.#made.has(name)) this.#made.set(name, make());
    return this.#made.get(name) as T;
  }
}

class TiedPortion implements Portion {
  readonly #blocks: BlockSequence;
  readonly #number: number;
  readonly #tied: TiedCitations;
  readonly key: ChunkProse;
  #quotes: readonly Quote[] | null = null;

  constructor(blocks: BlockSequence, prose: ChunkProse, number: number, tied: TiedCitations) {
    this.#blocks = blocks;
    this.key = prose;
    this.#number = number;
    this.#tied = tied;
  }

  get start(): number {
    return this.#blocks.starts[this.#number]!;
  }

  get end(): number {
    return this.start + this.#blocks.chunks[this.#number]!.length;
  }

  get quotes(): readonly Quote[] {
    this.#quotes ??= this.key.quotes.map((quote) =>
      placeQuote(this.#blocks, this.#blocks.firsts[this.#number]!, quote, this.#tied),
    );
    return this.#quotes;
  }

  /** Whether a quotation of a portion before ends in this one. */
  get isReachedInto(): boolean {
    const { blocks, end } = this.key.key.carry;
    return blocks > 0 || end > 0;
  }
}

/** The uses of the sources, those of each gathered when first asked for. */
class Uses implements UsesOf {
  tied: TiedCitations | null = null;
  readonly #known = new Map<number, readonly Use[]>();

  of(source: number): readonly Use[] {
    let uses = this.#known.get(source);
    if (!uses) {
      uses = (this.tied?.citing(source) ?? []).flatMap((citation) =>
        citation.labels.filter((label) => label.source?.index === source).map((label) => ({ citation, label })),
      );
      this.#known.set(source, uses);
    }
    return uses;
  }

  count(source: number): number {
    return this.tied?.useCounts[source] ?? 0;
  }
}
