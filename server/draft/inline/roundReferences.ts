import { fold } from '../../text/phrases.ts';
import { locatorWords, monthWords, withoutAddressWords } from '../lexicon/shared.ts';

const BRACKETS = /[(（[]([^()（）[\]\n]{2,80})[)）\]]/gu;
/** `2019: 44`, `2019, p. 44` */
const YEAR_AND_PAGE = /^(?:1[5-9]|20)\d\d[a-z]?\s?[:,]\s*(?:\p{L}{1,3}\.?\s*)?\d/u;
/** `Smith 2019`, `Smith et al., 2019, p. 44`, `vgl. Smith & Moss 2019` */
const NAME_AND_YEAR =
  /^(?:\p{Ll}+\.?\s)?(\p{Lu}[\p{L}’'-]+)[\p{L}\s.,&’'-]{0,50}[\s,](?:1[5-9]|20)\d\d[a-z]?(?:$|[\s,:;])/u;
/** `Fitzgerald 44` */
const NAME_AND_PAGE = /^\p{Lu}[\p{L}’'-]+\s\d{1,4}(?:[–-]\d{1,4})?$/u;

/**
 * Whether the text names a source or a place in round brackets, as styles without numbers do: `(p. 212)`, `(Smith et
 * al., 2019)`, `(Table 2)`, or a talk in any: `[personal interview, 6 Nov.]`. With `named`, a name and a page (`(Fitzgerald 44)`) are enough.
 */
export function refersInRound(text: string, named = false): boolean {
  if (!/[(（[]/.test(text)) return false;
  for (const [, inner] of text.matchAll(BRACKETS)) {
    const words = inner!.replace(/\u2060/g, '').trim();
    const locator = locatorWords().at(fold(words), 0);
    if (locator && /^\.?\s?\d/.test(words.slice(locator.end))) return true;
    if (YEAR_AND_PAGE.test(words) || (named && NAME_AND_PAGE.test(words))) return true;
    if (withoutAddressWords().at(fold(words), 0) && /[\s,]/.test(words)) return true;
    const name = NAME_AND_YEAR.exec(words)?.[1];
    if (name !== undefined && !monthWords().has(fold(name))) return true;
  }
  return false;
}
