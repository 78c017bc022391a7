import type { DraftText } from '../text/draftText.ts';
import type { Span } from '../text/span.ts';

/**
 * What was read in one version of a draft. Everything is immutable; all spans are UTF-16 offsets into `text`.
 * Lists are in text order.
 */
export interface Draft {
  readonly text: DraftText;
  readonly format: DraftFormat;
  /** The language whose lexicon was used: an ISO 639-1 code. */
  readonly language: string;
  readonly blocks: readonly Block[];
  /** The number of the last block that starts at or before the offset, -1 where none does. */
  blockAt(offset: number): number;
  /** The block with this number: cheaper than `blocks`, which are made when asked for. */
  block(number: number): Block | undefined;
  readonly citations: readonly Citation[];
  /** How many citations there are: cheaper than `citations`, which are made when asked for. */
  readonly citationCount: number;
  /** How many of them cite in prose, link definitions aside. */
  readonly proseCitationCount: number;
  /** The citations of the block with this number. */
  citationsIn(block: number): readonly Citation[];
  /** The styles of the citations that stand in prose (not in an entry). */
  readonly citationStyles: ReadonlySet<CitationStyle>;
  /** The citations with a label that no list defines. */
  readonly unresolved: readonly Citation[];
  readonly sourceLists: readonly SourceList[];
  /** The links and bare addresses of the prose (not of entries and definitions); found when asked for. */
  readonly links: readonly ProseLink[];
  /** The entries of all lists. */
  readonly sources: readonly Source[];
  /** How many sources there are: cheaper than `sources`, which are made when asked for. */
  readonly sourceCount: number;
  /** The source with this index: cheaper than `sources`, which are made when asked for. */
  source(index: number): Source | undefined;
  /** The index of the last source that starts at or before the offset, -1 where none does. */
  sourceAt(offset: number): number;
  /** How far from the offset each source is cited next, by its index; infinite for one that is not cited. */
  useDistances(offset: number): readonly number[];
  /**
   * The same object as long as the source lists say the very same, the same of their entries are cited and in the same
   * styles, wherever all that has moved.
   */
  readonly listStamp: object;
  readonly quotes: readonly Quote[];
  /** The quotes that touch the span, in text order: cheaper than `quotes`, which are placed when asked for. */
  quotesOver(span: Span): readonly Quote[];
  /** The quotes that no citation covers. */
  readonly uncitedQuotes: readonly Quote[];
  /** Whether the draft quotes the same words elsewhere with a citation. */
  citesElsewhere(quote: Quote): boolean;
  /** Of how many blocks no version has looked for quotes and claims yet; whoever asks for these reads them at once. */
  readonly wordsUnread: number;
  /** Looks for quotes and claims and reads the entries, in steps of a few milliseconds, for whoever has other things to do. */
  readWords(): Generator<void, void>;
  /** The draft in portions, in text order, for what is kept from version to version. */
  readonly portions: readonly Portion[];
  readonly claims: readonly Claim[];
  /** The claims of the block with this number: cheaper than `claims`, which are placed when asked for. */
  claimsIn(block: number): readonly Claim[];
  /** The claims that neither a citation nor a link answers, nor a quotation around them. */
  readonly openClaims: readonly Claim[];
  /** Marks that look like citations and are broken, left over or placeholders. */
  readonly oddities: readonly Oddity[];
  /** Quotation marks without a partner. */
  readonly strayMarks: readonly StrayMark[];
  readonly directives: readonly Directive[];
  /** What the text says with the edits made, which are in order and do not overlap; reads again only what they touch. */
  withEdits(edits: readonly Replacement[]): Draft;
}

/** Other text in place of the span. */
export interface Replacement extends Span {
  readonly newText: string;
}

/** A run of blocks that an edit elsewhere leaves alone. */
export interface Portion extends Span {
  /** The same object in all versions in which the portion says the very same, wherever it has moved. */
  readonly key: object;
  readonly quotes: readonly Quote[];
}

export type DraftFormat = 'markdown' | 'plaintext';

export type BlockKind =
  | 'paragraph'
  | 'heading'
  | 'row' // one row of a table
  | 'definition' // a link or footnote definition
  | 'rule'
  | 'code'
  | 'html'
  | 'comment'
  | 'front-matter';

