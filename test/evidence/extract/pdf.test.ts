import { describe, expect, test } from 'vitest';
import { bytes, type PdfPage, pdf, read, wrap } from './files.ts';

const LEFT =
  'The wall was raised in the spring after the flood, and the council paid for it with a loan that ran for thirty years. Nobody on the quay expected it to hold through the first winter, and when it did the harbour master had the date cut into the stone above the gate for everyone to see.';
const RIGHT =
  'Engineers came from three countries to look at the drains. They measured the tide at the bridge and found that the water stood lower than before by forty centimetres on an average day. The report was printed in two volumes and sold at the town hall for the price of a loaf of bread.';

async function column(text: string, x: number, top = 700, width = 220) {
  return (await wrap(text, width)).map((line, index) => ({ text: line, x, y: top - index * 14 }));
}

/** Words without the places where lines break. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('PDF', () => {
  test('columns are read one after the other, also when the file writes row by row', async () => {
    const left = await column(LEFT, 50);
    const right = await column(RIGHT, 320);
    const rows = left.flatMap((line, index) => (right[index] ? [line, right[index]] : [line]));
    const title = { text: 'The Wall That Holds: A Harbour, Its Loan and the Winter After', x: 60, y: 760, size: 17 };
    const file = await pdf([{ lines: [title, ...rows, ...right.slice(left.length)] }], {
      title: 'The Wall That Holds',
      author: 'Ada Quill',
    });
    const found = await read(file, 'wall.pdf');
    expect(flat(found.text)).toBe(`${title.text} ${LEFT} ${RIGHT}`);
    expect(found).toMatchObject({
      format: 'pdf',
      title: 'The Wall That Holds',
      author: 'Ada Quill',
      pages: 1,
      problem: null,
    });
  });

  test('a text of one column stays one, and its lines make paragraphs', async () => {
    const first = await column(LEFT, 60, 760, 470);
    const second = await column(RIGHT, 60, 760 - first.length * 14 - 20, 470);
    const found = await read(await pdf([{ lines: [...first, ...second] }]), 'x.pdf');
    expect(found.text).toBe(`${LEFT}\n${RIGHT}`);
  });

  test('running heads and page numbers are left out, pages kept apart', async () => {
    const pages: PdfPage[] = [];
    for (const [index, text] of [LEFT, RIGHT, LEFT.toUpperCase(), RIGHT.toUpperCase()].entries()) {
      const lines = await column(text, 60, 720, 470);
      const head = index % 2 === 0 ? `QUAY REVIEW ${index + 11}` : `${index + 11} A. QUILL`;
      const title = index === 0 ? [{ text: 'QUAY REVIEW 5', x: 60, y: 780, size: 20 }] : [];
      pages.push({
        lines: [{ text: head, x: 60, y: 800 }, ...title, ...lines, { text: `${index + 11}`, x: 290, y: 40 }],
      });
    }
    const found = await read(await pdf(pages), 'x.pdf');
    expect(found.pages).toBe(4);
    const texts = found.text.split('\n\f');
    expect(texts.map(flat)).toEqual([`QUAY REVIEW 5 ${LEFT}`, RIGHT, LEFT.toUpperCase(), RIGHT.toUpperCase()]);
  });

  test('divided words are made whole, also over the end of a page; words with a hyphen keep it', async () => {
    const lines = (list: string[]): PdfPage => ({
      lines: list.map((text, index) => ({ text, x: 60, y: 760 - index * 14 })),
    });
    const file = await pdf([
      lines(['The council made an impor-', 'tant loan to a well-known', 'builder. He was well-', 'known in the har-']),
      lines(['bour and in the Austria-', 'Hungary of his youth, and nobody', 'knew that better than she.']),
    ]);
    const { text } = await read(file, 'x.pdf');
    expect(text).toBe(
      'The council made an important loan to a well-known builder. He was well-known in the harbour\n\fand in the Austria-Hungary of his youth, and nobody knew that better than she.',
    );
  });

  test('a PDF without text says so', async () => {
    const { problem, text } = await read(await pdf([{ lines: [] }, { lines: [] }]), 'scan.pdf');
    expect(text.trim()).toBe('');
    expect(problem).toMatch(/^This copy holds no text: the PDF holds pictures of its pages\./);
  });

  test('a broken file ends with a plain sentence', async () => {
    const whole = await pdf([{ lines: [{ text: LEFT.slice(0, 60), x: 60, y: 700 }] }]);
    await expect(read(bytes('%PDF-1.7\nnothing of a PDF'), 'x.pdf')).rejects.toThrow(
      'is damaged and could not be read',
    );
    // Cut off in the middle or with bytes turned: read as far as it goes, or said; never anything else.
    for (const cut of [0.2, 0.5, 0.8, 0.95]) {
      const file = whole.slice(0, Math.floor(whole.length * cut));
      const result = await read(file, 'x.pdf').catch((error: Error) => error);
      if (result instanceof Error) expect(result.message).toMatch(/is damaged/);
      else expect(result.format).toBe('pdf');
    }
    for (let seed = 1; seed < 30; seed++) {
      const file = whole.slice();
      for (let i = 0; i < 20; i++) file[(seed * 7919 + i * 104729) % file.length] = (seed * 31 + i * 17) & 255;
      const result = await read(file, 'x.pdf').catch((error: Error) => error);
      if (result instanceof Error) expect(result.message).toMatch(/is damaged|asks for a password|is neither text/);
    }
  });
});
