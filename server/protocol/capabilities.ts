import type { ServerCapabilities } from 'vscode-languageserver-protocol';
import { COMMAND_NAMES } from '../features/commands/names.ts';
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
    renameProvider: client.preparesRename ? { prepareProvider: true } : true,
    completionProvider: { triggerCharacters: [...TRIGGERS], resolveProvider: true },
    ...(client.codeActionLiterals
      ? { codeActionProvider: { codeActionKinds: [...KINDS], resolveProvider: client.lateEdits } }
      : {}),
    executeCommandProvider: { commands: [...Object.values(COMMANDS), ...(client.plans ? [] : COMMAND_NAMES)] },
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
