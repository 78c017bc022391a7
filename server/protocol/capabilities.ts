import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { COMMAND_NAMES } from '../features/commands/names.ts';
import { TOKEN_TYPES } from '../features/tokenTypes.ts';
import { TRIGGERS } from '../features/triggers.ts';
import type { Abilities } from './abilities.ts';
import { KINDS } from './kinds.ts';
import { COMMANDS } from './requests.ts';

const INCREMENTAL = 2;

/** What this server offers to a client of these abilities. */
export function serverCapabilities(client: Abilities): ServerCapabilities {
  return {
    positionEncoding: 'utf-16',
    textDocumentSync: { openClose: true, change: INCREMENTAL },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentLinkProvider: {},
    documentSymbolProvider: { label: 'Well-Sourced' },
    foldingRangeProvider: true,
    workspaceSymbolProvider: true,
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    selectionRangeProvider: true,
    codeLensProvider: { resolveProvider: true },
    inlayHintProvider: { resolveProvider: client.lateHintTooltips },
    semanticTokensProvider: {
      legend: { tokenTypes: tokenTypes(client), tokenModifiers: [] },
      full: { delta: true },
      range: true,
    },
    completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: true },
    ...(client.inlineCompletion ? { inlineCompletionProvider: true } : {}),
    ...(client.codeActionLiterals
      ? { codeActionProvider: { codeActionKinds: [...KINDS], resolveProvider: client.lateEdits } }
      : {}),
    executeCommandProvider: { commands: [...commands(client), ...(client.plans ? [] : COMMAND_NAMES)] },
    // Clients that cannot ask for diagnostics get them pushed.
    ...(client.pullDiagnostics
      ? {
          diagnosticProvider: {
            identifier: 'well-sourced',
            interFileDependencies: false,
            workspaceDiagnostics: false,
          },
        }
      : {}),
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
}

/** A name of LSP's own where the client does not know ours. */
const tokenTypes = (client: Abilities): string[] =>
  Object.entries(TOKEN_TYPES).map(([own, standard]) => (client.tokenTypes.has(own) ? own : standard));

const commands = (client: Abilities): string[] =>
  Object.values(COMMANDS).filter((command) => command !== COMMANDS.goToUses || !client.showsUses);
