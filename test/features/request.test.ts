import { describe, expect, test } from 'vitest';
import { labelRequest } from '../../server/features/completeLabel.ts';
import { atCursor } from '../../server/features/completionContext.ts';
import { quoteRequest } from '../../server/features/quoteRequest.ts';
import { DraftText } from '../../server/text/draftText.ts';

/** The line up to and from the `|`. */
function cursor(line: string) {
  const offset = line.indexOf('|');
  return atCursor(DraftText.of(line.replace('|', '')), offset);
}

describe('behind a bracket', () => {
  test.each([
    ['It rose [|', { group: '', typed: '', closed: false }],
    ['It rose [|]', { group: '', typed: '', closed: true }],
    ['It rose [harbor ti|].', { group: '', typed: 'harbor ti', closed: true }],
    ['It rose [1, |]', { group: '1,', typed: ' ', closed: true }],
    ['It rose [1,3;|', { group: '1,3;', typed: '', closed: false }],
    ['It rose [Times, The|]', { group: '', typed: 'Times, The', closed: true }],
    ['It rose [1|, 3]', { group: '', typed: '1', closed: true }],
  ])('%s', (line, wanted) => {
    expect(labelRequest(cursor(line))).toMatchObject(wanted);
  });

  test.each(['It rose [1] |', 'It rose|', '| [1]', ', so |'])('nothing is being typed: %s', (line) => {
    expect(labelRequest(cursor(line))).toBe(null);
  });
});

describe('behind a quotation mark', () => {
  test.each([
    ['She said “|', '', '”'],
    ['She said "|', '', '"'],
    ['She said "we will not go|', 'we will not go', '"'],
    ['“Yes”, she said, and “no|', 'no', '”'],
    ['Sie sagte: „Wir|', 'Wir', '“'],
    ['Sie sagte: »Wir|', 'Wir', '«'],
    ['Elle a dit « nous|', ' nous', '»'],
    ['The 12" pipe broke, and "this|', 'this', '"'],
    ['“It’s ours|', 'It’s ours', '”'],
  ])('%s', (line, typed, closing) => {
    expect(quoteRequest(cursor(line))).toEqual({ typed, closing });
  });

  test.each([
    'She said "no"|',
    'She said “no”|',
    'a 12"|',
    'Sie sagte: „Nein“|',
    'It’s the ’90s|',
    'the dogs’ |',
    'No quotation at all |',
  ])('nothing is being quoted: %s', (line) => {
    expect(quoteRequest(cursor(line))).toBe(null);
  });
});
