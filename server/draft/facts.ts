import { fold } from '../text/phrases.ts';
import { findDirectives } from './inline/directives.ts';
import { type Mask, OPAQUE } from './inline/mask.ts';
import { findPlaceholders, type Placeholder } from './inline/placeholders.ts';
import { findResidue, type Residue } from './inline/residue.ts';
import { findAddresses } from './inline/urls.ts';
import type { Lexicon } from './lexicon/lexicon.ts';
import { type EntryMark, findEntryMarks } from './lists/entryMarks.ts';
import { type HeadingWords, readListHeading } from './lists/headings.ts';
import type { BlockKind, Directive } from './model.ts';
import { type PairedMarks, pairMarks } from './quotes/pair.ts';
import { scanMarks } from './styles/index.ts';
import type { CitationMark } from './styles/mark.ts';

/**
 * What a block says by itself, relative to its start: kept with the block and shared by all versions of the draft that
 * hold it. Nothing here depends on the rest of the draft; what depends on the language is added when it is known.
 */
export interface BlockFacts {
  readonly raw: string;
  readonly masked: string;
  readonly marks: readonly CitationMark[];
  readonly entries: readonly EntryMark[];
  readonly residue: readonly Residue[];
  readonly placeholders: readonly Placeholder[];
  readonly directives: readonly Directive[];
  readonly quotation: PairedMarks;
  /** The block (or its first line) as the heading of a source list. */
  readonly listHeading: HeadingWords | null;
  /** What was worked out later from the above. */
  readonly memo: FactsMemo;
}

/** One field for each thing that is worked out late, so that all memos have one shape and are quick to ask. */
class FactsMemo {
  addresses: unknown = undefined;
  claims: unknown = undefined;
  endLabel: unknown = undefined;
  folded: unknown = undefined;
  halfMarks: unknown = undefined;
  htmlItems: unknown = undefined;
  language: unknown = undefined;
  linked: unknown = undefined;
  namesPage: unknown = undefined;
  links: unknown = undefined;
  quotes: unknown = undefined;
  openQuote: unknown = undefined;
  sentences: unknown = undefined;
  tracked: unknown = undefined;
}

const NO_MARKS: PairedMarks = { pairs: [], strays: [], closesEarlier: false };

/** The facts of a block without prose: code, rules, front matter. */
export function emptyFacts(raw: string): BlockFacts {
  return {
    raw,
    masked: OPAQUE.repeat(raw.length),
    marks: [],
    entries: [],
    residue: [],
    placeholders: [],
    directives: findDirectives(raw),
    quotation: NO_MARKS,
    listHeading: null,
    memo: new FactsMemo(),
  };
}

/** Reads a block. `mask` holds its raw text and what is hidden in it; `masked` may be handed in when it is known. */
export function readFacts(mask: Mask, kind: BlockKind, known?: string): BlockFacts {
  const { raw } = mask;
  const residue = findResidue(raw);
  for (const { start, end } of residue) mask.hide(start, end, OPAQUE);
  const masked = known === undefined ? mask.apply() : hideIn(known, residue);
  const placeholders = findPlaceholders(masked);
  return {
    raw,
    masked,
    marks: scanMarks(masked, raw),
    entries: kind === 'definition' ? [] : findEntryMarks(masked, raw),
    residue,
    placeholders,
    directives: findDirectives(raw),
    quotation: pairMarks(masked),
    listHeading: readListHeading(masked, kind),
    memo: new FactsMemo(),
  };
}

function hideIn(masked: string, spans: readonly { start: number; end: number }[]): string {
  let out = masked;
  for (const { start, end } of spans) out = out.slice(0, start) + OPAQUE.repeat(end - start) + out.slice(end);
  return out;
}

/** Works `make` out once for the facts. */
export function memo<T>(facts: BlockFacts, name: keyof FactsMemo, make: () => T): T {
  const kept = facts.memo[name] as T | undefined;
  if (kept !== undefined) return kept;
  const made = make();
  facts.memo[name] = made;
  return made;
}

/** Works `make` out once for the facts and a language; another language takes its place. */
export function memoFor<T>(facts: BlockFacts, name: keyof FactsMemo, lexicon: Lexicon, make: () => T): T {
  const kept = facts.memo[name] as { lexicon: Lexicon; made: T } | undefined;
  if (kept?.lexicon === lexicon) return kept.made;
  const made = make();
  facts.memo[name] = { lexicon, made };
  return made;
}

/** The masked text in the form in which words are looked up (see `fold`), skipped marks as blanks. */
export function foldedOf(facts: BlockFacts): string {
  return memo(facts, 'folded', () => fold(facts.masked.replace(/\u2060/g, ' ')));
}

/** The addresses written in a block, links included: spans of the address itself, relative to the block. */
export function addressesOf(facts: BlockFacts) {
  return memo(facts, 'addresses', () => findAddresses(facts.raw));
}
