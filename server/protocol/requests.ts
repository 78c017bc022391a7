import type { Location, Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import type { Options, Question, Refusal } from '../edits/plan.ts';
import type { ItemPlace, Overview } from '../features/overview.ts';
import type { CopyPassage } from '../features/quoteFromCopy.ts';
import type { Standing } from '../features/quoteStanding.ts';
import type { SourceItem } from '../features/sources.ts';

/*
 * What client and server say to each other beyond LSP. All of it is optional: an editor that knows none of it gets
 * everything else.
 */

/** Server to client, asked by the browser worker, which has no disk: `{ uri }` → `{ text }`, or null for no such file. */
export const READ_FILE = 'wellSourced/readFile';
/** Server to client, asked by the browser worker: `{ uri, text }` or `{ uri, base64 }` → null, or an error that says why not. */
export const WRITE_FILE = 'wellSourced/writeFile';

/** Server to client: `ListDraftsParams` → `{ uris }`, the files of the workspace that may be drafts, or null. */
export const LIST_DRAFTS = 'wellSourced/listDrafts';
export interface ListDraftsParams {
  /** Endings of names, without the point. */
  readonly endings: readonly string[];
  readonly most: number;
}
export interface ListDraftsResult {
  readonly uris: readonly string[];
}

export interface ReadFileParams {
  readonly uri: string;
}
export interface ReadFileResult {
  readonly text: string;
}
export interface WriteFileParams {
  readonly uri: string;
  readonly text?: string;
  /** Instead of a text: bytes in base64. */
  readonly base64?: string;
}

/** Server to client, asked by the browser worker: `{ uri }` of a folder → the names of its files; none for no folder. */
export const LIST_FILES = 'wellSourced/listFiles';
export interface ListFilesParams {
  readonly uri: string;
}
export type ListFilesResult = readonly string[];

/** Client to server: the sources of a draft that can be cited. `{ textDocument: { uri } }` → `SourcesResult` or null. */
export const SOURCES = 'wellSourced/sources';
export interface SourcesResult {
  /** The version that the sources were read in; goes back with `CITE`. */
  readonly version: number;
  readonly sources: readonly SourceItem[];
}

/**
 * Client to server: cite a source at the end of the selection, or add it to the citation there. The edit goes out as
 * `workspace/applyEdit`, for the version named. → `{ applied, reason? }`.
 */
export const CITE = 'wellSourced/cite';
export interface CiteParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly range: Range;
  /** `SourceItem.index`. */
  readonly index: number;
}
export interface CiteResult {
  readonly applied: boolean;
  /** Why not, in plain words. */
  readonly reason?: string;
}

/**
 * Client to server: what a draft cites and lists, for a view and a status bar. Null when the document is no draft with
 * sources. Without `items` only the three numbers are worked out and the lists are empty.
 */
export const OVERVIEW = 'wellSourced/overview';
export interface OverviewParams {
  readonly textDocument: { readonly uri: string };
  readonly items: boolean;
}
export interface OverviewResult extends Overview {
  readonly version: number;
}

/** Client to server: where an item of the overview stands, its entry first, then its uses. */
export const PLACES = 'wellSourced/places';
export interface PlacesParams {
  readonly textDocument: { readonly uri: string };
  /** `OverviewItem.id`. */
  readonly id: string;
}
export interface PlacesResult {
  readonly version: number;
  /** How many places there are; a long list is cut. */
  readonly total: number;
  readonly places: readonly {
    readonly kind: ItemPlace['kind'];
    readonly range: Range;
    /** The sentence around it, on one line. */
    readonly excerpt: string;
  }[];
  /** The quotes that cite a source, as they stand in its saved copies. */
  readonly quotes: readonly QuoteMark[];
}

/** How a quote stands in the saved copies of what it cites. */
export interface QuoteMark {
  readonly range: Range;
  /** The quote, cut to one line. */
  readonly words: string;
  readonly standing: Standing;
  /** The same in plain words. */
  readonly said: string;
}

