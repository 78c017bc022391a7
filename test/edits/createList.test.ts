import { describe, expect, test } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { createList } from '../../server/edits/createList.ts';
import { applyEdits } from '../annotated.ts';

const added = (text: string, labels = ['1'], footnotes = false, format: DraftFormat = 'markdown') =>
  applyEdits(text, createList(readDraft(text, format), labels, footnotes)).slice(text.trimEnd().length);

describe('the heading', () => {
  test('stands on the level that the sections share', () => {
    expect(added('# The tide\n\nIt turned [1].\n')).toBe('\n\n## References\n\n[1] \n');
    expect(added('# The tide\n\nIt turned [1].\n\n# The ebb\n\nIt fell.\n')).toBe('\n\n# References\n\n[1] \n');
    expect(added('## The tide\n\n### High\n\nIt turned [1].\n\n### Low\n')).toBe('\n\n### References\n\n[1] \n');
    expect(added('It turned [1].')).toBe('\n\n## References\n\n[1] ');
  });

  test('is underlined where the others are', () => {
    const text = 'The tide\n========\n\nIt turned [1].\n\nThe ebb\n-------\n\nIt fell.\n';
    expect(added(text)).toBe('\n\nReferences\n----------\n\n[1] \n');
  });

  test('is a plain line in plain text, without blank lines where the draft has none', () => {
    expect(added('The tide\nIt turned [1].\nIt fell.\n', ['1', '2'], false, 'plaintext')).toBe(
      '\nReferences\n[1] \n[2] \n',
    );
    expect(added('The tide\n\nIt turned [1].\n', ['1', '2'], false, 'plaintext')).toBe(
      '\n\nReferences\n\n[1] \n[2] \n',
    );
  });

  test('is in the language of the draft', () => {
    const text =
      '# Die Flut\n\nDie Flut kam in der Nacht, und niemand hatte sie gesehen [1]. Das ist nicht alles, was wir wissen.\n';
    expect(added(text)).toMatch(
      /^\n\n## (?:Einzelnachweise|Quellen|Quellenverzeichnis|Literatur|Literaturverzeichnis)\n\n\[1\] \n$/,
    );
  });
});

test('footnotes need no heading in markdown', () => {
  expect(added('It turned.[^a] It fell.[^2]\n', ['a', '2'], true)).toBe('\n\n[^a]: \n[^2]: \n');
});

test('the line breaks are those of the file', () => {
  expect(added('It turned [1].\r\n\r\nIt fell.\r\n', ['1', '2'])).toBe(
    '\r\n\r\n## References\r\n\r\n[1] \r\n\r\n[2] \r\n',
  );
});

test('nothing is added behind code or a comment that is not closed', () => {
  expect(added('It turned [1].\n\n```\ncode\n')).toBe('\n');
  expect(added('It turned [1].\n\n<!-- to do\n')).toBe('\n');
  expect(added('It turned [1].\n\n```\ncode\n```\n')).toBe('\n\n## References\n\n[1] \n');
});
