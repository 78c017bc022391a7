import type { StrayMark } from '../draft/model.ts';
import { closeQuote, removeStray } from '../edits/closeQuote.ts';
import type { Check } from './check.ts';

export const unbalancedQuote: Check = {
  code: 'unbalanced-quote',
  level: 'warning',
  summary: 'A quotation mark has no partner, or one of another kind.',
  example: {
    before: '“The tide is in, she said, and left.',
    after: '“The tide is in,” she said, and left.',
  },
  reads: 'words',
  *run(draft) {
    for (const stray of draft.strayMarks) {
      const mark = draft.text.slice(stray.start, stray.end);
      yield {
        start: stray.start,
        end: stray.end,
        message: messageFor(stray, mark),
        fixes: () => {
          const close = closeQuote(draft, stray);
          if (close.length > 0) {
            const title =
              stray.kind === 'mixed' ? `Write ${stray.partner} instead` : `Close the quotation with ${stray.partner}`;
            return [{ title, edits: close, preferred: true }];
          }
          return stray.kind === 'closing' ? [{ title: `Remove ${mark}`, edits: removeStray(draft, stray) }] : [];
        },
      };
    }
  },
};

function messageFor({ kind, partner }: StrayMark, mark: string): string {
  switch (kind) {
    case 'opening':
      return `The quotation that ${mark} opens is never closed, so readers cannot tell where the words end. Put ${partner} there.`;
    case 'closing':
      return `${mark} closes a quotation that nothing opens, so readers cannot tell where the words begin. Put ${partner} in front of them, or take this mark away.`;
    case 'mixed':
      return `${mark} and its partner are marks of different kinds, so readers cannot tell whether they belong together. Write ${partner} here.`;
  }
}
