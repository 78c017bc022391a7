import type { IndexedCopy } from './indexCopy.ts';
import type { QuoteWords } from './quoteWords.ts';
import { scriptOf } from './scripts.ts';
import { languageOfCopy, languageOfWords } from './words/index.ts';

/** So many words of a copy show its script. */
const FIRST_WORDS = 2_000;

/**
 * Whether a quote is plainly in another language than the copy: in another script, or full of the small words of
 * another language. A translated quote is not in its source, and that is no fault.
 */
export function otherLanguage(quote: QuoteWords, copy: IndexedCopy): boolean {
  const script = scriptOf(quote.words);
  const copyScript = scriptOf(Array.from(copy.ids.subarray(0, FIRST_WORDS), (id) => copy.spelling[id]!));
  if (script !== null && copyScript !== null && script !== copyScript) {
    // A few words of Japanese may all be written in Han characters.
    return !(script === 'han' && copyScript === 'kana');
  }
  const language = languageOfWords(quote.words);
  if (language === null) return false;
  const copyLanguage = languageOfCopy(copy);
  return copyLanguage !== null && copyLanguage !== language;
}
