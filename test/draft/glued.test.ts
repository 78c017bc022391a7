import { describe, expect, it } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';

const cited = (text: string) =>
  readDraft(
    `${text}\n\n## References\n\n[1] Nets. https://example.org/1\n[2] Ropes. https://example.org/2\n`,
    'markdown',
  )
    .citations.flatMap(({ labels }) => labels.map(({ label }) => label))
    .join();

// In a script without spaces a whole sentence is glued to its mark: figures in it make it no code.
describe('a mark behind a sentence without spaces', () => {
  it.each([
    '灯台は1871年に建てられた[1]。',
    '灯塔建于1871年，用了$100万（约3_000件）材料[1]。',
    '등대는1871년에세워졌다[1].',
    'ประภาคารสร้างปี1871ขึ้น[1]',
    'بنيت المنارة عام 1871م[1].',
  ])('is a citation: %s', (text) => {
    expect(cited(text)).toBe('1');
  });

  it.each(['在arr_x[1]里。', 'See list2[1] and sys.argv[1].'])('is none behind code: %s', (text) => {
    expect(cited(text)).toBe('');
  });
});
