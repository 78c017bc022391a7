import type { Draft, Source } from '../draft/model.ts';

const folded = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();

/** The sources with a label whose title or outlet is this name; those that only mention it where none has it. */
export function namedSources(draft: Draft, name: string): readonly Source[] {
  const wanted = folded(name);
  if (wanted === '') return [];
  const labelled = draft.sources.filter((source) => source.label !== null);
  const exact = labelled.filter(({ details }) =>
    [details.title, details.outlet].some((words) => words !== null && folded(words) === wanted),
  );
  if (exact.length > 0) return exact;
  return labelled.filter((source) => ` ${folded(source.details.plain)} `.includes(` ${wanted} `));
}
