import { duplicateSources } from '../edits/duplicateSources.ts';
import { sourceName, writtenLabel } from '../edits/labels.ts';
import { mergeSources } from '../edits/mergeSources.ts';
import type { Check } from './check.ts';

export const duplicateSource: Check = {
  code: 'duplicate-source',
  level: 'information',
  summary: 'Two entries of a source list lead to the same address, or name the same work.',
  example: {
    before: '[1] https://example.org/repo\n[2] https://example.org/repo',
    after: '[1] https://example.org/repo',
  },
  about: 'lists',
  reads: 'words',
  *run(draft) {
    for (const { source, other, why } of duplicateSources(draft)) {
      const mark = source.labelMark ?? source.labelSpan!;
      const name = sourceName(other);
      yield {
        start: mark.start,
        end: mark.end,
        message:
          why === 'address'
            ? `This entry leads to the same address as ${other.label} (${name}). Cite one of them throughout, or correct the link.`
            : `This entry names the same work as ${other.label} (${name}), so readers take one source for two. Cite one of them throughout, or say how they differ.`,
        related: [
          {
            start: other.start,
            end: other.end,
            message: `Entry ${other.label} ${why === 'address' ? 'has the same address' : 'names the same work'}`,
          },
        ],
        fixes: () => {
          const plan = mergeSources(draft, [[other, source]]);
          const title = `Merge with ${writtenLabel(other)}: all citations to one entry`;
          return plan.kind === 'change' ? [{ title, edits: plan.edits }] : [];
        },
      };
    }
  },
};
