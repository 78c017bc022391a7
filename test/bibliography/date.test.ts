import { describe, expect, test } from 'vitest';
import { dateParts, readDate } from '../../server/bibliography/date.ts';
import { monthOf } from '../../server/draft/lexicon/months.ts';

describe('dates', () => {
  test.each([
    ['4 May 2021', [2021, 5, 4]],
    ['May 4, 2021', [2021, 5, 4]],
    ['Feb. 3, 2021', [2021, 2, 3]],
    ['May 2021', [2021, 5]],
    ['mai 2020', [2020, 5]],
    ['18. Februar 2015', [2015, 2, 18]],
    ['3. März 1999', [1999, 3, 3]],
    ['4 de mayo de 2021', [2021, 5, 4]],
    ['2021-05-04', [2021, 5, 4]],
    ['2021年5月4日', [2021, 5, 4]],
    ['２０２１年５月４日', [2021, 5, 4]],
    ['2021년 5월 4일', [2021, 5, 4]],
    ['18.2.2015', [2015, 2, 18]],
    ['4.5.2021', [2021, 5, 4]],
    ['4. 5. 2021', [2021, 5, 4]],
    ['25/12/2020', [2020, 12, 25]],
    ['12/25/2020', [2020, 12, 25]],
    ['3/4/2021', [2021]],
    ['2021', [2021]],
    ['2021a', [2021]],
  ])('%s', (text, parts) => {
    expect(readDate(text, monthOf)).toEqual({ 'date-parts': [parts] });
    expect(dateParts(text, monthOf)).toEqual(parts);
  });

  test('what cannot be read stays as it is', () => {
    expect(readDate('last spring', monthOf)).toEqual({ literal: 'last spring' });
    expect(dateParts('last May', monthOf)).toBe(null);
  });

  test('of several years the first counts where one is needed', () => {
    expect(readDate('2019–2020', monthOf)).toEqual({ literal: '2019–2020' });
    expect(dateParts('March 2019–May 2020', monthOf)).toEqual([2019]);
  });
});
