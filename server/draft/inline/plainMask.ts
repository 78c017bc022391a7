import { type Mask, OPAQUE, SKIP } from './mask.ts';
import { maskMath } from './math.ts';
import { findAddresses } from './urls.ts';

/** Hides in a block of plain text what is no prose: addresses, code in backticks, links as markdown writes them. */
export function maskPlainText(mask: Mask): void {
  const { raw } = mask;
  for (const { start, end } of findAddresses(raw)) mask.hide(start, end, OPAQUE);
  if (raw.includes('`')) {
    for (const match of raw.matchAll(/(`{1,3})(?!`)[^`\n]{1,200}\1/g))
      mask.hide(match.index, match.index + match[0].length, OPAQUE);
  }
  if (raw.includes('](')) {
    for (const match of raw.matchAll(
      /(!?)\[([^[\]\n]{0,200})\]\(<?([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)>?(?:\s+"[^"\n]*")?\)/g,
    )) {
      const end = match.index + match[0].length;
      if (match[1] === '!') mask.hide(match.index, end, OPAQUE);
      else {
        const textEnd = match.index + 1 + match[2]!.length;
        mask.hide(match.index, match.index + 1, SKIP);
        mask.hide(textEnd, textEnd + 1, SKIP);
        mask.hide(textEnd + 1, end, OPAQUE);
      }
    }
  }
  if (raw.includes('[[')) {
    for (const match of raw.matchAll(/!?\[\[([^[\]\n]+)\]\](?!\()/g)) {
      if (!/^\d+$/.test(match[1]!)) mask.hide(match.index, match.index + match[0].length, OPAQUE);
    }
  }
  if (raw.includes('<')) {
    for (const match of raw.matchAll(/<\/?[a-z][^<>\n]{0,300}>/gi))
      mask.hide(match.index, match.index + match[0].length, OPAQUE);
  }
  const task = /^[\s\u2060]*(?:[-*+•]|\d{1,3}[.)])\s+\[[ xX/-]\](?=\s)/.exec(raw);
  if (task) mask.hide(task[0].length - 3, task[0].length, SKIP);
  maskMath(mask);
}
