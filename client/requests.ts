import type { WorkspaceEdit } from 'vscode-languageclient';

/**
 * What client and server ask each other beyond the Language Server Protocol. The server keeps the same shapes on its
 * side; neither imports the other.
 *
 * A client that answers the file requests says so with `initializationOptions: { files: true }`. The server then need
 * not touch a disk: in a browser it has none.
 */

/** Server to client: the text of a file (UTF-8), or null where there is none or it cannot be read. */
export const readFileMethod = 'wellSourced/readFile';
export interface ReadFileParams {
  readonly uri: string;
}
export type ReadFileResult = { readonly text: string } | null;

/** Server to client: replaces a file, making its folders; answers null, or an error that says why not. */
export const writeFileMethod = 'wellSourced/writeFile';
export interface WriteFileParams {
  readonly uri: string;
  readonly text?: string;
  /** Instead of a text: bytes in base64. */
  readonly base64?: string;
}
export type WriteFileResult = null;

/** Server to client: the names of the files in a folder; none where there is no such folder. */
export const listFilesMethod = 'wellSourced/listFiles';
export interface ListFilesParams {
  readonly uri: string;
}
export type ListFilesResult = readonly string[];
/** Server to client: the files of the workspace that may be drafts. */
export const listDraftsMethod = 'wellSourced/listDrafts';
export interface ListDraftsParams {
  /** Endings of names, without the point. */
  readonly endings: readonly string[];
  readonly most: number;
}
export interface ListDraftsResult {
  readonly uris: readonly string[];
}

/** Client to server: the sources of a draft that can be cited, or null when the server does not have it open. */
export const sourcesMethod = 'wellSourced/sources';
export interface SourcesParams {
  readonly textDocument: { readonly uri: string };
}
export interface SourcesResult {
  /** The version that the sources were read in. */
  readonly version: number;
  readonly sources: readonly SourceItem[];
}
export interface SourceItem {
  /** As a citation writes it. */
  readonly label: string;
  readonly title: string | null;
  readonly outlet: string | null;
  readonly date: string | null;
  /** Outlet and title, or the entry's beginning. */
  readonly name: string;
  /** How often the draft cites it. */
  readonly uses: number;
  /** What `CiteParams` names it by. */
  readonly index: number;
}

/**
 * Client to server: cite a source at the end of the range, or add it to the citation there. The edit comes back as
 * `workspace/applyEdit` for the version named, so that it never meets another one.
 */
export const citeMethod = 'wellSourced/cite';
export interface CiteParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly range: { readonly start: Place; readonly end: Place };
  readonly index: number;
}
interface Place {
  readonly line: number;
  readonly character: number;
}
export interface CiteResult {
  readonly applied: boolean;
  /** Why not, in plain words. */
  readonly reason?: string;
}

/**
 * Client to server: what a command that edits would do. A client that asks says so with
 * `initializationOptions: { plans: true }`.
 */
export const planMethod = 'wellSourced/plan';
export interface PlanParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly command: string;
  readonly range: { readonly start: Place; readonly end: Place };
  readonly options: PlanOptions;
}
export type PlanOptions = Readonly<Record<string, string | number | boolean>>;
export type PlanResult = PlannedChange | PlanRefusal | PlanQuestion;
export interface PlannedChange {
  readonly kind: 'change';
  readonly title: string;
  /** For `version` alone. */
  readonly edit: WorkspaceEdit;
  readonly version: number;
  /** What the writer should know beforehand. */
  readonly notes: readonly string[];
  /** In the text with the edit made; null where the cursor stays. */
  readonly selection: { readonly start: Place; readonly end: Place } | null;
  /** Whether the whole result is to be shown first. */
  readonly preview: boolean;
  /** How many places of the draft change. */
  readonly places: number;
}
export interface PlanRefusal {
  readonly kind: 'refusal';
  readonly reason: string;
  /** Nothing is left to do. */
  readonly satisfied: boolean;
}
export interface PlanQuestion {
  readonly kind: 'question';
  readonly question: string;
  readonly choices: readonly { readonly title: string; readonly detail?: string; readonly options: PlanOptions }[];
}

/**
 * Client to server: what a draft cites and lists. Null when the document is no draft with sources. Without `items` only
 * the three numbers are worked out, and the lists are empty.
 */
export const overviewMethod = 'wellSourced/overview';
export interface OverviewParams {
  readonly textDocument: { readonly uri: string };
  readonly items: boolean;
}
export interface Overview {
  readonly version: number;
  readonly sources: number;
  readonly citations: number;
  /** Findings above the level of a hint. */
  readonly problems: number;
  /** How its quotes stand in the saved copies of their sources; null where none was looked up. */
  readonly quotes: StandingCounts | null;
  /** Numbers that are cited and have no entry. */
  readonly missing: readonly OverviewItem[];
  readonly lists: readonly { readonly heading: string | null; readonly items: readonly OverviewItem[] }[];
}
export interface OverviewItem {
  readonly kind: 'source' | 'missing';
  /** Names the item in `PlacesParams`; the same as long as its label and its words are. */
  readonly id: string;
  readonly label: string;
  readonly name: string;
  readonly outlet: string | null;
  readonly title: string | null;
  readonly date: string | null;
  readonly uses: number;
  /** Why it deserves a look. There may be other kinds some day; each says in `message` what it is about. */
  readonly marks: readonly { readonly kind: string; readonly message: string }[];
  /** What `ExportParams` names a source by; -1 for a missing one. */
  readonly index: number;
  /** The same of the quotes that cite it. */
  readonly quotes: StandingCounts | null;
}

/** Word for word in its source or checked by a person; in other words; not there; not to be compared. */
export type Standing = 'checked' | 'altered' | 'missing' | 'unchecked';
export type StandingCounts = Readonly<Record<Standing, number>>;

