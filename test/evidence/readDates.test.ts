import { expect, test } from 'vitest';
import { monthOf } from '../../server/draft/lexicon/months.ts';
import { readDates } from '../../server/evidence/readDates.ts';

const read = (text: string) =>
  readDates(text, monthOf).map(({ start, end, day, month, year }) => [
    text.slice(start, end),
    `${year}-${month}-${day}`,
  ]);

test.each([
  ['The vote was on 14 May 2021.', '14 May 2021', '2021-5-14'],
  ['The vote was on May 14, 2021, at noon.', 'May 14, 2021', '2021-5-14'],
  ['The vote was on 2021-05-14.', '2021-05-14', '2021-5-14'],
  ['It closed on Feb. 3.', 'Feb. 3', 'null-2-3'],
  ['It closed on the 3rd of February.', '3rd of February', 'null-2-3'],
  ['Der Rat stimmte am 14. Mai 2021 ab.', '14. Mai 2021', '2021-5-14'],
  ['Der Rat stimmte am 14.5.2021 ab.', '14.5.2021', '2021-5-14'],
  ['Le conseil a voté le 1er février 2021.', '1er février 2021', '2021-2-1'],
  ['El consejo votó el 14 de mayo de 2021.', '14 de mayo de 2021', '2021-5-14'],
  ['Совет проголосовал 14 мая 2021 года.', '14 мая 2021', '2021-5-14'],
  ['市議会は2021年5月14日に可決した。', '2021年5月14日', '2021-5-14'],
  ['시의회는 2021년 5월 14일에 가결했다.', '2021년 5월 14일', '2021-5-14'],
])('%s', (text, written, day) => expect(read(text)).toEqual([[written, day]]));

test.each([
  ['They may 4 times a year.'],
  ['They march 12 miles.'],
  ['It rose in May 2021.'],
  ['On 4/5/2021 it closed.'],
  ['May 12.5 percent be enough?'],
  ['Version 2.5.2021a came out.'],
  ['Some 14 boats sank.'],
  ['The 45 May Day marchers'],
])('no day is named: %s', (text) => expect(read(text)).toEqual([]));
