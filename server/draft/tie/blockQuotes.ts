import { fold } from '../../text/phrases.ts';
import type { KeptBlock, ReadBlock } from '../blocks/block.ts';
import type { BlockSequence } from '../blocks/sequence.ts';
import { addressesOf, memo } from '../facts.ts';
import { plainText } from '../inline/mask.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { proseWords } from '../lexicon/prose.ts';
import { countWords } from '../quotes/read.ts';
import { namesSaying } from '../quotes/sayings.ts';
import { type Name, nameOfDash } from '../quotes/speakers.ts';

/** What a block quote says, kept with its first block as long as its blocks are the same. */
export interface KnownQuotation {
  readonly parts: readonly KeptBlock[];
  readonly lexicon: Lexicon;
  readonly words: QuotedWords | null;
}

export interface QuotedWords {
  readonly text: string;
  readonly count: number;
  /** Who said it, relative to the last block. */
  readonly name: Name | null;
  /** Where the words end, relative to the last block. */
  readonly end: number;
}

/** Fewer words than this in a block quote are an exclamation, not a quotation. */
const SHORTEST = 4;
const CALLOUT = /^[\s\u2060>]*(?:\[![\p{L}]+\]|\uFFFC?[ℹ⚠❗💡📝🚨✅]|\p{Lu}{3,}:)/u;
/** A remark with its own label: “**Note:** …”. */
const LABELLED = /^[\s>]*(?:\*\*|__)/;

/** Whether the block links to a page itself: then its source is at hand. */
export const linkIn = ({ facts }: ReadBlock): boolean =>
  memo(facts, 'linked', () => addressesOf(facts).length > 0 || /\]\(\s*<?https?:/.test(facts.raw));

/** The blocks `[at, end)` as someone's words; null for callouts, lists, code, asides and sayings. */
export function wordsOfBlockQuote(
  blocks: BlockSequence,
  at: number,
  end: number,
  lexicon: Lexicon,
): QuotedWords | null {
  const first = blocks.keptAt(at)!;
  let known = first.quotation;
  if (known?.lexicon !== lexicon || !sameParts(known.parts, blocks, at, end)) {
    const parts = blocks.slice(at, end);
    known = { parts: parts.map((part) => part.kept), lexicon, words: readWords(parts, lexicon) };
    first.quotation = known;
  }
  return known.words;
}

const sameParts = (parts: readonly KeptBlock[], blocks: BlockSequence, at: number, end: number): boolean =>
  parts.length === end - at && parts.every((part, index) => blocks.keptAt(at + index) === part);

function readWords(parts: readonly ReadBlock[], lexicon: Lexicon): QuotedWords | null {
  const first = parts[0]!;
  const last = parts.at(-1)!;
  if (CALLOUT.test(first.facts.masked) || LABELLED.test(first.facts.raw)) return null;
  if (parts.some((part) => part.kind !== 'paragraph' || part.kept.item)) return null;
  const { masked } = last.facts;
  const dash = attributionStart(masked);
  if (dash >= 0 && namesSaying(fold(masked.slice(dash)), proseWords(lexicon))) return null;
  const name = dash < 0 ? null : nameOfDash(masked, { start: dash, end: masked.length }, proseWords(lexicon));
  const said = parts.map((part) => (part === last && name ? masked.slice(0, dash) : part.facts.masked));
  const text = plainText(said.join(' ').replace(/\[[\d,;\s–-]+\]/g, '')).replace(/^["“„«]|["”“»]$/g, '');
  const count = countWords(text, lexicon);
  if (count < SHORTEST || text.startsWith('\uFFFC')) return null;
  return { text, count, name, end: name ? dash : masked.length };
}

/** Where the dash with the speaker's name begins in the last paragraph, or -1. */
function attributionStart(masked: string): number {
  const match = /(?:^|\n|[.!?”"’»]\s*)[\s\u2060>]*([–—―]|--)[\s\u2060]*\p{L}/u.exec(masked);
  return match ? match.index + match[0].indexOf(match[1]!) : -1;
}