export interface QuoteMark {
  readonly range: { readonly start: Place; readonly end: Place };
  readonly words: string;
  readonly standing: Standing;
  /** The same in plain words. */
  readonly said: string;
}

/** Client to server: how the quotes of a draft stand; null for a document that is no draft with sources. */
export const quoteMarksMethod = 'wellSourced/quoteMarks';
export interface QuoteMarksParams {
  readonly textDocument: { readonly uri: string };
}
export interface QuoteMarksResult {
  readonly version: number;
  readonly quotes: readonly QuoteMark[];
}

/** Server to client: the quotes of a draft stand in another way now. */
export const evidenceChangedMethod = 'wellSourced/evidenceChanged';
export interface EvidenceChangedParams {
  readonly uri: string;
}

/** Client to server: where an item stands, its entry first, then its uses. */
export const placesMethod = 'wellSourced/places';
export interface PlacesParams {
  readonly textDocument: { readonly uri: string };
  readonly id: string;
}
export interface PlacesResult {
  readonly version: number;
  readonly total: number;
  readonly places: readonly {
    readonly kind: 'entry' | 'use';
    readonly range: { readonly start: Place; readonly end: Place };
    /** The sentence around it. */
    readonly excerpt: string;
  }[];
  readonly quotes: readonly QuoteMark[];
}

/** Client to server: sources of a draft as text to paste elsewhere; null when the draft has moved on. */
export const exportMethod = 'wellSourced/export';
export interface ExportParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly format: 'text' | 'markdown' | 'bibtex';
  /** `OverviewItem.index`; all sources of the draft when absent. */
  readonly sources?: readonly number[];
}
export interface ExportResult {
  readonly text: string;
  readonly count: number;
}

/** Client to server: the source whose entry or citation stands at a position, or null. */
export const sourceAtMethod = 'wellSourced/sourceAt';
export interface SourceAtParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Place;
}
export interface SourceAtResult {
  readonly version: number;
  /** What `AttachParams` names it by. */
  readonly index: number;
  /** Its label and name. */
  readonly name: string;
  readonly hasCopy: boolean;
}

/** Client to server: where the quote at a position stands in the saved copies; null where there is no copy. */
export const passageMethod = 'wellSourced/passage';
export interface PassageResult {
  readonly uri: string;
  /** What the copy is of. */
  readonly name: string;
  /** Null when the words are not there. */
  readonly range: { readonly start: Place; readonly end: Place } | null;
  readonly passage: string;
  readonly quote: string;
}

/** Client to server: the sources that can be quoted from a saved copy, those of the paragraph first. `SourceAtParams` → */
export const quotableMethod = 'wellSourced/quotable';
export interface QuotableResult {
  readonly version: number;
  readonly sources: readonly SourceItem[];
}

/** Client to server: the passages of a source's copies that hold some words; null when the draft has moved on. */
export const searchCopiesMethod = 'wellSourced/searchCopies';
export interface SearchCopiesParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly index: number;
  /** Without words the passages are those that the copy begins with. */
  readonly query: string;
}
export interface SearchCopiesResult {
  readonly passages: readonly CopyPassage[];
}
export interface CopyPassage {
  /** The file of the copy, and where the passage stands in its text. */
  readonly copy: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly before: string;
  readonly after: string;
  readonly page: number | null;
}

/**
 * Client to server: quote a passage at the end of the range, with its citation. The edit comes back as
 * `workspace/applyEdit` for the version named. → `CiteResult`
 */
export const quotePassageMethod = 'wellSourced/quotePassage';
export interface QuotePassageParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly range: { readonly start: Place; readonly end: Place };
  readonly index: number;
  readonly passage: Pick<CopyPassage, 'copy' | 'start' | 'end' | 'words'>;
}

/** Client to server: make a saved copy of a file or of words from the clipboard, for one source. */
export const attachMethod = 'wellSourced/attach';
export interface AttachParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly index: number;
  readonly method: 'file' | 'clipboard';
  /** The file's name. */
  readonly name: string;
  /** Its bytes in base64. */
  readonly content: string;
}
export interface AttachResult {
  /** The file of the copy, or null when none was made. */
  readonly uri: string | null;
  /** What came of it, in plain words. */
  readonly message: string;
  /** The copy holds no text to check against, or none was made. */
  readonly failed: boolean;
}

/** Commands of the server that fetch pages; their one argument is `{ textDocument, position? }`. */
export const saveCopyCommand = 'wellSourced.saveCopyOf';
export const saveCopiesCommand = 'wellSourced.saveCopiesOf';

/** Client to server: the words about to be pasted as this draft would cite them, with their entries; null for none. */
export const pasteMethod = 'wellSourced/paste';
export interface PasteParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly range: { readonly start: Place; readonly end: Place };
  readonly text: string;
}
export interface PasteResult {
  readonly text: string;
  readonly edits: readonly {
    readonly range: { readonly start: Place; readonly end: Place };
    readonly newText: string;
  }[];
  readonly title: string;
  readonly version: number;
}

/** Client to server: what could be signed off at a position; null where nothing cites a source. `SourceAtParams` → */
export const signableMethod = 'wellSourced/signable';
export interface SignableResult {
  readonly version: number;
  readonly excerpt: string;
  readonly signed: { readonly by: string; readonly on: string; readonly note: string } | null;
}

/** Commands of the server; their one argument is `SignOffParams`. */
export const signOffCommand = 'wellSourced.signOff';
export const takeBackSignOffCommand = 'wellSourced.takeBackSignOff';
export interface SignOffParams {
  readonly textDocument: { readonly uri: string; readonly version?: number };
  readonly position: Place;
  readonly by?: string;
  readonly note?: string;
}
