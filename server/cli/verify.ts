import { readDraft } from '../draft/parse.ts';
import type { Span } from '../text/span.ts';
import { signOffOf } from '../workspace/signOff.ts';
import { verifyQuotes } from '../workspace/verify.ts';
import { verifyFigures } from '../workspace/verifyFigures.ts';
import { copiesOf } from './copies.ts';
import { FileError, readDraftFile } from './files.ts';
import type { Output } from './main.ts';
import { projectOf } from './project.ts';
import { verifyJson } from './verifyJson.ts';
import { verifyText } from './verifyText.ts';

/**
 * Prints every quote and figure of the drafts with what the saved copies say of it. Exit code: 0 when nothing is altered or
 * missing (or a person stands for it), 1 when something is, 2 when a file could not be read.
 */
export function verify(paths: readonly string[], format: 'text' | 'json', output: Output): number {
  const printed: unknown[] = [];
  let failed = false;
  let alarming = false;
  for (const path of paths) {
    try {
      const { text, format: kind } = readDraftFile(path);
      const { settings, signed } = projectOf(path, output);
      const { language } = settings;
      const draft = readDraft(text, kind, language === 'auto' ? {} : { language });
      const copies = copiesOf(path, output);
      const quotes = verifyQuotes(draft, copies);
      const figures = verifyFigures(draft, copies);
      const signedBy = (place: Span) => signOffOf(draft, place, signed);
      alarming ||= quotes.some(
        ({ quote, evidence: { verdict } }) =>
          (verdict === 'altered' || verdict === 'not-found') && signedBy(quote) === null,
      );
      if (format === 'json') printed.push(verifyJson(path, draft, quotes, figures));
      else output.out(verifyText(path, draft, quotes, figures, signedBy, output.colour));
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      output.err(`well-sourced: ${error.message}\n`);
      failed = true;
    }
  }
  if (format === 'json') output.out(`${JSON.stringify({ files: printed }, null, 2)}\n`);
  return failed ? 2 : alarming ? 1 : 0;
}
