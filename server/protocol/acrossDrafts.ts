import type {
  Location,
  ReferenceParams,
  SymbolInformation,
  WorkspaceSymbolParams,
} from 'vscode-languageserver-protocol';
import { references, sourcesAt } from '../features/references.ts';
import { knownBy, referencesElsewhere } from '../features/referencesElsewhere.ts';
import { isSearch, mayBeNamed, workspaceSymbols } from '../features/workspaceSymbols.ts';
import { DraftIndex } from '../workspace/draftIndex.ts';
import type { Files } from '../workspace/files.ts';
import { type IndexedPlace, mayHold } from '../workspace/indexedDraft.ts';
import { rangeOf } from './ranges.ts';
import type { State } from './state.ts';

/** As in the outline: an entry is a constant that the text refers to. */
const SOURCE = 14;

/** Serves what is asked of all drafts of the workspace: who else cites this source, and which sources there are. */
export function serveAcrossDrafts({ desk, workspace }: State, files: Files): void {
  const index = new DraftIndex({
    files,
    folders: () => workspace.folders,
    openDraft: (uri) => workspace.get(uri),
    openDrafts: () => workspace.drafts,
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
    const drafts = await index.find(mayHold(keys), () => token.isCancellationRequested);
    const others = drafts.filter((other) => workspace.get(other.uri) !== open);
    return [...here, ...referencesElsewhere(others, keys, includeEntry).map(locationOf)];
  });

  desk.answer<WorkspaceSymbolParams, SymbolInformation[] | null>('workspace/symbol', null, async ({ query }, token) => {
    const drafts = await index.find(
      (text) => isSearch(query) && mayBeNamed(text, query),
      () => token.isCancellationRequested,
    );
    return workspaceSymbols(drafts, query).map(({ name, container, ...found }) => ({
      name,
      kind: SOURCE,
      location: locationOf(found),
      containerName: container,
    }));
  });
}

function locationOf({ uri, place }: { readonly uri: string; readonly place: IndexedPlace }): Location {
  const [line, character, length] = place;
  return { uri, range: { start: { line, character }, end: { line, character: character + length } } };
}
