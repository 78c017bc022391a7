import type { Tree } from '@lezer/common';
import { type Mask, OPAQUE, SKIP } from '../inline/mask.ts';
import { maskMath } from '../inline/math.ts';
import { findAddresses } from '../inline/urls.ts';

const OPAQUE_NODES = new Set([
  'InlineCode',
  'HTMLTag',
  'Comment',
  'ProcessingInstruction',
  'Autolink',
  'Image',
  'Entity',
  'HTMLBlockTag',
  'LinkTitle',
]);
const SKIPPED_NODES = new Set([
  'EmphasisMark',
  'StrikethroughMark',
  'HeaderMark',
  'QuoteMark',
  'TaskMarker',
  'HardBreak',
]);

/** Hides in a leaf block of markdown what is no prose. */
export function maskMarkdown(leaf: Tree, mask: Mask): void {
  // Addresses first: emphasis and links are often misread inside them.
  const addresses = findAddresses(mask.raw);
  let next = 0;
  const inAddress = (from: number): boolean => {
    while (next < addresses.length && addresses[next]!.end <= from) next++;
    const address = addresses[next];
    return address !== undefined && address.start <= from;
  };
  if (leaf.type.name === 'HTMLBlock') maskHtml(mask);
  // Lines of code that MDX allows between paragraphs.
  if (/^(?:import\s[^\n]*from\s+['"]|export\s+(?:const|default|function|let)\b)/.test(mask.raw)) {
    mask.hide(0, mask.raw.length, OPAQUE);
  }
  if (leaf.type.name === 'CommentBlock') mask.hide(0, mask.raw.length, OPAQUE);
  leaf.iterate({
    enter(node) {
      const { name, from, to } = node;
      if (OPAQUE_NODES.has(name)) {
        mask.hide(from, to, OPAQUE);
        return false;
      }
      if (SKIPPED_NODES.has(name)) {
        if (!inAddress(from)) mask.hide(from, to, SKIP);
        return false;
      }
      if (name === 'Escape') maskEscape(mask, from, to);
      else if (name === 'Link' && !inAddress(from)) maskLink(node.node, mask);
      return true;
    },
  });
  // The parser knows a hard line break by the line feed right behind its backslash.
  if (mask.raw.includes('\\\r')) {
    for (const { index } of mask.raw.matchAll(/(?<=(?<!\\)(?:\\\\)*)\\(?=\r\n)/g)) mask.hide(index, index + 1, SKIP);
  }
  for (const { start, end } of addresses) mask.hide(start, end, OPAQUE);
  maskWikiLinks(mask);
  maskTemplates(mask);
  maskMath(mask);
}

interface Node {
  readonly from: number;
  readonly to: number;
  getChild(name: string): { from: number; to: number } | null;
  getChildren(name: string): { from: number; to: number }[];
}

/** `[text](address "title")`: the text is prose, the rest is not. `[1]` and `[text][1]` stay for the scanners. */
function maskLink(link: Node, mask: Mask): void {
  const marks = link.getChildren('LinkMark');
  if (!link.getChild('URL') && marks.length < 4) return;
  const [open, close] = marks;
  if (!open || !close) return;
  mask.hide(open.from, open.to, SKIP);
  mask.hide(close.from, close.to, SKIP);
  mask.hide(close.to, link.to, OPAQUE);
}

// A bracket that is escaped may be an exported citation or math; both are told apart later.
function maskEscape(mask: Mask, from: number, to: number): void {
  const sign = mask.raw[from + 1];
  if (sign === '[' || sign === ']' || sign === '(' || sign === ')') return;
  mask.hide(from, sign === '$' || sign === '"' ? to : from + 1, sign === '$' ? OPAQUE : SKIP);
}

/** `[[page]]` and `[[page|text]]`, but not `[[1]](address)`. */
function maskWikiLinks(mask: Mask): void {
  if (!mask.raw.includes('[[')) return;
  for (const match of mask.raw.matchAll(/!?\[\[([^[\]\n]+)\]\](?!\()/g)) {
    if (/^\d+$/.test(match[1]!)) continue;
    mask.hide(match.index, match.index + match[0].length, OPAQUE);
  }
}

// Quarto's shortcodes, template marks in double braces, and comments as MDX has them.
function maskTemplates(mask: Mask): void {
  if (!mask.raw.includes('{')) return;
  for (const match of mask.raw.matchAll(/\{\{[^{}\n]{0,300}\}\}|\{\/\*[^*]*\*\/\}/g)) {
    mask.hide(match.index, match.index + match[0].length, OPAQUE);
  }
}

const NO_PROSE = /^\s*<(script|style|pre|textarea|svg|math|code|template)\b/i;

function maskHtml(mask: Mask): void {
  if (NO_PROSE.test(mask.raw)) {
    mask.hide(0, mask.raw.length, OPAQUE);
    return;
  }
  for (const match of mask.raw.matchAll(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi)) {
    mask.hide(match.index, match.index + match[0].length, OPAQUE);
  }
}
