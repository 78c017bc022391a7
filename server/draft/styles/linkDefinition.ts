import type { StyleWriter } from './mark.ts';

/** `[1]` in the text and `[1]: address "words"` below: to markdown, links. Two marks side by side would be one link. */
export const linkDefinitionWriter: StyleWriter = {
  form: 'definition',
  numbered: true,
  mark: (items) => items.map(({ label, locator }) => `[${label}]${locator && ` (${locator})`}`).join(', '),
  lead: (label) => `[${label}]: `,
};

/** An address as the target of a link or definition: in angle brackets where its own brackets would end it. */
export const writeTarget = (url: string): string =>
  /^[^()<>\\]+$/.test(url) ? url : `<${url.replace(/[<>]/g, encodeURIComponent)}>`;

/** Words as the title of a link or definition, in the quotation marks that need the fewest escapes. */
export function writeTitle(words: string): string {
  const sign = !words.includes('"') ? '"' : !words.includes("'") ? "'" : '"';
  return sign + words.replace(/\\(?=[!-/:-@[-`{-~])/g, '\\\\').replaceAll(sign, `\\${sign}`) + sign;
}

/** The target and title behind a definition's colon: `<address> "words"`. */
export function readTarget(body: string): { readonly url: string; readonly title: string } {
  const match = /^\s*(?:<([^<>\n]*)>|(\S+))(?:\s+("[\s\S]*"|'[\s\S]*'|\([\s\S]*\)))?\s*$/.exec(body);
  if (!match) return { url: body.trim(), title: '' };
  const title = (match[3] ?? '').slice(1, -1).replace(/\\([!-/:-@[-`{-~])/g, '$1');
  return { url: match[1] ?? match[2]!, title };
}
