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

test('numbers apart from it change as ever', () => {
  expect(ran('swapNumbers', text.replace('$0', '').replace('[1]', '[1$0]'), { with: 2 })).toContain(
    'Nets tore [2], ropes held [1] and [4-3].',
  );
});
