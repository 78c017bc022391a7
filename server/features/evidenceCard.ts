import type { Change, Evidence, Reason, Typography } from '../evidence/evidence.ts';
import { oneLine } from '../text/escapeMarkdown.ts';
import type { LookedUpQuote } from '../workspace/evidenceLookup.ts';
import type { VerifiedFigure } from '../workspace/verifyFigures.ts';
import { labelOf, nameOf } from './describe.ts';
import type { RichText, Run } from './richText.ts';

/** A longer passage is cut in the middle. In UTF-16 units. */
const LONGEST = 600;
/** So many words are shown on each side of a change. */
const KEPT_WORDS = 12;
const MOST_FIGURES = 6;

const TYPOGRAPHY: Readonly<Record<Typography, string>> = {
  'quotation-marks': 'quotation marks',
  dashes: 'dashes',
  'first-letter': 'the case of the first letter',
  case: 'capital letters',
  spacing: 'blanks and hyphens',
  letters: 'the way letters or figures are written',
  punctuation: 'punctuation',
  'note-marks': 'note marks of the source',
  asides: 'what the source notes beside the words',
  attribution: 'who says so, set in between',
  ellipsis: 'what the ellipsis leaves out',
  bracket: 'the words in brackets',
};

const REASONS: Readonly<Record<Reason, string>> = {
  'no-copy': 'there is no saved copy of its source',
  'no-text': 'the saved copy of its source holds no text',
  'too-short': 'it is too short to tell',
  'too-long': 'it or its source is too long',
  'other-language': 'its source is in another language',
};

/** What the saved copies say of a quote: the verdict in plain words, then the passage with its surroundings. */
export function evidenceCard(found: LookedUpQuote): RichText {
  const { evidence, elsewhere } = found;
  const where = whereOf(found);
  switch (evidence.verdict) {
    case 'exact':
      return [[{ bold: 'Word for word' }, ` in ${where}.`], passage(evidence)];
    case 'typographic':
      return [[{ bold: 'Word for word' }, ` in ${where}, but for ${butFor(evidence)}.`], passage(evidence)];
    case 'altered':
      return [
        [{ bold: 'In other words' }, ` in ${where}.`],
        ['The source: ', ...side(evidence.changes, 'drop')],
        ['The draft: ', ...side(evidence.changes, 'add')],
        ...surroundings(evidence),
      ];
    case 'not-found':
      return [
        elsewhere
          ? [
              { bold: 'Not there' },
              `: these words are not in ${where}, but in [${labelOf(elsewhere)}] “${nameOf(elsewhere)}”.`,
            ]
          : [{ bold: 'Not found' }, `: these words are not in ${where}.`],
      ];
    case 'could-not-check':
      return [[`Not compared with its source: ${REASONS[evidence.reason ?? 'no-copy']}.`]];
  }
}

/** The verdict in a few words, to stand behind a quote in a list. */
export function evidenceWords({ evidence }: Pick<LookedUpQuote, 'evidence'>): string {
  switch (evidence.verdict) {
    case 'exact':
      return 'word for word in its source';
    case 'typographic':
      return `word for word in its source, but for ${butFor(evidence)}`;
    case 'altered':
      return 'in other words in its source';
    case 'not-found':
      return 'not found in its source';
    case 'could-not-check':
      return `not compared: ${REASONS[evidence.reason ?? 'no-copy']}`;
  }
}

/** Which figures of a citation's sentences its sources have; nothing where none could be looked up. */
export function figuresCard(figures: readonly VerifiedFigure[]): RichText {
  const checked = figures.filter(({ verdict }) => verdict !== 'could-not-check');
  if (checked.length === 0) return [];
  const said = checked.slice(0, MOST_FIGURES).map((figure) => `“${oneLine(figure.text, 60)}” ${figureWords(figure)}`);
  const more = checked.length > said.length ? `, and ${checked.length - said.length} more` : '';
  return [[`Figures: ${said.join(', ')}${more}.`]];
}

function figureWords({ verdict, found, text }: VerifiedFigure): string {
  if (verdict === 'not-found') return 'is not in the source';
  const source = found && oneLine(found.text, 60);
  const written = source && source !== oneLine(text, 60) ? ` (there “${source}”)` : '';
  return `${verdict === 'typographic' ? 'is rounded from the source' : 'is in the source'}${written}`;
}

function whereOf({ source, checked, evidence }: LookedUpQuote): string {
  const one = source ?? (checked.length === 1 ? checked[0]! : null);
  if (!one) return checked.length > 1 ? 'the saved copies of its sources' : 'the saved copy of its source';
  const label = labelOf(one);
  const page = evidence.page === null ? '' : `, page ${evidence.page}`;
  return `the saved copy of ${label === '' ? '' : `[${oneLine(label, 40)}] `}“${nameOf(one)}”${page}`;
}

const butFor = ({ typography }: Evidence): string => listed(typography.map((kind) => TYPOGRAPHY[kind]));

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

const passage = (evidence: Evidence): readonly Run[] => around(evidence, { bold: middleCut(evidence.passage) });

function surroundings(evidence: Evidence): RichText {
  if (evidence.before === '' && evidence.after === '') return [];
  return [['Around it: ', ...around(evidence, '[…]')]];
}

/** The words around a passage; quotation marks and punctuation touch it as they do in any text. */
function around({ before, after }: Evidence, inside: Run): readonly Run[] {
  const front = /[“„«‘‚「『([]$/.test(before) ? '' : ' ';
  const behind = /^[”“»’」』)\],.;:!?…]/.test(after) ? '' : ' ';
  return [before === '' ? '' : `… ${before}${front}`, inside, after === '' ? '' : `${behind}${after} …`];
}

/** One side of the word diff: the words that both have, and set off those that only this side has. */
function side(changes: readonly Change[], own: 'drop' | 'add'): readonly Run[] {
  const shown = changes.filter(({ op }) => op === 'keep' || op === own);
  return shown.flatMap(({ op, words }, index): Run[] => {
    const blank = index > 0 ? ' ' : '';
    if (op !== 'keep') return [blank, { changed: middleCut(words) }];
    return [`${blank}${shortened(words, index > 0, index < shown.length - 1)}`];
  });
}

/** A run of words that both have, cut to what stands near a change. */
function shortened(text: string, changedBefore: boolean, changedAfter: boolean): string {
  const words = text.split(/\s+/);
  const most = (changedBefore ? KEPT_WORDS : 0) + (changedAfter ? KEPT_WORDS : 0);
  if (most === 0 || words.length <= most + 2) return middleCut(text);
  const head = changedBefore ? words.slice(0, KEPT_WORDS) : [];
  const tail = changedAfter ? words.slice(-KEPT_WORDS) : [];
  return [...head, '…', ...tail].join(' ');
}

function middleCut(text: string): string {
  if (text.length <= LONGEST) return text;
  const half = LONGEST / 2;
  return `${text.slice(0, half).replace(/\s\S*$/, '')} … ${text.slice(-half).replace(/^\S*\s/, '')}`;
}