/** Client to server: how the quotes of a draft stand. `{ textDocument: { uri } }` → `QuoteMarksResult` or null. */
export const QUOTE_MARKS = 'wellSourced/quoteMarks';
export interface QuoteMarksResult {
  readonly version: number;
  readonly quotes: readonly QuoteMark[];
}

/**
 * Server to client, where it said so (`initializationOptions: { hearsEvidence: true }`): `{ uri }` of a draft whose quotes
 * stand in another way now, also when no finding is another one.
 */
export const EVIDENCE_CHANGED = 'wellSourced/evidenceChanged';

/**
 * Client to server: sources of a draft as text to paste elsewhere. Null when the draft is at another version by now, in
 * which the indices may mean others.
 */
export const EXPORT = 'wellSourced/export';
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

/** A command that the client runs where it said so (`initializationOptions: { showsUses: true }`): a list of places. */
export const SHOW_USES = 'wellSourced.showUses';
/** The document, where the list is shown, and the places. */
export type ShowUsesArguments = [uri: string, position: Position, locations: Location[]];

/**
 * A command that the client runs where it said so (`initializationOptions: { showsPassages: true }`): opens the copy of
 * the quote at the position. Arguments: `SaveCopyParams`.
 */
export const SHOW_IN_SOURCE = 'wellSourced.showInSource';

/**
 * A command that the client runs where it said so (`initializationOptions: { signsOff: true }`): asks for a note and runs
 * `COMMANDS.signOff`. Arguments: `SignOffParams`.
 */
export const CHECKED_MYSELF = 'wellSourced.checkedMyself';

/** Commands that the server runs (`workspace/executeCommand`). */
export const COMMANDS = {
  /** Arguments: `ShowUsesArguments`. Leads to the first place, called again to the next. */
  goToUses: 'wellSourced.goToUses',
  /** Arguments: `IgnoreParams`. Writes the finding to `.well-sourced/ignored.json`. */
  ignore: 'wellSourced.ignoreFinding',
  /** Arguments: `SaveCopyParams`. Fetches the page of one source and keeps its text as a saved copy. */
  saveCopy: 'wellSourced.saveCopyOf',
  /** Arguments: `{ textDocument: { uri } }`. The same for every source that has an address and no copy yet. */
  saveCopies: 'wellSourced.saveCopiesOf',
  /** Arguments: `SignOffParams`. Writes to `.well-sourced/checked.json` that a person checked what stands there. */
  signOff: 'wellSourced.signOff',
  /** Arguments: `SignOffParams`. Takes that back. */
  takeBackSignOff: 'wellSourced.takeBackSignOff',
} as const;

export interface IgnoreParams {
  readonly uri: string;
  readonly version: number;
  readonly code: string;
  /** Offsets of the finding. */
  readonly start: number;
  readonly end: number;
}

/** The quote at the position, or the figures of the sentence there. */
export interface SignOffParams {
  readonly textDocument: { readonly uri: string; readonly version?: number | null };
  readonly position: Position;
  /** Who checked it, and what there is to say of it; may be missing. */
  readonly by?: string;
  readonly note?: string;
}

/** Client to server: what could be signed off at a position; null where nothing cites a source. `SaveCopyParams` → */
export const SIGNABLE = 'wellSourced/signable';
export interface SignableResult {
  readonly version: number;
  /** The beginning of the sentence. */
  readonly excerpt: string;
  /** Who stands for it already, or null. */
  readonly signed: { readonly by: string; readonly on: string; readonly note: string } | null;
}

/** The source whose entry or citation stands at the position. */
export interface SaveCopyParams {
  readonly textDocument: { readonly uri: string };
  readonly position: Position;
}

