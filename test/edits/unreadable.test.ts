import { expect, test } from 'vitest';
import { list, ran, reason } from './numbering.ts';

const text = `Nets tore [1], ropes held [2] and [4-3$0]. Fog [4].${list('[1] Nets.', '[2] Ropes.', '[3] Fog.', '[4] Piers.')}`;
const unread = '“[4-3]” (line 1) cannot be read for sure';

test('numbers that a mark names which cannot be read are not given to other sources', () => {
  const near = (at: string) => text.replace('$0', '').replace(at, `${at}$0`);
  expect(reason('removeSource', near('[1'))).toContain(unread);
  expect(reason('removeSource', near('Fog [4'))).toContain(unread);
  expect(reason('insertSource', near('Nets'))).toContain(unread);
  expect(reason('swapNumbers', near('[2'), { with: 3 })).toContain(unread);
  expect(reason('sortList', near('[1'), { by: 'title' })).toContain(unread);
});

test('a range in two marks keeps the sources between its numbers', () => {
  const four = list('[1] Nets.', '[2] Ropes.', '[3] Fog.', '[4] Piers.');
  const why = '“[1]–[3]” (line 1) stands for the sources between its two numbers';
  expect(reason('renumber', `Fog [3]. Nets [1]–[3], piers [4].${four}`)).toContain(why);
  expect(reason('removeSource', `Nets [1$0]. All [1]–[3].${four}`)).toContain(why);
  expect(ran('renumber', `Piers [4]. Nets [1], ropes [2], all [1]–[3].${four}`)).toContain(
    'Piers [1]. Nets [2], ropes [3], all [2]–[4].',
  );
  expect(reason('insertSource', `Nets [1]. Ropes$0, all [1]–[3].${four}`)).toContain(why);
  const holes = list('[1] Nets.', '[3] Fog.', '[4] Piers.');
  expect(ran('closeGaps', `All [1]–[4].${holes}`)).toContain('All [1]–[3].');
  expect(ran('renumber', `Nets [1], fog [3], piers [4], all [1]–[3].${holes}`)).toContain('all [1]–[2].');
  expect(ran('removeSource', `Ropes [2$0]. Nets [1]–[3].${four}`)).toContain('Ropes. Nets [1]–[2].');
});

test('numbers apart from it change as ever', () => {
  expect(ran('swapNumbers', text.replace('$0', '').replace('[1]', '[1$0]'), { with: 2 })).toContain(
    'Nets tore [2], ropes held [1] and [4-3].',
  );
});
