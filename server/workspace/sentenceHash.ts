import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** Line breaks, runs of blanks and the kind of quotation marks do not make another sentence. */
const normalised = (sentence: string): string =>
  sentence
    .normalize('NFC')
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();

/**
 * What a sentence is known by in the project's files: 16 hexadecimal digits. 64 of the 256 bits are enough that no two
 * sentences of a lifetime share them.
 */
export const hashOf = (sentence: string): string => bytesToHex(sha256(utf8ToBytes(normalised(sentence)))).slice(0, 16);

/** The beginning of a sentence, for people who read the file. */
export function excerptOf(sentence: string): string {
  const plain = [...normalised(sentence)];
  return plain.length > 80 ? `${plain.slice(0, 79).join('').trimEnd()}…` : plain.join('');
}
