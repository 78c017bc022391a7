import { promises, readdir, readFile, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  StreamMessageReader,
} from 'vscode-jsonrpc/node';
import type { Files } from '../workspace/files.ts';
import { schemeOf } from '../workspace/uri.ts';
import { clientFiles, draftsOfClient } from './clientFiles.ts';
import { type Compiled, loadCompiled } from './compiled.ts';
import { diskDrafts } from './diskDrafts.ts';
import { connectionOptions } from './options.ts';
import { serve } from './server.ts';
import { WholeMessageWriter } from './whole.ts';

/** After so long (ms) the first draft has been read and its findings are out. */
const QUIET = 5000;
/** How often (ms) it is looked whether the editor that started the server still lives. */
const LIFE_SIGN = 3000;
/** A disk that takes longer for a file (ms) than this, so often, is not waited for any more. */
const SLOW_READ = 5;
const SLOW_READS = 3;
/** Settings and lists are small, the copy of a long book is not; a larger file is none of them. In bytes. */
const LARGEST_FILE = 40_000_000;

/**
 * Starts the language server in this process: over standard input and output (`--stdio`, and when nothing else is
 * said), or over Node's own channel (`--node-ipc`).
 */
export function startOnNode(args: readonly string[]): void {
  // Most patterns meet many blocks: interpreting each at first and compiling it after costs a quarter of a first reading.
  setFlagsFromString('--no-regexp-tier-up');
  const connection = connect(args);
  let session: Compiled<typeof import('./session.ts')> | null = null;
  let opened = false;
  serve(connection, {
    loadSession: async () => {
      session = await loadCompiled<typeof import('./session.ts')>(join(__dirname, 'session.js'));
      return session.module;
    },
    draftOpened: () => {
      opened = true;
      setTimeout(() => session?.keep(), QUIET).unref();
    },
    fetch: (address, options) => fetch(address, options),
    files: filesOf(connection),
    exit: (code) => {
      // Compiled before a draft was read, it would lack the better part.
      if (opened) session?.keep();
      process.exit(code);
    },
    watchClient: (processId) => {
      setInterval(() => {
        if (!isAlive(processId)) process.exit(1);
      }, LIFE_SIGN).unref();
    },
  });
}

function connect(args: readonly string[]): MessageConnection {
  if (args.includes('--node-ipc')) {
    process.on('disconnect', () => process.exit(0));
    return createMessageConnection(
      new IPCMessageReader(process),
      new IPCMessageWriter(process),
      undefined,
      connectionOptions,
    );
  }
  // Standard output carries the protocol alone: a stray line in it would break the editor's reading.
  console.log = console.error;
  process.stdin.on('end', () => process.exit(0));
  process.stdin.on('close', () => process.exit(0));
  process.stdout.on('error', () => process.exit(0));
  return createMessageConnection(
    new StreamMessageReader(process.stdin),
    new WholeMessageWriter(process.stdout),
    undefined,
    connectionOptions,
  );
}

function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// Node loads `fs.promises` when it is first used, which no draft should wait for: settings are read before its findings.
const read = promisify(readFile);
const list = promisify(readdir);

/** The disk for `file:` URIs; everything else is asked of the client. */
function filesOf(connection: MessageConnection): Files {
  const client = clientFiles(connection);
  let slowReads = 0;
  return {
    drafts: async (folders, most) => (await draftsOfClient(connection, most)) ?? diskDrafts(folders, most),
    read: (uri) => (schemeOf(uri) === 'file' ? readDisk(uri) : client.read(uri)),
    readNow: (uri) => {
      if (schemeOf(uri) !== 'file' || slowReads >= SLOW_READS) return undefined;
      const from = performance.now();
      try {
        return textOf(readFileSync(fileURLToPath(uri)));
      } catch {
        return null;
      } finally {
        if (performance.now() - from > SLOW_READ) slowReads++;
      }
    },
    list: (uri) => (schemeOf(uri) === 'file' ? listDisk(uri) : client.list(uri)),
    write: (uri, text) => (schemeOf(uri) === 'file' ? writeDisk(uri, text) : client.write(uri, text)),
    writeBytes: (uri, bytes) => (schemeOf(uri) === 'file' ? writeDisk(uri, bytes) : client.writeBytes(uri, bytes)),
  };
}

async function readDisk(uri: string): Promise<string | null> {
  try {
    return textOf(await read(fileURLToPath(uri)));
  } catch {
    return null;
  }
}

function textOf(bytes: Buffer): string | null {
  return bytes.length > LARGEST_FILE ? null : bytes.toString('utf8').replace(/^\ufeff/, '');
}

async function listDisk(uri: string): Promise<readonly string[]> {
  try {
    const entries = await list(fileURLToPath(uri), { withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch {
    return [];
  }
}

async function writeDisk(uri: string, content: string | Uint8Array): Promise<void> {
  const path = fileURLToPath(uri);
  await promises.mkdir(dirname(path), { recursive: true });
  await promises.writeFile(path, content);
}
