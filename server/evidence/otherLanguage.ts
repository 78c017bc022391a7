import type { IndexedCopy } from './indexCopy.ts';
import type { QuoteWords } from './quoteWords.ts';
import { scriptOf } from './scripts.ts';
import { languageOfCopy, languageOfWords, smallWordsOf } from './words/index.ts';

/** So many words of a copy show its script. */
const FIRST_WORDS = 2_000;

/**
 * Whether a quote is plainly in another language than the copy: in another script, or full of the small words of
 * another language. A translated quote is not in its source, and that is no fault. A quote too short to show its
 * language is taken to be in `language` (ISO 639-1), that of the draft, unless it looks more like the copy's.
 */
export function otherLanguage(quote: QuoteWords, copy: IndexedCopy, language?: string): boolean {
  const script = scriptOf(quote.words);
  const copyScript = scriptOf(Array.from(copy.ids.subarray(0, FIRST_WORDS), (id) => copy.spelling[id]!));
  if (script !== null && copyScript !== null && script !== copyScript) {
    // A few words of Japanese may all be written in Han characters.
    return !(script === 'han' && copyScript === 'kana');
  }
  const copyLanguage = languageOfCopy(copy);
  if (copyLanguage === null) return false;
  const shown = languageOfWords(quote.words);
  if (shown !== null) return shown !== copyLanguage;
  if (language === undefined || language === copyLanguage) return false;
  const own = smallWordsOf(quote.words, language);
  return own !== null && own >= smallWordsOf(quote.words, copyLanguage)!;
}
