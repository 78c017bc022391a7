// biome-ignore-all lint/suspicious/noTemplateCurlyInString: this is how snippets are written

import { expect, test } from 'vitest';
import { snippetOf } from '../../server/protocol/edits.ts';

const at = { start: 0, end: 0 };

test('stops become placeholders in the order of typing, not of place', () => {
  const newText = '[9] Outlet. “Title.” https://';
  const stops = [
    { start: 4, end: 10 },
    { start: 13, end: 18 },
    { start: 21, end: 29 },
  ];
  expect(snippetOf({ ...at, newText, stops })).toBe('[9] ${1:Outlet}. “${2:Title}.” ${3:https://}');
  expect(snippetOf({ ...at, newText, stops: [stops[2]!, stops[0]!] })).toBe('[9] ${2:Outlet}. “Title.” ${1:https://}');
});

test('a lone empty stop is where the writing goes on', () => {
  expect(snippetOf({ ...at, newText: '[9] ', stops: [{ start: 4, end: 4 }] })).toBe('[9] $0');
});

test('signs that mean something in snippets stay signs', () => {
  const newText = '$5 million }\\ and ${1:x}';
  expect(snippetOf({ ...at, newText, stops: [{ start: 0, end: 2 }] })).toBe('${1:\\$5} million \\}\\\\ and \\${1:x\\}');
});
