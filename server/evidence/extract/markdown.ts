import type { SyntaxNode } from '@lezer/common';
import { parser, Strikethrough, Table } from '@lezer/markdown';
import { decode } from './decode.ts';
import { type Extracted, LONGEST_TEXT, nothingKnown, type Origin, tidy } from './extracted.ts';
import { charsetOf } from './html.ts';
import { doiIn } from './htmlMeta.ts';

const markdown = parser.configure([Strikethrough, Table]);
/** Marks that readers of the shown text do not see. */
const MARKS =
  /^(?:HeaderMark|QuoteMark|EmphasisMark|CodeMark|StrikethroughMark|TableDelimiter|HTMLTag|Comment|CommentBlock)$/;

/** The words of a markdown text as its readers see them, and the facts of its front matter. */
export function extractMarkdown(bytes: Uint8Array, { contentType }: Origin): Extracted {
  const raw = decode(bytes, charsetOf(contentType)).slice(0, LONGEST_TEXT).replace(/\r\n?/g, '\n');
  const head = /^---[ \t]*\n([\s\S]{0,10000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(raw);
  const text = shown(raw.slice(head?.[0].length ?? 0));
  const fact = (name: string) =>
    tidy(new RegExp(`^${name}\\s*:\\s*(.+)$`, 'im').exec(head?.[1] ?? '')?.[1]?.replace(/^(["'])(.*)\1\s*$/, '$2'));
  const address = fact('canonical(?:_?url)?') ?? fact('url');
  return {
    ...nothingKnown,
    format: 'markdown',
    text,
    title: fact('title') ?? tidy(/^# +(.+?)(?: +#+)? *$/m.exec(raw)?.[1]),
    author: fact('authors?'),
    date: fact('date'),
    outlet: fact('publisher'),
    doi: doiIn(fact('doi')),
    canonical: address && /^https?:/i.test(address) ? address : null,
    problem: text === '' ? 'This copy holds no text: the file is empty.' : null,
  };
}

/** `[1]` by itself is a number in brackets, not a link. */
const isShownByWords = (link: SyntaxNode): boolean =>
  /^(?:Link|Image)$/.test(link.name) && (link.getChild('URL') ?? link.getChild('LinkLabel')) !== null;

function shown(text: string): string {
  const parts: string[] = [];
  let at = 0;
  const cut = (from: number, to: number) => {
    if (from < at) return;
    parts.push(text.slice(at, from));
    at = to;
  };
  markdown.parse(text).iterate({
    enter({ name, from, to, node }) {
      if (MARKS.test(name)) {
        // The blank behind `##` and `>` goes with it.
        const blank = (name === 'HeaderMark' || name === 'QuoteMark') && text[to] === ' ' ? 1 : 0;
        cut(from, to + blank);
      } else if (name === 'Escape') cut(from, from + 1);
      else if (name === 'LinkMark' && node.parent && isShownByWords(node.parent)) {
        // The first mark opens the words; from the second on it is the target.
        cut(from, from === node.parent.from ? to : node.parent.to);
      }
    },
  });
  parts.push(text.slice(at));
  return parts
    .join('')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\n+|\s+$/g, '');
}
