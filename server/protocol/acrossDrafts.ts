import type {
  FileEvent,
  Location,
  ReferenceParams,
  SymbolInformation,
  WorkspaceSymbolParams,
} from 'vscode-languageserver-protocol';
import { references, sourcesAt } from '../features/references.ts';
import { knownBy, referencesElsewhere } from '../features/referencesElsewhere.ts';
import { enoughNamed, isSearch, mayBeNamed, workspaceSymbols } from '../features/workspaceSymbols.ts';
import { DraftIndex, MOST_DRAFTS } from '../workspace/draftIndex.ts';
import type { Files } from '../workspace/files.ts';
import { type IndexedPlace, mayHold } from '../workspace/indexedDraft.ts';
import { DRAFT_ENDINGS } from '../workspace/language.ts';
import { rangeOf } from './ranges.ts';
import { takingTurns } from './slices.ts';
import type { State } from './state.ts';

/** As in the outline: an entry is a constant that the text refers to. */
const SOURCE = 14;

/** A file that was changed, not made or deleted. */
const CHANGED = 2;
const DRAFT = new RegExp(`\\.(?:${DRAFT_ENDINGS.join('|')})$`, 'i');

/** What else must be told of files and folders. */
export interface AcrossDrafts {
  filesChanged(changes: readonly FileEvent[]): void;
  /** Folders or settings are others now. */
  listChanged(): void;
}

/** Serves what is asked of all drafts of the workspace: who else cites this source, and which sources there are. */
export function serveAcrossDrafts({ desk, workspace, client }: State, files: Files): AcrossDrafts {
  let watching: Promise<boolean> | null = null;
  // The client is asked to watch when the first question comes: most writers never ask one.
  const watch = async (): Promise<boolean> => {
    const watchers = [{ globPattern: `**/*.{${DRAFT_ENDINGS.join(',')}}` }];
    const registration = { id: 'drafts', method: 'workspace/didChangeWatchedFiles', registerOptions: { watchers } };
    await desk.ask('client/registerCapability', { registrations: [registration] });
    return true;
  };
  let isSaid = false;
  const index = new DraftIndex({
    files,
    folders: () => workspace.folders,
    openDraft: (uri) => workspace.get(uri),
    openDrafts: () => workspace.drafts,
    watching: () => {
      if (client.registersWatchers) watching ??= watch();
      return watching ?? false;
    },
    turn: takingTurns(),
    tooMany: () => {
      if (isSaid) return;
      isSaid = true;
      desk.show(
        'info',
        `This workspace has more than ${MOST_DRAFTS.toLocaleString('en')} drafts. Only the first of them are looked through for a source, so places in the others are missing.`,
      );
    },
  });

  desk.answer<ReferenceParams, Location[] | null>('textDocument/references', null, async (params, token) => {
    const open = workspace.get(params.textDocument.uri);
    if (!open) return null;
    const { draft, text, uri } = open;
    const offset = text.offsetAt(params.position);
    const includeEntry = params.context?.includeDeclaration ?? true;
    const here = references(draft, offset, includeEntry).map((span) => ({ uri, range: rangeOf(text, span) }));
    const keys = knownBy(sourcesAt(draft, offset));
    if (keys.length === 0) return here;
    const isCancelled = () => token.isCancellationRequested;
    const drafts = await index.find(mayHold(keys), isCancelled, undefined, open);
    const others = drafts.filter((other) => workspace.get(other.uri) !== open);
    return [...here, ...referencesElsewhere(others, keys, includeEntry).map(locationOf)];
  });

  desk.answer<WorkspaceSymbolParams, SymbolInformation[] | null>('workspace/symbol', null, async ({ query }, token) => {
    const isCancelled = () => token.isCancellationRequested;
    const drafts = isSearch(query)
      ? await index.find(mayBeNamed(query), isCancelled, enoughNamed(query))
      : index.open();
    return workspaceSymbols(drafts, query).map(({ name, container, ...found }) => ({
      name,
      kind: SOURCE,
      location: locationOf(found),
      containerName: container,
    }));
  });

  return {
    filesChanged: (changes) => {
      for (const { uri, type } of changes) if (DRAFT.test(uri)) index.fileChanged(uri, type === CHANGED);
    },
    listChanged: () => index.listChanged(),
  };
}

function locationOf({ uri, place }: { readonly uri: string; readonly place: IndexedPlace }): Location {
  const [line, character, length] = place;
  return { uri, range: { start: { line, character }, end: { line, character: character + length } } };
}
