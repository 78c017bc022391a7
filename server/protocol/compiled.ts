import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** After so long (ms, 60 days) compiled code is made anew. */
const LIFE = 60 * 24 * 3_600_000;

/** A module that was loaded, and what keeps its compiled form for the next start. */
export interface Compiled<T> {
  readonly module: T;
  /** Writes down what has been compiled so far, unless that was done before. Never throws. */
  keep(): void;
}

/**
 * Loads a CommonJS file in ASCII with the code that an earlier start has compiled: compiling a reader of fifteen languages costs
 * more than reading a short draft with it. What V8 does not accept (another version, other flags) is compiled anew.
 * @param path of the file
 * @param folder where compiled code is kept; null for nowhere, the user's own folder when nothing is said
 */
export async function loadCompiled<T>(path: string, folder?: string | null): Promise<Compiled<T>> {
  // Not before the first answer is out: each of them takes its time to load.
  const [{ createRequire }, { Script }, os] = await Promise.all([
    import('node:module'),
    import('node:vm'),
    import('node:os'),
  ]);
  // Bundled in ASCII: as bytes it is read, kept and compared in half the time and space.
  const source = readFileSync(path, 'latin1');
  const home = folder === undefined ? cacheFolder(os) : folder;
  const place = home && join(home, nameFor(path));
  const cachedData = place === null ? undefined : readIf(place);
  const code = `(function (exports, require, module, __filename, __dirname) { ${source}\n})`;
  const script = new Script(code, { filename: path, ...(cachedData ? { cachedData } : {}) });
  let kept = place === null || (cachedData !== undefined && script.cachedDataRejected !== true);
  const module = { exports: {} as T };
  script.runInThisContext()(module.exports, createRequire(path), module, path, dirname(path));
  return {
    module: module.exports,
    keep() {
      if (kept) return;
      kept = true;
      writeWhole(place!, script.createCachedData());
    },
  };
}

/** The user's own folder for what can be made again; others cannot write there. */
function cacheFolder({ homedir, tmpdir }: Pick<typeof import('node:os'), 'homedir' | 'tmpdir'>): string | null {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32') return join(LOCALAPPDATA || tmpdir(), 'well-sourced');
  const home = homedir();
  if (process.platform === 'darwin') return join(home, 'Library/Caches/well-sourced');
  return XDG_CACHE_HOME || home ? join(XDG_CACHE_HOME || join(home, '.cache'), 'well-sourced') : null;
}

/** One name for one build under one engine. */
function nameFor(path: string): string {
  const { size, mtimeMs } = statSync(path);
  return `${basename(path)}-${size}-${Math.round(mtimeMs)}-${process.versions.v8}-${process.arch}.bin`;
}

function readIf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/** What builds and engines that are gone have left. */
function dropOld(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (name.endsWith('.bin') && Date.now() - statSync(path).mtimeMs > LIFE) unlinkSync(path);
  }
}

/** Another server may be reading or writing the same file. */
function writeWhole(path: string, data: Buffer): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const draft = `${path}.${process.pid}`;
    writeFileSync(draft, data, { mode: 0o600 });
    renameSync(draft, path);
    dropOld(dirname(path));
  } catch {
    // A disk that is full or closed makes the next start slower, and nothing worse.
  }
}
