import type { MessageConnection } from 'vscode-jsonrpc';
import type { Files } from '../workspace/files.ts';
import {
  LIST_FILES,
  type ListFilesParams,
  type ListFilesResult,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
  WRITE_FILE,
  type WriteFileParams,
} from './requests.ts';

/** Files as the client sees them: the way of a browser worker, and to folders that are on no disk of this machine. */
export function clientFiles(connection: MessageConnection): Files {
  return {
    async read(uri) {
      try {
        const params: ReadFileParams = { uri };
        const result = await connection.sendRequest<ReadFileResult | null>(READ_FILE, params);
        return result?.text.replace(/^\ufeff/, '') ?? null;
      } catch {
        // A client that knows nothing of files has none for us.
        return null;
      }
    },
    async list(uri) {
      try {
        const params: ListFilesParams = { uri };
        return (await connection.sendRequest<ListFilesResult | null>(LIST_FILES, params)) ?? [];
      } catch {
        return [];
      }
    },
    async write(uri, text) {
      const params: WriteFileParams = { uri, text };
      await connection.sendRequest(WRITE_FILE, params);
    },
  };
}
