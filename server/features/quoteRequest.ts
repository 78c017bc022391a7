import type { AtCursor } from './completionContext.ts';

/** A quotation that is being typed. */
export interface QuoteRequest {
  /** The words typed so far. */
  readonly typed: string;
  /** The mark that will close it. */
  readonly closing: string;
}

/** Words typed behind a mark; whoever has typed more is writing a new quote. */
const LONGEST_TYPED = 80;
/** What closes a quotation, by the mark that opened it. */
const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '„': '“',
  '«': '»',
  '»': '«',
  '‘': '’',
  '‚': '‘',
  '「': '」',
  '"': '"',
};
const MARKS = /["“”„«»‘’‚「」]/g;

/** The quotation that is open at the cursor, as far as its line tells; null when there is none. */
export function quoteRequest(at: AtCursor): QuoteRequest | null {
  let open: { readonly mark: string; readonly at: number } | null = null;
  for (const { 0: mark, index } of at.before.matchAll(MARKS)) {
    if (open && closes(open.mark, mark, at.before, index)) open = null;
    else if (!open && opens(mark, at.before, index)) open = { mark, at: index };
  }
  if (!open) return null;
  const typed = at.before.slice(open.at + open.mark.length);
  return typed.length <= LONGEST_TYPED ? { typed, closing: CLOSING[open.mark]! } : null;
}

function closes(open: string, mark: string, line: string, index: number): boolean {
  // An apostrophe is no closing mark: letters stand on both its sides.
  if (mark === '’' && /\p{L}/u.test(line[index + 1] ?? ' ')) return false;
  return mark === CLOSING[open] || (open === '“' && mark === '"') || (open === '„' && mark === '”');
}

function opens(mark: string, line: string, index: number): boolean {
  if (!(mark in CLOSING)) return false;
  if (mark !== '"') return true;
  // A straight mark opens behind a blank or an opening sign; behind a word or figure it closes or means inches.
  return index === 0 || /[\s([{—–\-/*_]/.test(line[index - 1]!);
}
