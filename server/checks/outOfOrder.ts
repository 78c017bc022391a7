import type { Check } from './check.ts';

export const outOfOrder: Check = {
  code: 'out-of-order',
  level: 'off',
  summary: 'Sources are not numbered in the order in which the text first cites them.',
  example: {
    before: 'Nets tore [2]. Ropes held [1].',
    after: 'Nets tore [1]. Ropes held [2].',
  },
  *run(draft) {
    const seen = new Set<number>();
    const highest = new Map<object, number>();
    for (const citation of draft.citations) {
      if (citation.within) continue;
      for (const { source, start, end, range } of citation.labels) {
        if (!source || source.number === null || seen.has(source.index)) continue;
        seen.add(source.index);
        const before = highest.get(source.list) ?? -1;
        if (source.number > before) highest.set(source.list, source.number);
        else {
          yield {
            start: range?.start ?? start,
            end: range?.end ?? end,
            message: `Source ${source.number} is cited for the first time here, after source ${before}. Number the sources in the order of their first citation, or leave them as they are if the list follows another order.`,
          };
        }
      }
    }
  },
};
