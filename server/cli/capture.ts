import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readDraft } from '../draft/parse.ts';
import { sourceName } from '../edits/labels.ts';
import { writeCopy } from '../evidence/copy.ts';
import { countWords } from '../evidence/extract/countWords.ts';
import { isUnreadable, LARGEST_FILE, UnreadableError } from '../evidence/extract/extracted.ts';
import { FetchError, fetchPage } from '../lookup/page.ts';
import { Copies, KEPT, spoils } from '../workspace/copies.ts';
import { originalName } from '../workspace/copyName.ts';
import { type Captured, makeCopy, sourceKeys } from '../workspace/makeCopy.ts';
import { copiesIn, copiesOf, copyFolder, printedPath } from './copies.ts';
import { FileError, readDraftFile, reason } from './files.ts';
import type { Output } from './main.ts';
import { projectOf } from './project.ts';

const isAddress = (name: string): boolean => /^https?:\/\//i.test(name);

export interface CaptureOptions {
  /** The address that the one file came from, or null. */
  readonly url: string | null;
  /** The draft for which copies are made, or null. */
  readonly draft: string | null;
}

/** What is wrong with a call, as a sentence without its full stop; null when nothing is. */
export function captureProblem(names: readonly string[], { url }: CaptureOptions): string | null {
  if (url === null) return null;
  if (names.length !== 1 || isAddress(names[0]!)) return '--url goes with exactly one file: the address it came from';
  return isAddress(url) && URL.canParse(url) ? null : '--url is an address that begins with http:// or https://';
}

/** Makes a saved copy of each file and page; one that cannot be had is said and does not stop the others. */
export async function capture(names: readonly string[], options: CaptureOptions, output: Output): Promise<number> {
  let failed = false;
  const saved = new Set<string>();
  try {
    const draft = options.draft === null ? null : readFor(options.draft, output);
    for (const name of names) {
      try {
        saved.add(await save(name, options, output));
      } catch (error) {
        if (isUnreadable(error) || error instanceof FetchError) {
          output.err(`well-sourced: ${name} ${error.message}.\n`);
        } else if (error instanceof FileError) output.err(`well-sourced: ${error.message}\n`);
        else throw error;
        failed = true;
      }
    }
    if (draft && options.draft !== null) tellUse(draft, options.draft, saved, output);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    output.err(`well-sourced: ${error.message}\n`);
    failed = true;
  }
  return failed ? 2 : 0;
}

function readFor(path: string, output: Output) {
  const { text, format } = readDraftFile(path);
  const { language } = projectOf(path, output).settings;
  return readDraft(text, format, language === 'auto' ? {} : { language });
}

/** Gives the name of the file that the copy is in. */
async function save(name: string, { url, draft }: CaptureOptions, output: Output): Promise<string> {
  const when = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const captured = await read(name, url);
  const made = await makeCopy({ ...captured, doi: null, when });
  const folder = copyFolder(draft);
  const known = new Copies(copiesIn(folder, output)).withKeys(sourceKeys(made));
  if (known && spoils(known, made.copy.meta)) throw new FileError(`${name}: ${KEPT}`);
  const file = known?.uri ?? join(folder, made.name);
  try {
    mkdirSync(dirname(file), { recursive: true });
    // Settings hold for a draft; without one, for what stands in the folder of the command.
    const { keepOriginals } = projectOf(draft ?? 'draft.md', output).settings;
    const beside = keepOriginals ? originalName(basename(file), made.copy.meta) : null;
    if (beside !== null) writeFileSync(join(folder, beside), captured.bytes);
    writeFileSync(file, writeCopy({ ...made.copy, meta: { ...made.copy.meta, original: beside } }));
  } catch (error) {
    throw new FileError(`${file} could not be written (${(error as NodeJS.ErrnoException).code}).`);
  }
  const { title, problem } = made.copy.meta;
  const words = countWords(made.copy.text);
  const what = [title, `${words} ${words === 1 ? 'word' : 'words'}`].filter(Boolean).map(String).map(clean).join(', ');
  output.out(`${known ? 'Renewed' : 'Saved'} ${printedPath(file, draft)} (${what})\n`);
  if (problem !== null) output.err(`well-sourced: ${name}: ${problem}\n`);
  return basename(file);
}

async function read(name: string, url: string | null): Promise<Omit<Captured, 'doi' | 'when'>> {
  if (!isAddress(name)) {
    const origin = { name, contentType: null };
    return { bytes: readBytes(name), origin, method: 'file', url: url && new URL(url).href, redirects: [] };
  }
  const { bytes, contentType, redirects } = await fetchPage(name, { fetch });
  const origin = { name: new URL(redirects.at(-1) ?? name).pathname, contentType };
  return { bytes, origin, method: 'fetched', url: new URL(name).href, redirects };
}

function readBytes(path: string): Uint8Array {
  try {
    if (statSync(path).size > LARGEST_FILE) throw new UnreadableError('is larger than 64 MB and was not read');
    return new Uint8Array(readFileSync(path));
  } catch (error) {
    if (isUnreadable(error)) throw error;
    throw new FileError(reason(path, (error as NodeJS.ErrnoException).code ?? ''));
  }
}

/** Says which sources of the draft have a copy now, and how they get those that were saved just now (names of files). */
function tellUse(draft: ReturnType<typeof readFor>, path: string, saved: ReadonlySet<string>, output: Output): void {
  const copies = copiesOf(path, output);
  const without = draft.sources.filter((source) => !source.catchAll && copies.of(source).length === 0);
  const used = new Set(draft.sources.flatMap((source) => copies.of(source)));
  const idle = copiesIn(copyFolder(path), output).filter((stored) => saved.has(stored.name) && !used.has(stored));
  const names = without.map((source) => `${source.label === null ? '' : `[${source.label}] `}${sourceName(source)}`);
  if (without.length > 0) output.out(`Without a copy in ${path}: ${clean(names.join('; '))}\n`);
  for (const { name } of without.length > 0 ? idle : []) {
    output.out(`No entry leads to ${name}: write “copy: ${name}” at the end of the one that it belongs to.\n`);
  }
}

/** Control characters of a page are not sent to the terminal. */
const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