/** A leaf block: one paragraph, heading, table row, … */
export interface Block extends Span {
  readonly kind: BlockKind;
  /** 1 to 6 for a heading, otherwise 0. */
  readonly level: number;
  /** How many block quotes the block stands in. */
  readonly quoteDepth: number;
  /** The list item that the block opens or stands in. */
  readonly item: ListItem | null;
  /** Equal numbers for the blocks of one block quote (or one table): they belong together. 0 outside. */
  readonly group: number;
}

export interface ListItem {
  /** Span of the mark: `-`, `1.`, `2)`. */
  readonly mark: Span;
  /** The number the item shows (in markdown its rendered position), or null for a bullet. */
  readonly number: number | null;
  /** Nesting depth, 0 for a top-level list. */
  readonly depth: number;
  /** Whether the block is the first of its item. */
  readonly first: boolean;
}

/** How a citation is written. */
export type CitationStyle = 'bracket' | 'footnote' | 'link-definition' | 'pandoc' | 'superscript' | 'digit' | 'key';

/** One mark in the prose that points at sources: `[2]`, `[1, 3–5]`, `[^a]`. */
export interface Citation extends Span {
  readonly style: CitationStyle;
  /** One object a number: a group or range gives several. */
  readonly labels: readonly CitationLabel[];
  /** The block that it stands in: an index into `Draft.blocks`. */
  readonly block: number;
  /** The source in whose entry the citation stands (a cross-reference), or null in prose. */
  readonly within: Source | null;
}

/** One number (or key) of a citation; the span covers the label alone. Inside a range, the range's first number. */
export interface CitationLabel extends Span {
  readonly label: string;
  /** The range this label comes from: the span of `3–5`, or null. */
  readonly range: Span | null;
  /** The entry it points at, or null when no list defines it. */
  readonly source: Source | null;
}

/** The block of entries under “References”, “Sources”, … */
export interface SourceList extends Span {
  /** The heading's span and words, or null for a list without one. */
  readonly heading: (Span & { readonly title: string }) | null;
  readonly sources: readonly Source[];
  /** How the list writes the labels of its entries. */
  readonly form: EntryForm;
  /** The citations that belong to the list stand in this part of the text. */
  readonly scope: Span;
}

/**
 * How an entry shows its label: `[1] text`, `1. text`, `[^1]: text`, `[1]: url`, `.. [1] text`, a table's first cell,
 * `### [1] Title`, `① text`, `[@key] text`, `text [1]` (at the end), or not at all.
 */
export type EntryForm =
  | 'bracket'
  | 'ordered'
  | 'footnote'
  | 'definition'
  | 'directive'
  | 'row'
  | 'heading'
  | 'superscript'
  | 'pandoc'
  | 'end'
  | 'none';

/** One entry of a source list. The span covers the whole entry, its list mark included, no line break at the end. */
export interface Source extends Span {
  readonly form: EntryForm;
  /** The label as citations write it (`2`, `RFC2119`, `^a` without the caret, `@key` without the sign), or null for an entry without one. */
  readonly label: string | null;
  /** Span of the label's characters alone (the `2` of `[2]`), or null. For a list's own numbers, of the list mark. */
  readonly labelSpan: Span | null;
  /** Span of the label with its brackets and colon or point, or null. */
  readonly labelMark: Span | null;
  /** The label as a number, or null. */
  readonly number: number | null;
  /** The list mark in front (`- `, `1. `), or null. */
  readonly mark: Span | null;
  /** What the entry says, without mark and label. */
  readonly body: Span;
  /** What could be read from the body. */
  readonly details: SourceDetails;
  /** Index into `Draft.sources`. */
  readonly index: number;
  readonly list: SourceList;
  /** The citations that point here, in text order. */
  readonly uses: readonly Use[];
  /** How many citations point here: cheaper than `uses`, which are made when asked for. */
  readonly useCount: number;
  /** An entry that names several sources at once and has no label (“Other sources: A, B and C”). */
  readonly catchAll: boolean;
}

export interface Use {
  readonly citation: Citation;
  readonly label: CitationLabel;
}

