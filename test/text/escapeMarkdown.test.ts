import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { escapeMarkdown, oneLine } from '../../server/text/escapeMarkdown.ts';

const markdown = new MarkdownIt({ html: true, linkify: true });
/** Words that try to be more than words. */
const hostile = fc.constantFrom(
  '<img src=x onerror=alert(1)>',
  '[run](command:workbench.action.terminal.new)',
  '![x](https://example.org/p.png)',
  '`code`',
  '**bold**',
  '_under_',
  '<https://example.org>',
  'https://example.org/a',
  'www.example.org',
  'me@example.org',
  '&lt;b&gt;',
  '$(bug)',
  '# ',
  '- ',
  '+ ',
  '1. ',
  '12) ',
  '> ',
  '~~gone~~',
  '| a | b |',
  '===',
  '[1]: https://example.org',
  '\\',
  '[',
  ']',
  '<!--',
);
const text = fc.array(fc.oneof(hostile, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 8 });

/** What a reader sees of markdown that is one paragraph of words; null when it is anything else. */
function words(source: string): string | null {
  const tokens = markdown.parse(source, {});
  if (tokens.map((token) => token.type).join() !== 'paragraph_open,inline,paragraph_close') return null;
  const inline = tokens[1]!.children!;
  return inline.every((token) => token.type === 'text') ? inline.map((token) => token.content).join('') : null;
}

describe('text of a draft in markdown', () => {
  test('is read back as the same words and nothing else, whatever it holds', () => {
    fc.assert(
      fc.property(text, (parts) => {
        const line = oneLine(parts.join(''), 500);
        fc.pre(line !== '');
        expect(words(escapeMarkdown(line))).toBe(line);
      }),
      { numRuns: 2000 },
    );
  });

  test('ordinary sentences keep their looks: editors that show the backslashes show none', () => {
    const sentence =
      'Mexico’s President (Claudia S.) said: “It’s not for sale!” – 54% of 1,500 kg; see p. 12-14, e.g. #3.';
    expect(escapeMarkdown(sentence)).toBe(sentence);
  });

  test('a long text is cut to its limit, never through a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.integer({ min: 1, max: 60 }), (long, limit) => {
        const cut = oneLine(long, limit);
        expect(cut.length).toBeLessThanOrEqual(limit);
        expect(/[\ud800-\udbff]…$/.test(cut) && !/[\ud800-\udbff]…/.test(long)).toBe(false);
      }),
    );
    expect(oneLine(`${'word '.repeat(1_000_000)}`, 12)).toBe('word word w…');
  });

  test('line breaks become blanks; what cannot be seen goes', () => {
    expect(oneLine(' A\r\n  title\u202e \u0000here\t. ', 80)).toBe('A title here .');
  });
});
