import { DraftText } from '../text/draftText.ts';
import type { BlockReader, ReadBlock } from './blocks/block.ts';
import { MarkdownBlocks } from './blocks/markdown.ts';
import { PlainTextBlocks } from './blocks/plaintext.ts';
import { detectLanguage } from './lexicon/detect.ts';
import { lexiconOf } from './lexicon/index.ts';
import type { Citation, Directive, Draft, DraftFormat } from './model.ts';
import { tieCitations } from './tie/citations.ts';
import { tieClaims } from './tie/claims.ts';
import { tieOddities } from './tie/oddities.ts';
import { tieQuotes } from './tie/quotes.ts';
import { readSources } from './tie/sources.ts';

export interface ReadOptions {
  /** ISO 639-1 code of the draft's language; found from the text when absent. */
  readonly language?: string;
}

/** Reads a draft from scratch. Any text gives a Draft; it never throws. */
export function readDraft(text: string | DraftText, format: DraftFormat, options: ReadOptions = {}): Draft {
  return new DraftReader(typeof text === 'string' ? DraftText.of(text) : text, format, options).draft;
}

/** Holds a draft under edit and reads again only what an edit touched. */
export class DraftReader {
  #text: DraftText;
  readonly #format: DraftFormat;
  readonly #blocks: BlockReader;
  #options: ReadOptions;
  #draft: Draft | null = null;

  constructor(text: DraftText, format: DraftFormat, options: ReadOptions = {}) {
    this.#text = text;
    this.#format = format;
    this.#options = options;
    this.#blocks = format === 'markdown' ? new MarkdownBlocks(text) : new PlainTextBlocks(text);
  }

  get text(): DraftText {
    return this.#text;
  }

  /** How many blocks were read, and not reused, so far: what an edit costs. */
  get blocksRead(): number {
    return this.#blocks.blocksRead;
  }

  /** Replaces the units from `start` to `end` (UTF-16 offsets into the present text). */
  edit(start: number, end: number, insert: string): void {
    this.#text = this.#text.replace(start, end, insert);
    this.#blocks.edit(start, end, insert.length, this.#text);
    this.#draft = null;
  }

  /** Sets another language (or none) from now on. */
  setLanguage(language: string | undefined): void {
    if (language === this.#options.language) return;
    this.#options = language === undefined ? {} : { language };
    this.#draft = null;
  }

  /** What the present text says; computed when first asked for after an edit. */
  get draft(): Draft {
    this.#draft ??= tie(this.#text, this.#format, this.#blocks.blocks(), this.#options);
    return this.#draft;
  }
}

/** Settles what depends on more than one block. */
function tie(text: DraftText, format: DraftFormat, blocks: readonly ReadBlock[], options: ReadOptions): Draft {
  const lexicon = lexiconOf(options.language ?? detectLanguage(blocks));
  const index = readSources(text, blocks);
  const tied = tieCitations(blocks, index);
  const citationsOf = byBlock(tied.citations);
  const { quotes, strays } = tieQuotes(blocks, index, citationsOf, lexicon);
  return {
    text,
    format,
    language: lexicon.code,
    blocks,
    citations: tied.citations,
    sourceLists: index.lists,
    sources: index.sources,
    quotes,
    claims: tieClaims(blocks, index, citationsOf, lexicon),
    oddities: tieOddities(blocks, index, tied),
    strayMarks: strays,
    directives: directivesOf(blocks),
  };
}

const NONE: readonly Citation[] = [];

function byBlock(citations: readonly Citation[]): (block: number) => readonly Citation[] {
  const lists: Citation[][] = [];
  for (const citation of citations) {
    const list = lists[citation.block];
    if (list) list.push(citation);
    else lists[citation.block] = [citation];
  }
  return (block) => lists[block] ?? NONE;
}

function directivesOf(blocks: readonly ReadBlock[]): readonly Directive[] {
  const out: Directive[] = [];
  for (const block of blocks) {
    for (const { start, end, kind, codes } of block.facts.directives) {
      out.push({ start: start + block.start, end: end + block.start, kind, codes });
    }
  }
  return out;
}
