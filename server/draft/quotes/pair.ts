import type { Span } from '../../text/span.ts';
import { elidedWords } from '../lexicon/shared.ts';

/** Two quotation marks that belong together: spans relative to the block, marks included in the pair's own. */
export interface QuotePair extends Span {
  readonly inner: Span;
  readonly open: string;
  readonly close: string;
  /** 0 for a pair in no other. */
  readonly depth: number;
}

export interface Stray extends Span {
  readonly kind: 'opening' | 'closing' | 'mixed';
  readonly partner: string;
}

export interface PairedMarks {
  /** In order of their opening marks. */
  readonly pairs: readonly QuotePair[];
  readonly strays: readonly Stray[];
  /** Whether a straight mark closes something that the block did not open: a quotation over the border of blocks. */
  readonly closesEarlier: boolean;
}

interface Open {
  readonly at: number;
  readonly sign: string;
}

const SIGNS = /["“”„‟«»「」『』‘’‚'‹›]/g;
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“”‟',
  '‟': '”',
  '«': '»',
  '»': '«»',
  '”': '”',
  '"': '"',
  '「': '」',
  '『': '』',
  '‘': '’',
  '‚': '‘’',
  "'": "'",
  '‹': '›',
  '›': '‹›',
};
/** Marks that are never called stray: apostrophes, primes and sign posts look the same. */
const QUIET = new Set(["'", '‘', '’', '‚', '‹', '›', '『', '』']);

// More marks open at once than this are faults, not nesting; the bound keeps the work linear.
const DEEPEST = 8;
/** How far a single mark's partner is looked for. */
const SINGLE_REACH = 2000;

const WORD = /[\p{L}\p{M}\p{N}]/u;
const LETTER = /[\p{L}\p{M}]/u;

/**
 * Pairs the quotation marks of one block. Each language's habits are told by what stands around a mark: an opening
 * mark has nothing or a space before it and a word behind it, a closing one the other way round.
 */
export function pairMarks(masked: string): PairedMarks {
  const pairs: QuotePair[] = [];
  const strays: Stray[] = [];
  let closesEarlier = false;
  const stack: Open[] = [];
  const close = (index: number, at: number) => {
    const open = stack[index]!;
    // What was opened inside and not closed by now never will be.
    for (const lost of stack.splice(index).slice(1)) dropOpen(lost, strays);
    pairs.push({
      start: open.at,
      end: at + 1,
      inner: { start: open.at + 1, end: at },
      open: open.sign,
      close: masked[at]!,
      depth: index,
    });
  };
  SIGNS.lastIndex = 0;
  for (const match of masked.matchAll(SIGNS)) {
    const at = match.index;
    const sign = match[0];
    const side = new Side(masked, at);
    if (isApostrophe(sign, side, masked, at) || isPrime(sign, side, masked, at, stack)) continue;
    const index = partnerIndex(stack, sign);
    const canOpen = sign in CLOSERS && side.mayOpen(sign);
    const canClose = index >= 0 && side.mayClose(sign);
    if (canClose && !(canOpen && side.opensRather(sign))) close(index, at);
    else if (canOpen) {
      if (isSingle(sign) && !hasCloser(masked, at, sign)) continue;
      if (stack.length >= DEEPEST) dropOpen(stack.shift()!, strays);
      stack.push({ at, sign });
    } else if (index >= 0) close(index, at);
    else if (sign === '"' && mixedIndex(stack) >= 0) {
      const mixed = stack.splice(mixedIndex(stack))[0]!;
      strays.push({ start: mixed.at, end: mixed.at + 1, kind: 'mixed', partner: '"' });
    } else if (sign === '"' && pairs.length === 0 && !/\s/u.test(side.before) && side.spaceAfter) closesEarlier = true;
    else if (isSurelyClosing(sign, side))
      strays.push({ start: at, end: at + 1, kind: 'closing', partner: openerOf(sign) });
  }
  for (const lost of stack) dropOpen(lost, strays);
  pairs.sort((a, b) => a.start - b.start);
  strays.sort((a, b) => a.start - b.start);
  return { pairs, strays, closesEarlier };
}

/** The signs around a mark, skipped markup looked through. */
class Side {
  readonly before: string;
  readonly after: string;

  constructor(masked: string, at: number) {
    let left = at - 1;
    while (left >= 0 && masked[left] === '\u2060') left--;
    let right = at + 1;
    while (right < masked.length && masked[right] === '\u2060') right++;
    this.before = masked[left] ?? ' ';
    this.after = masked[right] ?? ' ';
  }

  get spaceBefore(): boolean {
    return /[\s([{<\u2013\u2014\-/:=|¿¡…\u3000、。，：；（]/u.test(this.before);
  }

  get spaceAfter(): boolean {
    return /[\s.,;:!?)\]}\u2013\u2014\-/|…\u3000、。，：；！？）]/u.test(this.after);
  }

