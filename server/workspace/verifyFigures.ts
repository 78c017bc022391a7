import type { FigureEvidence } from '../checks/evidence.ts';
import { lexiconOf } from '../draft/lexicon/index.ts';
import type { Citation, Draft } from '../draft/model.ts';
import { type FoundFigure, findFigure } from '../evidence/findFigure.ts';
import { hasText } from '../evidence/locate.ts';
import { type Figure, readFigures } from '../evidence/readFigures.ts';
import type { Span } from '../text/span.ts';
import type { Copies, StoredCopy } from './copies.ts';
import { citedBy } from './verify.ts';

export interface VerifiedFigure extends FigureEvidence {
  readonly labels: readonly string[];
  readonly found: FoundFigure | null;
  readonly stored: StoredCopy | null;
}

const wordsOf = (code: string) => lexiconOf(code).claim;

/** A bare number below this (“two of them”) is hardly ever what a sentence cites its source for. */
const LEAST_BARE = 10;

/** Looks up the figures of every cited sentence that states one in the copies of what it cites. In text order. */
export function verifyFigures(draft: Draft, copies: Copies): VerifiedFigure[] {
  const verified: VerifiedFigure[] = [];
  for (const claim of draft.claims) {
    if (claim.kind !== 'statistic' || !claim.cited) continue;
    const { labels, sources } = citedBy(claim.citations);
    if (sources.length === 0) continue;
    const text = withoutCitations(draft, claim.sentence, claim.citations);
    const stored = [...new Set(sources.flatMap((source) => copies.of(source)))].filter((one) => hasText(one.indexed));
    const checked = sources.filter((source) => copies.of(source).some((one) => hasText(one.indexed)));
    const figures = readFigures(text, wordsOf(draft.language), draft.language);
    // The numbers of a ratio are looked up with it.
    const parts = new Set(figures.flatMap((figure) => figure.parts));
    for (const figure of figures) {
      if (parts.has(figure) || !isChecked(figure)) continue;
      verified.push({
        start: claim.sentence.start + figure.start,
        end: claim.sentence.start + figure.end,
        text: text.slice(figure.start, figure.end).replace(/\s+/g, ' '),
        labels,
        checked,
        ...lookUp(figure, draft.language, stored, checked.length === sources.length),
      });
    }
  }
  return verified;
}

function lookUp(
  figure: Figure,
  language: string,
  stored: readonly StoredCopy[],
  whole: boolean,
): Pick<VerifiedFigure, 'found' | 'stored' | 'verdict'> {
  let rounded: { found: FoundFigure; stored: StoredCopy } | null = null;
  for (const one of stored) {
    const found = find(figure, one, language);
    if (found?.how === 'exact') return { found, stored: one, verdict: 'exact' };
    if (found && !rounded) rounded = { found, stored: one };
  }
  if (rounded) return { ...rounded, verdict: 'typographic' };
  return { found: null, stored: null, verdict: whole ? 'not-found' : 'could-not-check' };
}

/** A ratio is there as such, as a percentage, or as its two numbers (“of the 68 wells, 41 …”). */
function find(figure: Figure, { indexed }: StoredCopy, language: string): FoundFigure | null {
  const found = findFigure(figure, indexed, language, wordsOf);
  if (found || figure.parts.length === 0) return found;
  const parts = figure.parts.map((part) => findFigure(part, indexed, language, wordsOf));
  return parts.every((part) => part !== null) ? parts[0]! : null;
}

/** Years, and numbers that are hardly what the source is cited for, are left alone. */
function isChecked(figure: Figure): boolean {
  if (!figure.bare) return true;
  const value = figure.values[0]!;
  return value >= LEAST_BARE && !(value >= 1500 && value <= 2100);
}

/** The sentence with blanks for its citations and addresses, whose digits are no figures; offsets stay. */
function withoutCitations(draft: Draft, sentence: Span, citations: readonly Citation[]): string {
  let text = draft.text.slice(sentence.start, sentence.end);
  for (const { start, end } of citations) {
    const from = Math.max(0, start - sentence.start);
    const to = Math.min(text.length, end - sentence.start);
    if (from < to) text = text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
  }
  return text.replace(/\]\([^)\s]*\)|\bhttps?:\S+/g, (address) => ' '.repeat(address.length));
}
