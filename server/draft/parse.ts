import { DraftText } from '../text/draftText.ts';
import type { BlockReader, ReadBlock } from './blocks/block.ts';
import { MarkdownBlocks } from './blocks/markdown.ts';
import { PlainTextBlocks } from './blocks/plaintext.ts';
import { detectLanguage } from './lexicon/detect.ts';
import { lexiconOf } from './lexicon/index.ts';
import type { Directive, Draft, DraftFormat, Use } from './model.ts';
import { TiedCitations } from './tie/citations.ts';
import { tieClaims } from './tie/claims.ts';
import { tieOddities } from './tie/oddities.ts';
import { tieQuotes } from './tie/quotes.ts';
import { SourceReader, type UsesOf } from './tie/sources.ts';

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
  readonly #sources = new SourceReader();
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
    this.#draft ??= tie(this.#text, this.#format, this.#blocks.blocks(), this.#sources, this.#options);
    return this.#draft;
  }
}

/** Settles what depends on more than one block; large lists of things are made only when someone asks for them. */
function tie(
  text: DraftText,
  format: DraftFormat,
  blocks: readonly ReadBlock[],
  reader: SourceReader,
  options: ReadOptions,
): Draft {
  const lexicon = lexiconOf(options.language ?? detectLanguage(blocks));
  const uses = new Uses();
  const index = reader.read(text, blocks, uses);
  const tied = new TiedCitations(blocks, index);
  uses.tied = tied;
  const { quotes, strays } = tieQuotes(blocks, index, tied, lexicon);
  return {
    text,
    format,
    language: lexicon.code,
    blocks,
    get citations() {
      return tied.all;
    },
    citationCount: tied.count,
    citationStyles: tied.styles,
    get unresolved() {
      return tied.unresolved;
    },
    sourceLists: index.lists,
    sources: index.sources,
    quotes,
    claims: tieClaims(blocks, index, tied, lexicon),
    oddities: tieOddities(blocks, index, tied),
    strayMarks: strays,
    directives: directivesOf(blocks),
  };
}

/** The uses of all sources, gathered when first asked for. */
class Uses implements UsesOf {
  tied: TiedCitations | null = null;
  #bySource: Use[][] | null = null;

  of(source: number): readonly Use[] {
    if (!this.#bySource) {
      const bySource: Use[][] = [];
      for (const citation of this.tied?.all ?? []) {
        for (const label of citation.labels) {
          if (!label.source) continue;
          bySource[label.source.index] ??= [];
          bySource[label.source.index]!.push({ citation, label });
        }
      }
      this.#bySource = bySource;
    }
    return this.#bySource[source] ?? [];
  }

  count(source: number): number {
    return this.tied?.useCounts[source] ?? 0;
  }
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
