import type { BaseLanguageClient } from 'vscode-languageclient';

/** Ends the server, where one runs, and starts it anew. */
export async function restartServer(client: BaseLanguageClient): Promise<void> {
  if (client.needsStop()) await client.stop();
  await client.start();
}
