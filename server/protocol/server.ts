import type { MessageConnection } from 'vscode-jsonrpc';
import type { InitializeParams, InitializeResult } from 'vscode-languageserver-protocol';
import { version } from '../../package.json';
import type { Fetch } from '../lookup/page.ts';
import type { Files } from '../workspace/files.ts';
import { abilitiesOf } from './abilities.ts';
import { serverCapabilities } from './capabilities.ts';
import { Desk } from './desk.ts';

/** What the platform gives: files, the network, an end, and an eye on the process that started the server. */
export interface Platform {
  readonly files: Files;
  /** Used for what the writer asks to be fetched, and for nothing else. */
  readonly fetch: Fetch;
  /** Loads the part that reads drafts; a platform without a quicker way leaves it to the bundle. */
  loadSession?(): Promise<typeof import('./session.ts')>;
  /** Called when the first draft has been opened: what nobody waits for can be done soon. */
  draftOpened?(): void;
  exit(code: number): void;
  watchClient(processId: number): void;
}

/** Serves one client over the connection until it says `exit`. */
export function serve(connection: MessageConnection, platform: Platform): void {
  const desk = new Desk(connection);
  desk.answer<InitializeParams, InitializeResult | null>('initialize', null, (params) => {
    const client = abilitiesOf(params.capabilities, params.initializationOptions);
    desk.open(async () => {
      const { openSession } = await (platform.loadSession?.() ?? import('./session.ts'));
      openSession(desk, client, platform, params);
    });
    if (params.processId) platform.watchClient(params.processId);
    return { capabilities: serverCapabilities(client), serverInfo: { name: 'well-sourced', version } };
  });
  desk.once('textDocument/didOpen', () => platform.draftOpened?.());
  desk.answer('shutdown', null, () => {
    desk.close();
    return null;
  });
  desk.hear('exit', () => platform.exit(desk.isClosing ? 0 : 1));
  desk.listen();
}
