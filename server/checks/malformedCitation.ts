import type { Draft, Oddity } from '../draft/model.ts';
import type { TextEdit } from '../edits/fix.ts';
import type { Check } from './check.ts';

export const malformedCitation: Check = {
  code: 'malformed-citation',
  level: 'warning',
  summary: 'A citation is written so that it cannot be read for sure.',
  example: {
    before: 'Buses did not run [3-1].',
    after: 'Buses did not run [1-3].',
  },
  *run(draft) {
    for (const oddity of draft.oddities) {
      if (oddity.kind !== 'malformed-citation') continue;
      yield {
        start: oddity.start,
        end: oddity.end,
        message: messageFor(oddity, draft.text.slice(oddity.start, oddity.end)),
        fixes: () => {
          const edits = mend(draft, oddity);
          if (edits.length === 0) return [];
          return [{ title: `Write ${edits[0]!.newText}`, edits, preferred: true, safe: isSafe(draft, oddity, edits) }];
        },
      };
    }
  },
};

/**
 * Whether the same sources are meant before and after beyond doubt. A range that runs backwards may be a score where its
 * ends are no entries; a bracket without a partner may be an interval's.
 */
function isSafe(draft: Draft, { what }: Oddity, edits: readonly TextEdit[]): boolean {
  if (what === 'empty-member' || what === 'repeated-member') return true;
  if (what !== 'reversed-range') return false;
  const numbers = new Set(draft.sources.map(({ number }) => number));
  return edits.every(({ newText }) => (newText.match(/\d+/g) ?? []).every((digits) => numbers.has(Number(digits))));
}

function messageFor({ what }: Oddity, written: string): string {
  switch (what) {
    case 'reversed-range':
      return `The range in ${written} runs backwards. Write the lower number first.`;
    case 'long-range':
      return `${written} cites far more sources than there are, which is most likely a slip. Check both ends of the range.`;
    case 'empty-member':
      return `${written} has a comma without a number. Write the missing number, or take the comma away.`;
    case 'repeated-member':
      return `${written} names the same source twice. Once is enough.`;
    case 'unclosed':
      return `${written} is never closed. Add the closing bracket.`;
    case 'half-round':
      return `${written} opens with one kind of bracket and closes with another. Use the same on both sides.`;
    default:
      return `${written} cannot be read as a citation for sure. Write it like [1] or [1, 3].`;
  }
}

/** The mark as it was meant, where that is beyond doubt. */
function mend(draft: Draft, { what, start, end }: Oddity): TextEdit[] {
  const written = draft.text.slice(start, end);
  let newText = written;
  if (what === 'reversed-range') {
    newText = written.replace(/(\d+)([^\d,;]+)(\d+)/g, (all, a: string, dash: string, b: string) =>
      Number(a) > Number(b) ? `${b}${dash}${a}` : all,
    );
  } else if (what === 'empty-member') {
    newText = written
      .replace(/^([[［])(?:\s*[,;，；、])+\s*/, '$1')
      .replace(/([,;，；、])(?:\s*[,;，；、])+(\s*)/g, '$1$2')
      .replace(/\s*[,;，；、]\s*([\]］])$/, '$1');
  } else if (what === 'repeated-member' && /^\[\s*\d+(?:\s*[,;]\s*\d+)*\s*\]$/.test(written)) {
    const separator = /\s*[,;]\s*/.exec(written)![0];
    newText = `[${[
      ...new Set(
        written
          .slice(1, -1)
          .split(/[,;]/)
          .map((n) => n.trim()),
      ),
    ].join(separator)}]`;
  } else if (what === 'unclosed' && /^\[\^?[\d,;\s–-]*\d$/.test(written)) {
    newText = `${written}]`;
  } else if (what === 'half-round' && /\d/.test(written)) {
    newText = written.replace(/^\(/, '[').replace(/\)$/, ']');
  }
  return newText === written ? [] : [{ start, end, newText }];
}
