import pc from 'picocolors';
import type { Draft } from '../draft/model.ts';
import type { Evidence, Reason, Typography, Verdict } from '../evidence/evidence.ts';
import type { Span } from '../text/span.ts';
import { type SignOff, signedWords } from '../workspace/signOff.ts';
import type { VerifiedQuote } from '../workspace/verify.ts';
import type { VerifiedFigure } from '../workspace/verifyFigures.ts';
import { printedPath } from './copies.ts';

const VERDICTS: Readonly<Record<Verdict, string>> = {
  exact: 'exact',
  typographic: 'exact but for typography',
  altered: 'altered',
  'not-found': 'not found',
  'could-not-check': 'could not check',
};
const REASONS: Readonly<Record<Reason, string>> = {
  'no-copy': 'no saved copy of its source',
  'no-text': 'the copy holds no text',
  'too-short': 'too short to tell',
  'too-long': 'too long to compare',
  'other-language': 'the copy is in another language',
};
const KINDS: Readonly<Record<Typography, string>> = {
  'quotation-marks': 'quotation marks',
  dashes: 'dashes',
  'first-letter': 'first letter',
  case: 'capitals',
  spacing: 'spacing',
  letters: 'letters',
  punctuation: 'punctuation',
  'note-marks': 'note marks of the source',
  asides: 'what the source notes beside the words',
  attribution: 'who says so set in between',
  ellipsis: 'an ellipsis',
  bracket: 'a bracket',
};

/** The line that says who stands for a quote or figure; empty when nobody does. */
function signature(signed: SignOff | null, c: ReturnType<typeof pc.createColors>): string {
  return signed ? `  ${c.green(clean(signedWords(signed)))}\n` : '';
}

/** Every quote of a file with its verdict, for people; an altered one with what the source has and the draft has not. */
export function verifyText(
  file: string,
  draft: Draft,
  quotes: readonly VerifiedQuote[],
  figures: readonly VerifiedFigure[],
  signedBy: (place: Span) => SignOff | null,
  colour: boolean,
): string {
  const c = pc.createColors(colour);
  const paint: Record<Verdict, (text: string) => string> = {
    exact: c.green,
    typographic: c.green,
    altered: c.yellow,
    'not-found': c.red,
    'could-not-check': c.dim,
  };
  let out = '';
  for (const { quote, labels, stored, evidence } of quotes) {
    const { line, character } = draft.text.positionAt(quote.start);
    const cited = labels.length > 0 ? ` ${labels.map((label) => `[${label}]`).join('')}` : '';
    const note = noteOf(evidence);
    out += `${c.bold(`${file}:${line + 1}:${character + 1}`)} ${paint[evidence.verdict](VERDICTS[evidence.verdict])}${note && ` (${note})`}\n`;
    out += `  “${clean(short(quote.text))}”${clean(cited)}\n`;
    if (evidence.verdict === 'altered') out += `  ${c.dim('source:')} ${diffOf(evidence, c)}\n`;
    out += signature(signedBy(quote), c);
    if (stored) {
      const page = evidence.page === null ? '' : `, page ${evidence.page}`;
      out += `  ${c.dim(`${printedPath(stored.uri, file)}${page}`)}\n`;
    }
    out += '\n';
  }
  for (const figure of figures) {
    const { line, character } = draft.text.positionAt(figure.start);
    const verdict = figure.verdict === 'typographic' ? 'rounded' : VERDICTS[figure.verdict];
    const found = figure.found ? ` (${clean(figure.found.text)})` : '';
    const labels = figure.labels.map((label) => `[${label}]`).join('');
    out += `${c.bold(`${file}:${line + 1}:${character + 1}`)} ${paint[figure.verdict](verdict)}${found}\n`;
    out += `  ${clean(figure.text)} ${clean(labels)}\n${signature(signedBy(figure), c)}\n`;
  }
  return `${out}${c.bold(file)}: ${totalsOf(quotes)}\n`;
}

function noteOf({ reason, typography, sharp, verdict }: Evidence): string {
  if (reason) return REASONS[reason];
  if (verdict === 'typographic') return typography.map((kind) => KINDS[kind]).join(', ');
  return sharp === null ? '' : `a ${sharp} is changed`;
}

/** The words of the source; what the draft left out in [- -], what it put in in {+ +}. */
function diffOf({ changes }: Evidence, c: ReturnType<typeof pc.createColors>): string {
  return changes
    .map(({ op, words }) =>
      op === 'keep' ? clean(words) : op === 'drop' ? c.red(`[-${clean(words)}-]`) : c.green(`{+${clean(words)}+}`),
    )
    .join(' ');
}

function totalsOf(quotes: readonly VerifiedQuote[]): string {
  const parts = (Object.keys(VERDICTS) as Verdict[]).flatMap((verdict) => {
    const count = quotes.filter(({ evidence }) => evidence.verdict === verdict).length;
    return count > 0 ? [`${count} ${VERDICTS[verdict]}`] : [];
  });
  return parts.length > 0 ? parts.join(', ') : 'no quotes';
}

function short(text: string): string {
  const signs = [...text];
  return signs.length > 160 ? `${signs.slice(0, 159).join('')}…` : text;
}

/** Control characters of a draft or a copy are not sent to the terminal. */
const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
