import { readFileSync } from 'node:fs';
import type { DraftFormat } from '../draft/model.ts';

/** A file that cannot be read as text; the message is a plain sentence that names the file. */
export class FileError extends Error {}

export interface DraftFile {
  readonly text: string;
  readonly format: DraftFormat;
}

// A draft of this size has some two million words; reading on would only fill the memory.
const LARGEST = 64 * 1024 * 1024;

/** Reads a draft: UTF-8, or UTF-16 with a byte order mark, which is not part of the text. */
export function readDraftFile(path: string): DraftFile {
  return { text: decode(path, readBytes(path)), format: /\.(?:txt|text)$/i.test(path) ? 'plaintext' : 'markdown' };
}

/** The text of a file, or null when there is none. */
export function readTextIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return null;
    throw new FileError(reason(path, codeOf(error)));
  }
}

function readBytes(path: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new FileError(reason(path, codeOf(error)));
  }
  if (bytes.length > LARGEST) throw new FileError(`${path} is larger than 64 MB and was not read.`);
  return bytes;
}

function decode(path: string, bytes: Buffer): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
  if (encoding === 'utf-8' && bytes.subarray(0, 8192).includes(0)) throw new FileError(`${path} is not a text file.`);
  // The decoder takes the byte order mark away.
  return new TextDecoder(encoding).decode(bytes);
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** Why the file system did not give a file, in plain words. */
export function reason(path: string, code: string): string {
  switch (code) {
    case 'ENOENT':
      return `There is no file ${path}.`;
    case 'EISDIR':
      return `${path} is a folder; name the files in it.`;
    case 'EACCES':
    case 'EPERM':
      return `${path} may not be read.`;
    default:
      return `${path} could not be read${code && ` (${code})`}.`;
  }
}
