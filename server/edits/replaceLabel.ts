import type { Citation, CitationLabel, Draft, Source } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';
import { nextFreeNumber, writtenLabel } from './labels.ts';

/**
 * Makes a citation point at another source by writing that source's label. No edit inside a range, for a source
 * without a label, for one of another kind of mark, or one that the citation names already.
 */
export function citeInstead(_draft: Draft, citation: Citation, label: CitationLabel, source: Source): TextEdit[] {
  if (label.range || source.label === null) return [];
  if ((citation.style === 'footnote') !== (source.form === 'footnote')) return [];
  if (citation.labels.some((other) => other.source === source)) return [];
  return [{ start: label.start, end: label.end, newText: source.label }];
}

/** The sources that a wrong label most likely meant: those whose outlet the sentence names, then the nearest numbers. */
export function likelySources(draft: Draft, label: CitationLabel, sources: readonly Source[]): Source[] {
  const labelled = sources.filter((source) => source.label !== null && !source.details.empty);
  const line = draft.text.line(draft.text.lineNumberAt(label.start));
  const from = Math.max(line.start, label.start - 600);
  const sentence = draft.text.slice(from, Math.min(line.end, label.end + 300)).toLowerCase();
  const named = labelled.filter(({ details }) => {
    const names = [details.outlet, ...details.authors].filter((name) => name !== null && [...name].length > 2);
    return names.some((name) => sentence.includes(name!.toLowerCase()));
  });
  const number = /^\d+$/.test(label.label) ? Number(label.label) : null;
  const near =
    number === null
      ? []
      : labelled
          .filter((source) => source.number !== null)
          .sort((a, b) => Math.abs(a.number! - number) - Math.abs(b.number! - number) || a.number! - b.number!);
  return [...new Set([...named.slice(0, 3), ...near.slice(0, 2)])];
}

/** Writes another number on an entry. */
export function renumberEntry(draft: Draft, source: Source, number: number): TextEdit[] {
  if (source.label === null || !source.labelSpan) return [];
  const written = draft.text.slice(source.labelSpan.start, source.labelSpan.end);
  const newText = written.replace(source.label, () => `${number}`);
  if (newText === written) return [];
  return [{ start: source.labelSpan.start, end: source.labelSpan.end, newText }];
}

/** Gives an entry without a number the next free one, written as the list writes its numbers. */
export function numberEntry(draft: Draft, source: Source, number = nextFreeNumber(draft, source.list)): TextEdit[] {
  if (source.labelSpan) {
    return [{ start: source.labelSpan.start, end: source.labelSpan.end, newText: `${number}` }];
  }
  const { text } = draft;
  switch (source.list.form) {
    case 'bracket':
      return [{ start: source.body.start, end: source.body.start, newText: `[${number}] ` }];
    case 'end':
      return [{ start: source.body.end, end: source.body.end, newText: ` [${number}]` }];
    case 'ordered': {
      const like = source.list.sources.find((other) => other.form === 'ordered' && other.mark);
      // The last item only: a number in the middle would shift those that the list counts by itself.
      if (!like?.mark || !source.mark || source.list.sources.at(-1) !== source) return [];
      const written = text.slice(like.mark.start, like.mark.end);
      const newText = written.replace(/\d+/, () => `${number}`);
      return [{ start: source.mark.start, end: source.mark.end, newText }];
    }
    default:
      return [];
  }
}

/** Writes the entry as the footnote that the text cites: `[1]: …` → `[^1]: …`. */
export function asFootnote(draft: Draft, source: Source): TextEdit[] {
  if (!source.labelSpan || source.form !== 'definition') return [];
  if (draft.text.slice(source.labelSpan.start - 1, source.labelSpan.start) !== '[') return [];
  return [{ start: source.labelSpan.start, end: source.labelSpan.start, newText: '^' }];
}

/** What the citation of the source looks like, for titles of fixes. */
export const shown = writtenLabel;
