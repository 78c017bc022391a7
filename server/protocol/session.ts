import type {
  DidChangeWatchedFilesParams,
  DidChangeWorkspaceFoldersParams,
  InitializeParams,
  Registration,
} from 'vscode-languageserver-protocol';
import { CopyStore } from '../workspace/copyStore.ts';
import { Projects } from '../workspace/projectFiles.ts';
import { SECTION } from '../workspace/settings.ts';
import { Workspace } from '../workspace/workspace.ts';
import type { Abilities } from './abilities.ts';
import { type AcrossDrafts, serveAcrossDrafts } from './acrossDrafts.ts';
import { serveCodeActions } from './codeActions.ts';
import { goToUsesCommand, serveCodeLens } from './codeLens.ts';
import { serveCommands } from './commands.ts';
import { serveCompletion } from './completion.ts';
import { EditorSettings } from './configuration.ts';
import { SavingCopies } from './copies.ts';
import type { Desk } from './desk.ts';
import { Diagnostics } from './diagnostics.ts';
import { CheckingEvidence } from './evidence.ts';
import { serveExport } from './export.ts';
import { ignoreCommand } from './ignore.ts';
import { serveInlayHints } from './inlayHints.ts';
import { serveLookups } from './lookups.ts';
import { serveOverview } from './overview.ts';
import { servePassages } from './passages.ts';
import { servePaste } from './paste.ts';
import { servePlans } from './plans.ts';
import { Progress } from './progress.ts';
import { serveQuoting } from './quoting.ts';
import { serveRename } from './rename.ts';
import { COMMANDS } from './requests.ts';
import { serveSelectionRanges } from './selectionRanges.ts';
import { serveSemanticTokens } from './semanticTokens.ts';
import type { Platform } from './server.ts';
import { Signing } from './signing.ts';
import { serveSources } from './sources.ts';
import type { State } from './state.ts';
import { serveSync } from './sync.ts';

/**
 * Everything that is served once client and server know each other. It brings the reader and the checks along, so it is
 * loaded after `initialize` has been answered.
 */
export function openSession(desk: Desk, client: Abilities, platform: Platform, params: InitializeParams): void {
  const settings = new EditorSettings(desk, client, params.initializationOptions);
  const workspace = new Workspace({
    files: platform.files,
    editorSettings: (uri) => settings.of(uri),
    report: (problem) => desk.show('warning', problem),
  });
  workspace.folders = foldersOf(params);
  const state: State = { desk, workspace, client };
  const diagnostics = new Diagnostics(state);
  const progress = new Progress(state);
  const evidence = new CheckingEvidence(state, diagnostics, progress);
  serveSync(state, diagnostics, evidence);
  serveLookups(state);
  const across = serveAcrossDrafts(state, platform.files);
  serveCompletion(state);
  const signing = new Signing(state, diagnostics, evidence);
  signing.serve();
  serveCodeActions(state, signing);
  servePaste(state);
  servePassages(state);
  serveQuoting(state);
  servePlans(state);
  serveRename(state);
  const saving = new SavingCopies(state, platform.fetch, progress, () => evidence.refresh());
  saving.serve();
  serveCommands(state, {
    [COMMANDS.ignore]: ignoreCommand(state, diagnostics, evidence),
    [COMMANDS.goToUses]: goToUsesCommand(state),
    [COMMANDS.saveCopy]: (args) => saving.saveOne(args),
    [COMMANDS.saveCopies]: (args) => saving.saveAll(args),
    [COMMANDS.signOff]: (args) => signing.sign(args),
    [COMMANDS.takeBackSignOff]: (args) => signing.takeBack(args),
  });
  serveSources(state);
  serveOverview(state);
  serveExport(state);
  serveCodeLens(state);
  serveInlayHints(state);
  serveSemanticTokens(state);
  serveSelectionRanges(state);
  settings.watch(() => {
    across.listChanged();
    workspace.settingsChanged();
    diagnostics.refresh();
    evidence.refresh();
    refreshShown(state);
  });
  watchFiles(state, diagnostics, evidence, across);
  desk.hear<object>('initialized', async () => {
    const registrations = registrationsFor(client);
    if (registrations.length > 0) await desk.ask('client/registerCapability', { registrations });
  });
}

function foldersOf(params: InitializeParams): readonly string[] {
  const folders = params.workspaceFolders?.map((folder) => folder.uri) ?? [];
  return folders.length > 0 || !params.rootUri ? folders : [params.rootUri];
}

/** What the client tells us of only when asked to: changed settings and project files. */
function registrationsFor(client: Abilities): Registration[] {
  const registrations: Registration[] = [];
  if (client.registersConfiguration) {
    // Which files the editor hides says which are drafts of the workspace.
    const registerOptions = { section: [SECTION, 'files'] };
    registrations.push({ id: 'settings', method: 'workspace/didChangeConfiguration', registerOptions });
  }
  if (client.registersWatchers) {
    const registerOptions = {
      watchers: [
        { globPattern: '**/.well-sourced/{settings,ignored,checked}.json' },
        { globPattern: '**/.well-sourced/copies/*.txt' },
      ],
    };
    registrations.push({ id: 'project-files', method: 'workspace/didChangeWatchedFiles', registerOptions });
  }
  return registrations;
}

/** What is drawn into the text may be other now. */
function refreshShown({ desk, client }: State): void {
  if (client.refreshLenses) void desk.ask('workspace/codeLens/refresh', undefined);
  if (client.refreshHints) void desk.ask('workspace/inlayHint/refresh', undefined);
  if (client.refreshTokens) void desk.ask('workspace/semanticTokens/refresh', undefined);
}

function watchFiles(state: State, diagnostics: Diagnostics, evidence: CheckingEvidence, across: AcrossDrafts): void {
  const { desk, workspace } = state;
  desk.hear<DidChangeWatchedFilesParams>('workspace/didChangeWatchedFiles', ({ changes }) => {
    across.filesChanged(changes);
    if (changes.some((change) => CopyStore.isOne(change.uri))) {
      workspace.copies.forget();
      evidence.refresh();
    }
    if (!changes.some((change) => Projects.isOne(change.uri))) return;
    workspace.filesChanged();
    diagnostics.refresh();
    evidence.refresh();
    refreshShown(state);
  });
  desk.hear<DidChangeWorkspaceFoldersParams>('workspace/didChangeWorkspaceFolders', ({ event }) => {
    across.listChanged();
    const removed = new Set(event.removed.map((folder) => folder.uri));
    const kept = workspace.folders.filter((folder) => !removed.has(folder));
    workspace.folders = [...kept, ...event.added.map((folder) => folder.uri)];
    diagnostics.refresh();
    evidence.refresh();
  });
}
