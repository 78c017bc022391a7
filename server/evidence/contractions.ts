/** What the second of two words becomes behind an apostrophe (which `text/words.ts` leaves out): `we have` is `weve`. */
const SHORTENED: Readonly<Record<string, string>> = {
  am: 'm',
  are: 're',
  had: 'd',
  has: 's',
  have: 've',
  is: 's',
  not: 'nt',
  shall: 'll',
  us: 's',
  will: 'll',
  would: 'd',
};
/** The verbs that change in front of `not`. */
const WITH_NOT: Readonly<Record<string, string>> = { can: 'cant', shall: 'shant', will: 'wont' };

/** The second words of what English contracts. */
export const SHORTENED_WORDS: readonly string[] = Object.keys(SHORTENED);

/** Two words as English contracts them (`will not`: `wont`), or null. */
export function contracted(first: string, second: string): string | null {
  if (second === 'not' && Object.hasOwn(WITH_NOT, first)) return WITH_NOT[first]!;
  return Object.hasOwn(SHORTENED, second) ? first + SHORTENED[second]! : null;
}

/** Whether two single words are one, contracted or not: only `cannot` is written in one. */
export const isContracted = (one: string, other: string): boolean =>
  (one === 'cannot' && other === 'cant') || (one === 'cant' && other === 'cannot');
