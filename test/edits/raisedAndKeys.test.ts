import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { applyEdits } from '../../server/edits/plan.ts';
import { cite } from '../../server/features/cite.ts';
import { ran } from './numbering.ts';

const ropes = 'Quay. “Ropes.” https://example.org/ropes';
const nets = 'Pier. “Nets.” https://example.org/nets';
const sails = 'Dock. “Sails.” https://example.org/sails';

describe('a group of keys', () => {
  const keys = (text: string, a = true) =>
    `${text}\n\n## References\n\n${a ? `[@ropes] ${ropes}\n\n` : ''}[@nets] ${nets}\n\n[@sails] ${sails}\n`;

  test.each([
    ['Old [@nets; @ropes, p. 3].', 'Old [@nets].'],
    ['Old [@ropes; @nets].', 'Old [@nets].'],
    ['Old [see @nets, p. 3; also @ropes; @sails].', 'Old [see @nets, p. 3; @sails].'],
    ['Old [-@ropes, pp. 3-5;@sails].', 'Old [@sails].'],
    ['Old [see @ropes, p. 3] here.', 'Old here.'],
  ])('loses a key with all that belongs to it: %s', (before, after) => {
    const first = before.replace('Old', 'All [@ropes$0] old');
    expect(ran('removeSource', keys(first))).toBe(keys(after.replace('Old', 'All old'), false));
  });

  test('whatever stands beside the others stays as it is', () => {
    const part = fc.record({
      key: fc.constantFrom('ropes', 'nets', 'sails'),
      lead: fc.constantFrom('', 'see ', 'also ', '-'),
      rest: fc.constantFrom('', ', p. 3', ', pp. 3-4', ' and elsewhere'),
    });
    const group = fc.uniqueArray(part, { minLength: 1, maxLength: 3, selector: ({ key }) => key });
    fc.assert(
      fc.property(fc.array(group, { minLength: 1, maxLength: 4 }), (groups) => {
        const written = (parts: typeof groups, at: (key: string) => boolean) =>
          parts
            .map((one) => one.filter(({ key }) => at(key)).map(({ lead, key, rest }) => `${lead}@${key}${rest}`))
            .map((one, i) => `Line ${i} says so${one.length > 0 ? ` [${one.join('; ')}]` : ''}.`)
            .join(' ');
        const all = written(groups, () => true);
        expect(ran('removeSource', keys(`First [@ropes$0] here. ${all}`))).toBe(
          keys(`First here. ${written(groups, (key) => key !== 'ropes')}`, false),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('names a source once that was listed twice', () => {
    const twice = (text: string, ...entries: string[]) => `${text}\n\n## References\n\n${entries.join('\n\n')}\n`;
    expect(
      ran(
        'mergeDuplicates',
        twice('Old [@a; @b]. New [@b, p. 2; @a].', `[@a] ${ropes}`, `[@b] https://example.org/ropes`),
      ),
    ).toBe(twice('Old [@a]. New [@a, p. 2].', `[@a] ${ropes}`));
  });
});

describe('raised numbers', () => {
  const raised = (text: string, ...more: string[]) =>
    `${text}\n\n## References\n\n${[`¹ ${ropes}`, `² ${nets}`, ...more].join('\n')}\n`;

  test('a new source is cited as the draft cites, and not glued to another number', () => {
    expect(ran('insertSource', raised('Old¹. New² came. Fog$0 came.'))).toBe(
      raised('Old¹. New² came. Fog³ came.', '³ $0'),
    );
    expect(ran('insertSource', raised('Old¹. New²$0 came.'))).toBe(raised('Old¹. New²,³ came.', '³ $0'));
    // Behind a figure it would be an exponent, and a bracket would not lead into this list.
    const behind = ran('insertSource', raised('Old¹. New² came. It was 1999$0.'));
    expect(behind).toBe(raised('Old¹. New² came. It was 1999 ³.', '³ $0'));
    expect(readDraft(behind.replace('$0', ''), 'markdown').citationCount).toBe(3);
  });

  test('a short word is no unit', () => {
    expect(ran('renumber', raised('They did so². It¹ held 4 km², 3 m³, 2 ha², kx² and CO².'))).toBe(
      `They did so¹. It² held 4 km², 3 m³, 2 ha², kx² and CO².\n\n## References\n\n¹ ${nets}\n² ${ropes}\n`,
    );
  });

  test('so is a known one', () => {
    const citing = (text: string) => {
      const at = text.indexOf('$0');
      const draft = readDraft(text.replace('$0', ''), 'markdown');
      return applyEdits(draft.text, cite(draft, { start: at, end: at }, draft.sources[0]!)).split('\n')[0];
    };
    expect(citing(raised('Old¹. New² came. Fog$0 came.'))).toBe('Old¹. New² came. Fog¹ came.');
    expect(citing(raised('Old¹. New²$0 came.'))).toBe('Old¹. New²,¹ came.');
  });
});
