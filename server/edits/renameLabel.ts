import type { CitationLabel, Draft, Source } from '../draft/model.ts';
import { named } from './namedSource.ts';
import { spaceOf, undefinedNumbers } from './numberSpaces.ts';
import { change, type Plan, refusal, satisfied } from './plan.ts';
import { planRelabelling } from './planRelabelling.ts';
import { holdersOf } from './shift.ts';

/** The label without the signs around it, as a writer may type it: `[5]`, `5`, `[^a]`, `^a`. */
export const bareLabel = (typed: string): string =>
  typed
    .trim()
    .replace(/^\[?\^?/, '')
    .replace(/\]$/, '')
    .trim();

/** Gives a source another label, in its entry and in every citation. A label that is taken is refused. */
export function renameSource(draft: Draft, source: Source, typed: string): Plan {
  const label = bareLabel(typed);
  const fault = faultOf(source, label);
  if (fault) return refusal(fault);
  const wanted = source.number === null ? label : String(Number(label));
  if (wanted === source.label) return satisfied(`The source has the label ${label} already.`);
  const space = spaceOf(draft, source);
  const holder =
    space && source.number !== null
      ? holdersOf(space, source).get(Number(label))
      : source.list.sources.find(
          (other) => other.label !== null && other.label.toLowerCase() === label.toLowerCase() && other !== source,
        );
  if (holder) {
    return refusal(
      `${label} already stands for ${named(holder)}. Choose a free number; to exchange the two, or to shift the others, use the light bulb at the number.`,
    );
  }
  if (space && source.number !== null && undefinedNumbers(draft, space).includes(Number(label))) {
    return refusal(
      `The text cites ${label} already, without an entry, and those citations would then point at ${named(source)}. Choose another number, or mend those citations first.`,
    );
  }
  if (source.form === 'ordered') {
    return refusal(
      'The entries of this list are counted from the top, so a number of its own cannot be given. Move the entry up or down instead.',
    );
  }
  return planRelabelling(draft, `Rename ${source.label} to ${label}`, { labels: new Map([[source.index, wanted]]) });
}

/** Gives all citations of a number without an entry another number that has none. */
export function renameMissing(draft: Draft, label: CitationLabel, typed: string): Plan {
  const wanted = bareLabel(typed);
  const isNumber = /^\d+$/.test(label.label);
  if (isNumber ? !/^\d{1,9}$/.test(wanted) : !isKey(wanted)) return refusal(WRONG_NUMBER);
  const holder = draft.sources.find((source) => source.label === wanted);
  if (holder)
    return refusal(`${wanted} stands for ${named(holder)}. To cite that source here, choose it from the light bulb.`);
  const all = draft.unresolved.flatMap(({ labels }) =>
    labels.filter((one) => one.source === null && one.label === label.label),
  );
  if (all.some(({ range }) => range)) {
    return refusal(`${label.label} stands inside a range such as 1–3 somewhere. Write the range out first.`);
  }
  return change(
    `Rename ${label.label} to ${wanted}`,
    all.map(({ start, end }) => ({ start, end, newText: wanted })),
  );
}

const WRONG_NUMBER = 'A number is needed here, such as 5 or [5].';

function faultOf(source: Source, label: string): string | null {
  if (source.number !== null && source.form !== 'footnote') return /^\d{1,9}$/.test(label) ? null : WRONG_NUMBER;
  if (source.number !== null && /^\d{1,9}$/.test(label)) return null;
  if (source.number !== null) return WRONG_NUMBER;
  if (isKey(label) && !(source.form === 'footnote' && /\s/.test(label))) return null;
  return 'A label is needed here: words without brackets, without blanks for a footnote.';
}

const isKey = (label: string): boolean => label !== '' && !/[[\]^\r\n|]/.test(label) && label.length <= 60;
