const SCRIPTS: readonly (readonly [name: string, test: RegExp])[] = [
  ['latin', /\p{Script=Latin}/u],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['han', /\p{Script=Han}/u],
  ['hangul', /\p{Script=Hangul}/u],
  ['thai', /\p{Script=Thai}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
];

/** The script of most of the words, or null when none has three fifths of those with letters. Kana wins over Han. */
export function scriptOf(words: readonly string[]): string | null {
  const counts = new Map<string, number>();
  let lettered = 0;
  for (const word of words) {
    if (!/\p{L}/u.test(word)) continue;
    lettered++;
    const name = SCRIPTS.find(([, test]) => test.test(word))?.[0];
    if (name) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  if (lettered < 3) return null;
  const kana = counts.get('kana') ?? 0;
  if (kana > 0 && kana + (counts.get('han') ?? 0) > 0.6 * lettered && kana > 0.15 * lettered) return 'kana';
  for (const [name, count] of counts) if (count > 0.6 * lettered) return name;
  return null;
}
