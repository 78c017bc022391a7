import { describe, expect, test } from 'vitest';
import { sentenceAt } from '../../server/checks/sentence.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { insertCitation, sourcesNear } from '../../server/edits/insertCitation.ts';
import { annotated, applyEdits } from '../annotated.ts';

const list =
  '\n\n## References\n\n[1] A, https://example.org/1\n[2] B, https://example.org/2\n[3] C, https://example.org/3\n';

/** The text with source 2 cited for the sentence at the cursor. */
function cited(source: string, entries = list): string {
  const { text, cursor } = annotated(source + entries);
  const draft = readDraft(text, 'markdown');
  const edits = insertCitation(draft, sentenceAt(draft, cursor), draft.sources[1]!);
  const after = applyEdits(text, edits);
  return after.slice(0, after.length - entries.length);
}

describe('a citation stands as the draft’s others do', () => {
  test.each([
    [
      'in front of the stop',
      'Wool rose [1]. It $0fell in May. It rose.',
      'Wool rose [1]. It fell in May [2]. It rose.',
    ],
    ['behind the stop', 'Wool rose.[1] It $0fell in May. It rose.', 'Wool rose.[1] It fell in May.[2] It rose.'],
    ['without a blank', 'Wool rose[1]. It $0fell in May. It rose.', 'Wool rose[1]. It fell in May[2]. It rose.'],
    [
      'at the end of a line without a stop',
      '- wool rose [1]\n- it $0fell in May',
      '- wool rose [1]\n- it fell in May [2]',
    ],
    [
      'behind closing marks that hold the stop',
      'Wool rose [1].\n\nMoss said: “It $0fell in May.” It rose.',
      'Wool rose [1].\n\nMoss said: “It fell in May.” [2] It rose.',
    ],
    [
      'beside another citation',
      'Wool rose [1]. It $0fell in May [1]. It rose.',
      'Wool rose [1]. It fell in May [1][2]. It rose.',
    ],
    ['over a hard wrap', 'Wool rose [1]. It $0fell\nin May. It rose.', 'Wool rose [1]. It fell\nin May [2]. It rose.'],
  ])('%s', (_where, before, after) => expect(cited(before)).toBe(after));

  test('as a footnote where the source is one', () => {
    const notes = '\n\n[^1]: A, https://example.org/1\n[^2]: B, https://example.org/2\n';
    expect(cited('Wool rose.[^1] It $0fell in May.', notes)).toBe('Wool rose.[^1] It fell in May.[^2]');
  });
});

test('the sources of the paragraph are offered first, then those used nearest before it', () => {
  const text = `Wool [3].\n\nYarn [2].\n\nSome say so [1], and more.${list}`;
  const draft = readDraft(text, 'markdown');
  const at = text.indexOf('and more');
  const block = draft.blocks.findIndex((b) => b.start <= at && at < b.end);
  expect(sourcesNear(draft, { start: at, end: at + 3 }, block).map((source) => source.label)).toEqual(['1', '2', '3']);
});