/** What could be read of a source. Texts are plain (no markup); links have spans relative to the entry's start. */
export interface SourceDetails {
  readonly title: string | null;
  readonly outlet: string | null;
  readonly authors: readonly string[];
  /** As written: `18 February 2015`, `2021`. */
  readonly date: string | null;
  readonly url: string | null;
  readonly doi: string | null;
  /** The access date, as written. */
  readonly accessed: string | null;
  readonly archiveUrl: string | null;
  /** All addresses of the entry with their spans, relative to the start of the entry. */
  readonly links: readonly (Span & { readonly url: string })[];
  /** The word “Link” (or its like) that stands where an address should, relative to the start of the entry. */
  readonly lostLink: Span | null;
  /** “Ibid.”, “see above”, `[text][label]`: an entry that points at another one or at a definition. */
  readonly backReference: boolean;
  /** Nothing stands after the label. */
  readonly empty: boolean;
  /** The entry as plain text, without label and markup. */
  readonly plain: string;
}

/** A link with words (`[words](address "title")`) or a bare address in the prose. The span covers all of it. */
export interface ProseLink extends Span {
  readonly url: string;
  /** The words that are linked, or null for a bare address. */
  readonly words: Span | null;
  /** The link's title, empty for none. */
  readonly title: string;
  /** The block that it stands in: an index into `Draft.blocks`. */
  readonly block: number;
}

/** Words that the draft gives as someone's words. The span includes the marks (or is the block quote). */
export interface Quote extends Span {
  /** The words between the marks. */
  readonly inner: Span;
  readonly kind: 'inline' | 'block';
  /** The words as plain text: markup, quote marks of a block quote and line breaks taken out. */
  readonly text: string;
  /** How many words it has; two characters count as one in a script without spaces. */
  readonly words: number;
  /** Whether the draft says that somebody said it, by name or not. */
  readonly attributed: boolean;
  readonly speaker: string | null;
  /** Whether it is the second half of the speech before it: `“No,” Quill said. “Not so.”` */
  readonly goesOn: boolean;
  /** Span of the speaker's name, or null. */
  readonly speakerSpan: Span | null;
  /** The citations that cover it. */
  readonly citations: readonly Citation[];
  /** Whether any citation covers it: cheaper than `citations`. */
  readonly cited: boolean;
  /** Whether its paragraph links to a page itself, or round brackets behind it name its place: `(p. 212)`. */
  readonly linked: boolean;
  readonly block: number;
}

/**
 * `figure`: a number that asks for no source by itself (a length, a count); where its sentence cites one, it can be looked
 * up there all the same. None is ever open.
 */
export type ClaimKind = 'statistic' | 'vague-attribution' | 'figure';

/** A sentence that needs a source. The span covers the figure or the words of the attribution. */
export interface Claim extends Span {
  readonly kind: ClaimKind;
  readonly sentence: Span;
  /** The citations that cover it. */
  readonly citations: readonly Citation[];
  /** Whether any citation covers it: cheaper than `citations`. */
  readonly cited: boolean;
  /** Whether its sentence links to a page itself, or names a work in round brackets: `(Smith, 2019)`. */
  readonly linked: boolean;
  readonly block: number;
}

/** A mark that is no citation and should not stay: each kind is one check. */
export interface Oddity extends Span {
  readonly kind: 'assistant-residue' | 'placeholder-citation' | 'malformed-citation';
  /** What exactly: a word from the reader's list (`reversed-range`, `oai-citation`, …). */
  readonly what: string;
  /** The address that the mark carries, when it carries one. */
  readonly url: string | null;
  /** The words of the mark that may name a source, when it has any. */
  readonly name: string | null;
}

export interface StrayMark extends Span {
  /** `opening`: never closed; `closing`: never opened; `mixed`: closed by a mark of another kind. */
  readonly kind: 'opening' | 'closing' | 'mixed';
  /** Where the quotation most likely ends, for an opening mark: an offset. */
  readonly closeAt: number | null;
  /** The mark that belongs there (or instead of this one). */
  readonly partner: string;
}

/** `<!-- well-sourced-disable … -->` and kin. */
export interface Directive extends Span {
  readonly kind: 'disable' | 'enable' | 'disable-next-line' | 'disable-file';
  /** The codes named; empty: all. */
  readonly codes: readonly string[];
}