/** Client to server: the source whose entry or citation stands at a position, or null. `SaveCopyParams` → */
export const SOURCE_AT = 'wellSourced/sourceAt';
export interface SourceAtResult {
  readonly version: number;
  /** What `AttachParams` names it by. */
  readonly index: number;
  /** Its label and name, for people. */
  readonly name: string;
  readonly hasCopy: boolean;
}

/**
 * Client to server: where the quote at a position stands in the saved copies (of a citation the first quote that it
 * covers), or the copy of the source that is meant there. Null where there is none. `SaveCopyParams` →
 */
export const PASSAGE = 'wellSourced/passage';
export interface PassageResult {
  /** The file of the copy. */
  readonly uri: string;
  /** What the copy is of. */
  readonly name: string;
  /** The passage in that file; null when the words are not there. */
  readonly range: Range | null;
  /** The words of the source, and those of the draft; empty where there are none. */
  readonly passage: string;
  readonly quote: string;
}

/** Client to server: the sources that can be quoted from a saved copy, those of the paragraph first. `SaveCopyParams` → */
export const QUOTABLE = 'wellSourced/quotable';
export interface QuotableResult {
  readonly version: number;
  readonly sources: readonly SourceItem[];
}

/** Client to server: the passages of a source's copies that hold some words; null when the draft has moved on. */
export const SEARCH_COPIES = 'wellSourced/searchCopies';
export interface SearchCopiesParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  /** `SourceItem.index`. */
  readonly index: number;
  /** What is looked for; without it the passages are those that the copy begins with. */
  readonly query: string;
}
export interface SearchCopiesResult {
  readonly passages: readonly CopyPassage[];
}

/**
 * Client to server: quote a passage at the end of the range, with its citation. The edit comes back as
 * `workspace/applyEdit` for the version named. → `CiteResult`
 */
export const QUOTE_PASSAGE = 'wellSourced/quotePassage';
export interface QuotePassageParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  readonly range: Range;
  readonly index: number;
  /** As `SearchCopiesResult` gave it; refused when the copy says something else there now. */
  readonly passage: Pick<CopyPassage, 'copy' | 'start' | 'end' | 'words'>;
}

/** Client to server: make a saved copy of a file or of words from the clipboard, for one source. → `AttachResult`. */
export const ATTACH = 'wellSourced/attach';
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

/**
 * Client to server: what a command that edits would do, so that the client can show and apply it. `PlanParams` →
 * `PlanResult`. A client that asks says so with `initializationOptions: { plans: true }`; the others get the same
 * commands by `workspace/executeCommand`, with `PlanParams` (without `command`) as their one argument.
 */
export const PLAN = 'wellSourced/plan';
export interface PlanParams {
  /** Without a version the text as the server has it is meant. */
  readonly textDocument: { readonly uri: string; readonly version?: number | null };
  readonly command: string;
  readonly range?: Range;
  readonly position?: Position;
  readonly options?: Options;
}
export type PlanResult =
  | {
      readonly kind: 'change';
      readonly title: string;
      /** For the one version that was asked about. */
      readonly edit: WorkspaceEdit;
      readonly version: number;
      readonly notes: readonly string[];
      /** In the text with the edit made. */
      readonly selection: Range | null;
      /** Show the whole result before it is made. */
      readonly preview: boolean;
      /** How many places of the draft change. */
      readonly places: number;
    }
  | Refusal
  | Question;

/**
 * Client to server: words are about to be pasted. When they stand in another open draft and cite its sources: the words
 * as this draft cites them and the entries to add; otherwise null. Nothing is changed by asking.
 */
export const PASTE = 'wellSourced/paste';
export interface PasteParams {
  readonly textDocument: { readonly uri: string; readonly version: number };
  /** What the paste replaces. */
  readonly range: Range;
  readonly text: string;
}
export interface PasteResult {
  readonly text: string;
  readonly edits: readonly TextEdit[];
  /** What the client may call this way of pasting. */
  readonly title: string;
  readonly version: number;
}
