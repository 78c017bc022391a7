import type { Span } from '../text/span.ts';
import { type IndexedCopy, pageAt } from './indexCopy.ts';
import { times } from './numberValues.ts';
import { type Figure, type FigureWords, readFigures } from './readFigures.ts';
import { languageOfCopy, wordsFor } from './words/index.ts';

/** The words of a language by its code. */
export type FigureWordsOf = (code: string) => FigureWords;

export interface FoundFigure {
  readonly copy: IndexedCopy;
  /** Where in the text of the copy. */
  readonly span: Span;
  /** As the source writes it. */
  readonly text: string;
  readonly page: number | null;
  /** `exact`: the same number, however it is written; `rounded`: the draft's is the source's, rounded, or in another unit. */
  readonly how: 'exact' | 'rounded';
}

const kept = new WeakMap<IndexedCopy, { readonly language: string; readonly figures: readonly Figure[] }>();

/** The figures of a copy, read in its own language, or in that of the draft where it does not show one. */
function figuresOf(copy: IndexedCopy, draftLanguage: string, wordsOf: FigureWordsOf): readonly Figure[] {
  const language = languageOfCopy(copy) ?? draftLanguage;
  const known = kept.get(copy);
  if (known?.language === language) return known.figures;
  const { text } = copy.copy;
  const factor = tableFactor(text, language);
  const figures = readFigures(text, wordsOf(language), language).map((figure) => {
    // A number of a table “in thousands” may be one of them.
    if (factor === 1 || figure.kind !== 'amount' || !/^[\d.,\s]+$/.test(text.slice(figure.start, figure.end)))
      return figure;
    const larger = times(figure, factor);
    return {
      ...figure,
      values: [...figure.values, ...larger.values],
      steps: [...figure.steps, ...larger.steps],
    };
  });
  kept.set(copy, { language, figures });
  return figures;
}

/** What the numbers in the tables of a text are to be multiplied by, as far as it says so. */
function tableFactor(text: string, language: string): number {
  const lower = text.toLowerCase();
  const found = Object.entries(wordsFor(language)?.tables ?? {}).find(([words]) =>
    new RegExp(`[(\\s]${words}(?![\\p{L}\\p{M}])`, 'u').test(lower),
  );
  return found ? found[1] : 1;
}

/** Where a copy has the figure: the same number before a rounded one. Null where it has none. */
export function findFigure(
  figure: Figure,
  copy: IndexedCopy,
  draftLanguage: string,
  wordsOf: FigureWordsOf,
): FoundFigure | null {
  let rounded: Figure | null = null;
  let converted: Figure | null = null;
  for (const other of figuresOf(copy, draftLanguage, wordsOf)) {
    if (other.kind !== figure.kind) continue;
    // 45 minutes are no 45 metres.
    if (figure.unit && other.unit && figure.unit.dimension !== other.unit.dimension) continue;
    for (const [i, value] of figure.values.entries()) {
      const step = figure.steps[i]!;
      for (const [j, theirs] of other.values.entries()) {
        if (isSame(value, theirs)) return found(copy, other, 'exact');
        // A number that is itself rougher than the draft's is not what it was rounded from.
        const close = Math.abs(value - theirs) <= step / 2 + 1e-9 * Math.abs(value);
        if (close && !rounded && (other.steps[j]! <= step || figure.kind === 'share')) rounded = other;
      }
    }
    if (!converted && isConverted(figure, other)) converted = other;
  }
  const best = rounded ?? converted;
  return best && found(copy, best, 'rounded');
}

/** Who converts a figure rounds it, too: so much of it may be lost. */
const LOST = 0.02;

/** Whether two figures say the same in different units: 40 metres and 130 feet. */
function isConverted(figure: Figure, other: Figure): boolean {
  const { unit } = figure;
  if (!unit || !other.unit || unit === other.unit || unit.dimension !== other.unit.dimension) return false;
  return unit.factors.some((own) =>
    other.unit!.factors.some((theirs) =>
      figure.values.some((value, i) =>
        other.values.some(
          (source) =>
            Math.abs(value - (source * theirs) / own) <= Math.max(figure.steps[i]! / 2, LOST * Math.abs(value)),
        ),
      ),
    ),
  );
}

const isSame = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

function found(copy: IndexedCopy, { start, end }: Figure, how: FoundFigure['how']): FoundFigure {
  return { copy, span: { start, end }, text: copy.copy.text.slice(start, end), page: pageAt(copy, start), how };
}
