import { describe, expect, test } from 'vitest';
import { render, webAddress } from '../../server/features/richText.ts';

describe('a card', () => {
  const card = [
    [{ bold: 'Harbor *Times*' }, ' – ', { bold: 'A [title]' }],
    ['2021 · ', { link: 'Open source', url: 'https://example.org/a_(b)?q=<c>' }],
    [],
  ];

  test('in markdown', () => {
    expect(render(card, 'markdown')).toBe(
      '**Harbor \\*Times\\*** – **A \\[title\\]**\n\n2021 · [Open source](https://example.org/a_%28b%29?q=%3Cc%3E)',
    );
  });

  test('in plain text', () => {
    expect(render(card, 'plaintext')).toBe(
      'Harbor *Times* – A [title]\n\n2021 · Open source: https://example.org/a_(b)?q=<c>',
    );
  });

  test.each([
    'command:x',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'data:text/html,x',
    'https://',
    'http:x',
    '//x',
  ])('gives no link to %s', (url) => {
    expect(webAddress(url)).toBe(null);
    expect(render([[{ link: 'Open source', url }]], 'markdown')).toBe('Open source');
  });
});
