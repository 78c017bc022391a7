import { type Extracted, type Origin, UnreadableError } from './extracted.ts';

/** Takes the place of `pdf.ts` where the program is one file that has to stay small: in a browser. */
export async function extractPdf(_bytes: Uint8Array, _origin: Origin): Promise<Extracted> {
  throw new UnreadableError('is a PDF, which cannot be read in a browser yet. Attach it in VS Code on the desktop');
}
