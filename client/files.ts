import { FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  ListDraftsParams,
  ListDraftsResult,
  ListFilesParams,
  ListFilesResult,
  ReadFileParams,
  ReadFileResult,
  WriteFileParams,
  WriteFileResult,
} from './requests.ts';
import { listDraftsMethod, listFilesMethod, readFileMethod, writeFileMethod } from './requests.ts';

/** Answers the server's requests for files through VS Code, which reaches every kind of folder. */
export function serveFiles(client: BaseLanguageClient): void {
  client.onRequest<ReadFileResult, unknown>(
    readFileMethod,
    async ({ uri }: ReadFileParams): Promise<ReadFileResult> => {
      try {
        return { text: new TextDecoder().decode(await workspace.fs.readFile(Uri.parse(uri, true))) };
      } catch (error) {
        if (!isMissing(error)) client.warn(`Could not read ${uri}: ${error}`);
        return null;
      }
    },
  );
  client.onRequest<ListFilesResult, unknown>(
    listFilesMethod,
    async ({ uri }: ListFilesParams): Promise<ListFilesResult> => {
      try {
        const entries = await workspace.fs.readDirectory(Uri.parse(uri, true));
        return entries.filter(([, type]) => (type & FileType.File) !== 0).map(([name]) => name);
      } catch (error) {
        if (!isMissing(error)) client.warn(`Could not list ${uri}: ${error}`);
        return [];
      }
    },
  );
  client.onRequest<ListDraftsResult, unknown>(
    listDraftsMethod,
    async ({ endings, most }: ListDraftsParams, token): Promise<ListDraftsResult> => {
      const found = await workspace.findFiles(`**/*.{${endings.join(',')}}`, '**/{node_modules,.*}/**', most, token);
      return { uris: found.map((uri) => client.code2ProtocolConverter.asUri(uri)) };
    },
  );
  client.onRequest<WriteFileResult, unknown>(
    writeFileMethod,
    async ({ uri, text = '', base64 }: WriteFileParams): Promise<WriteFileResult> => {
      const bytes =
        base64 === undefined
          ? new TextEncoder().encode(text)
          : Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      await workspace.fs.writeFile(Uri.parse(uri, true), bytes);
      return null;
    },
  );
}

const isMissing = (error: unknown): boolean => error instanceof FileSystemError && error.code === 'FileNotFound';
