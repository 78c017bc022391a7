import type { MessageConnection } from 'vscode-jsonrpc';
import type { Files } from '../workspace/files.ts';
import { DRAFT_ENDINGS } from '../workspace/language.ts';
import {
  LIST_DRAFTS,
  LIST_FILES,
  type ListDraftsParams,
  type ListDraftsResult,
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
    async drafts(_folders, most) {
      return (await draftsOfClient(connection, most)) ?? [];
    },
    async write(uri, text) {
      const params: WriteFileParams = { uri, text };
      await connection.sendRequest(WRITE_FILE, params);
    },
    async writeBytes(uri, bytes) {
      const params: WriteFileParams = { uri, base64: base64(bytes) };
      await connection.sendRequest(WRITE_FILE, params);
    },
  };
}

/** The drafts as the client lists them, which knows what its user hides; null from a client that lists none. */
export async function draftsOfClient(connection: MessageConnection, most: number): Promise<readonly string[] | null> {
  try {
    const params: ListDraftsParams = { endings: DRAFT_ENDINGS, most };
    return (await connection.sendRequest<ListDraftsResult | null>(LIST_DRAFTS, params))?.uris ?? null;
  } catch {
    return null;
  }
}

/** In steps, since a function takes only so many arguments. */
function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return btoa(parts.join(''));
}