  mayOpen(sign: string): boolean {
    if ('「『„‚'.includes(sign)) return true;
    // French puts a space inside its guillemets, so a space behind says nothing there.
    if (sign === '«') return !LETTER.test(this.before) || !this.spaceAfter;
    if (sign === '»' || sign === '›') return this.spaceBefore && WORD.test(this.after);
    if (/\s/u.test(this.after)) return false;
    // `"*p`, `"$2`: code more often than speech.
    if (sign === '"' && (/["/=:|-]/.test(this.before) || !/[\p{L}\p{M}\p{N}\uFFFC[(.…'‘“’¿¡–—-]/u.test(this.after)))
      return false;
    if (this.spaceBefore || isMark(this.before)) return !(this.spaceAfter && !/[\u2026.\-(]/u.test(this.after));
    // Scripts without spaces, and a mark glued to the word before it.
    return (
      sign === '“' &&
      (/[\p{Lo}]/u.test(this.before) || this.before === '\uFFFC' || /[.,;!?]/.test(this.before)) &&
      !this.spaceAfter
    );
  }

  mayClose(sign: string): boolean {
    if ('」』'.includes(sign)) return true;
    if (sign === '»' || sign === '«') return true;
    if (sign === "'" || sign === '’') return !LETTER.test(this.after) && !/\s/u.test(this.before);
    return true;
  }

  /** Both readings are possible: does the mark rather open than close? */
  opensRather(sign: string): boolean {
    if (sign === '„' || sign === '‚' || sign === '「' || sign === '『') return true;
    if (sign === '«') return this.spaceBefore && !/[.,!?…]/.test(this.before);
    const spaced = /[\s([]/u.test(this.before);
    return spaced && WORD.test(this.after);
  }
}

const isMark = (sign: string): boolean => /["“”„«»「」『』‘’‚'‹›]/.test(sign);

const isSingle = (sign: string): boolean => sign === "'" || sign === '‘' || sign === '’';

function isApostrophe(sign: string, side: Side, masked: string, at: number): boolean {
  if (sign !== "'" && sign !== '’' && sign !== '‘') return false;
  if (WORD.test(side.before) && LETTER.test(side.after)) return true;
  // ’90s, '90s
  if (/\d/.test(side.after) && !WORD.test(side.before)) return true;
  // ’tis, ’em, rock ’n’ roll
  if (WORD.test(side.before) || !LETTER.test(side.after))
    return sign !== '‘' && masked[at - 2] === sign && masked[at - 1] === 'n';
  const word = /^\u2060*(\p{L}+)/u.exec(masked.slice(at + 1, at + 20))?.[1];
  return word !== undefined && elidedWords().has(word);
}

/** Inches, feet, minutes: a straight mark behind a digit with nothing open that it could close. */
function isPrime(sign: string, side: Side, masked: string, at: number, stack: readonly Open[]): boolean {
  if ((sign !== '"' && sign !== "'") || !/[\d\u2032]/.test(side.before)) return false;
  if (!stack.some((open) => open.sign === sign)) return true;
  if (sign === "'") return false;
  // Something is open: it is a prime when another mark further on closes better.
  const rest = masked.slice(at + 1, at + 400);
  const next = /"/.exec(rest);
  return next !== null && /[.,!?…\p{L}]/u.test(rest[next.index - 1] ?? ' ') && !/^\s*[,.;)]/.test(rest);
}

/** The innermost open mark that `sign` closes, as an index into the stack, or -1. */
function partnerIndex(stack: readonly Open[], sign: string): number {
  for (let index = stack.length - 1; index >= 0; index--) {
    if (CLOSERS[stack[index]!.sign]!.includes(sign)) return index;
  }
  return -1;
}

function mixedIndex(stack: readonly Open[]): number {
  return stack.findLastIndex((open) => open.sign === '“' || open.sign === '„');
}

/** Whether a single mark that opens is closed further on in the block. */
function hasCloser(masked: string, at: number, sign: string): boolean {
  const closer = sign === "'" ? "'" : '’';
  const reach = masked.slice(0, at + SINGLE_REACH);
  for (let next = reach.indexOf(closer, at + 1); next >= 0; next = reach.indexOf(closer, next + 1)) {
    const side = new Side(masked, next);
    if (!/[\s(]/u.test(side.before) && !WORD.test(side.after)) return true;
  }
  return false;
}

function isSurelyClosing(sign: string, side: Side): boolean {
  if (QUIET.has(sign) || '「«„"'.includes(sign)) return false;
  if (sign === '“') return WORD.test(side.before) && side.spaceAfter;
  return !/\s/u.test(side.before) && !WORD.test(side.after);
}

function openerOf(sign: string): string {
  if (sign === '“') return '„';
  if (sign === '»') return '«';
  if (sign === '」') return '「';
  return '“';
}

function dropOpen(open: Open, strays: Stray[]): void {
  if (QUIET.has(open.sign)) return;
  strays.push({ start: open.at, end: open.at + 1, kind: 'opening', partner: CLOSERS[open.sign]![0]! });
}
