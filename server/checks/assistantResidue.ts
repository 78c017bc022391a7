import type { Draft, Oddity } from '../draft/model.ts';
import type { Fix } from '../edits/fix.ts';
import { sourcesNear, writeCitation } from '../edits/insertCitation.ts';
import { sourceName, writtenLabel } from '../edits/labels.ts';
import { exportedNotes, isLostExport, plainLabels } from '../edits/plainLabels.ts';
import { removeCitation } from '../edits/removeCitation.ts';
import { linkToCitation, removeResidue } from '../edits/residue.ts';
import type { Check, CheckFinding } from './check.ts';
import { excerpt } from './prose.ts';

export const assistantResidue: Check = {
  code: 'assistant-residue',
  level: 'warning',
  summary: 'A mark that a writing assistant left behind stands in the text.',
  example: {
    before: 'The toy records a child’s voice【4†source】.',
    after: 'The toy records a child’s voice [4].',
  },
  *run(draft) {
    for (const oddity of draft.oddities) {
      if (oddity.kind !== 'assistant-residue') continue;
      if (oddity.what === 'tracking-parameter') {
        yield trackingPart(draft, oddity);
        continue;
      }
      const name = oddity.name ? ` for “${excerpt(oddity.name)}”` : '';
      yield {
        start: oddity.start,
        end: oddity.end,
        message:
          oddity.url === null
            ? `A leftover mark of a writing assistant${name}: readers see it as it stands here and it leads nowhere. Replace it by a citation, or remove it.`
            : `A leftover mark of a writing assistant${name}: its link works, but it is no citation of the draft. Replace it by one, or remove it.`,
        fixes: () => fixesFor(draft, oddity),
      };
    }
    yield* exportLabels(draft);
  },
};

/** Footnotes that work and show where they come from are said once; those that lead nowhere each. */
function* exportLabels(draft: Draft): Iterable<CheckFinding> {
  const [note] = exportedNotes(draft);
  if (note?.labelMark) {
    yield {
      start: note.labelMark.start,
      end: note.labelMark.end,
      message: `Labels such as [^${note.label}] come from a writing assistant’s export. The footnotes work, but give them plain numbers before you publish.`,
      fixes: () => {
        const { edits, first } = plainLabels(draft);
        return [{ title: `Number these footnotes ${first}, ${first + 1}, ${first + 2} …`, edits, preferred: true }];
      },
    };
  }
  for (const citation of draft.unresolved) {
    if (!isLostExport(citation)) continue;
    yield {
      start: citation.start,
      end: citation.end,
      message: `A leftover mark of a writing assistant: the footnote [^${citation.labels[0]!.label}] was lost on the way, so readers find no source here. Cite one instead, or remove the mark.`,
      fixes: () => [
        ...sourcesNear(draft, citation, citation.block).map((source) => ({
          title: `Cite ${writtenLabel(source)} instead: ${sourceName(source)}`,
          edits: [{ start: citation.start, end: citation.end, newText: writeCitation(draft, source) }],
        })),
        { title: 'Remove the leftover mark', edits: removeCitation(draft, citation) },
      ],
    };
  }
}

/** The link works, but its address tells every reader who handed it out. */
function trackingPart(draft: Draft, oddity: Oddity): CheckFinding {
  const part = draft.text.slice(oddity.start, oddity.end);
  return {
    start: oddity.start,
    end: oddity.end,
    message: `“${part}” in this address tells readers that a writing assistant handed it out. The link works without it: take it off.`,
    fixes: () => {
      const edits = removeResidue(draft, oddity);
      return edits.length > 0 ? [{ title: `Take “${part}” off the address`, edits, preferred: true, safe: true }] : [];
    },
  };
}

function fixesFor(draft: Draft, oddity: Oddity): Fix[] {
  const fixes: Fix[] = [];
  const { edits, source } = linkToCitation(draft, oddity);
  if (edits.length > 0) {
    const title = source
      ? `Cite ${writtenLabel(source)} instead: ${sourceName(source)}`
      : 'Make it a citation and list the address as a source';
    fixes.push({ title, edits });
  }
  const removal = removeResidue(draft, oddity);
  fixes.push({
    title: 'Remove the leftover mark',
    edits: removal,
    preferred: fixes.length === 0,
    safe: saysNothing(draft, oddity),
  });
  return fixes;
}

/** Marks of a chat window's own search, which no reader can follow; without a name, an address or a number of the list. */
const EMPTY_MARK =
  /^(?::?contentReference\[oaicite:\d+\](?:\{index=\d+\})?|\[?oaicite:\d+\]?(?:\{index=\d+\})?|\[cite_(?:start|end)\]|\uE200?(?:file)?cite(?:\uE202?turn\d+[a-z]+\d+)+\uE201?|(?:turn\d+[a-z]+\d+)+)$/;

/** Whether nothing is lost with the mark. */
const saysNothing = (draft: Draft, { start, end, url, name }: Oddity): boolean =>
  url === null && name === null && EMPTY_MARK.test(draft.text.slice(start, end));
