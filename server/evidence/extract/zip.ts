import { Unzip, UnzipInflate, UnzipPassThrough } from 'fflate';
import { UnreadableError } from './extracted.ts';

/** What may come out of one file; the text of the longest books is a tenth of it. In bytes. */
const LARGEST = 96 * 1024 * 1024;
const MOST_ENTRIES = 20_000;
/** Bytes that are unpacked before it is looked how much has come out: at most some 16 MB. */
const STEP = 16 * 1024;

/**
 * The wanted entries of a zip file, by name. What comes out is counted while it does, whatever the file says of its
 * sizes: one that swells beyond measure is given up.
 * @throws UnreadableError for a file that is broken or too large inside
 */
export function readZip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const entries = new Map<string, Uint8Array[]>();
  let total = 0;
  let seen = 0;
  let failure: Error | null = null;
  const unzip = new Unzip((file) => {
    if (++seen > MOST_ENTRIES) failure ??= new UnreadableError('has too many parts and was not read');
    if (failure || !wanted(file.name) || entries.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    entries.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error) failure ??= new UnreadableError('is damaged and could not be unpacked');
      else {
        total += chunk.length;
        if (total > LARGEST) failure ??= new UnreadableError('unpacks to more than 96 MB and was not read');
        else chunks.push(chunk);
      }
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  unzip.register(UnzipPassThrough);
  for (let at = 0; at < bytes.length; at += STEP) {
    try {
      unzip.push(bytes.subarray(at, at + STEP), at + STEP >= bytes.length);
    } catch {
      failure ??= new UnreadableError('is damaged and could not be unpacked');
    }
    if (failure) throw failure;
  }
  return new Map([...entries].map(([name, chunks]) => [name, joined(chunks)]));
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
