import { Phrases } from '../../text/phrases.ts';
import { lexicons } from './index.ts';
import type { Lexicon } from './lexicon.ts';

/**
 * Words that count whatever language a draft is in: writers mix languages in lists and marks far more than in prose.
 * Each set is made when first asked for.
 */
function union(pick: (lexicon: Lexicon) => readonly string[]): () => Phrases {
  let made: Phrases | null = null;
  return () => {
    made ??= new Phrases(lexicons.flatMap((lexicon) => pick(lexicon)));
    return made;
  };
}

export const locatorWords = union((lexicon) => lexicon.citation.locators);
export const rangeWords = union((lexicon) => lexicon.citation.rangeWords);
export const intervalWords = union((lexicon) => lexicon.citation.intervalWords);
export const placeWords = union((lexicon) => lexicon.citation.placeWords ?? []);
export const placeholderWords = union((lexicon) => lexicon.citation.placeholders);
export const roundPlaceholderWords = union((lexicon) => lexicon.citation.roundPlaceholders);
export const sourceWords = union((lexicon) => lexicon.citation.sourceWords);
export const listHeadings = union((lexicon) => lexicon.list.headings);
export const weakHeadings = union((lexicon) => lexicon.list.weakHeadings);
export const lostLinkWords = union((lexicon) => lexicon.list.lostLinks);
export const accessedWords = union((lexicon) => lexicon.list.accessed);
export const archivedWords = union((lexicon) => lexicon.list.archived);
export const backReferenceWords = union((lexicon) => lexicon.list.backReferences);
export const catchAllWords = union((lexicon) => lexicon.list.catchAll);
export const withoutAddressWords = union((lexicon) => lexicon.list.withoutAddress);
/** Words that may begin with an apostrophe, without it. */
export const elidedWords = union((lexicon) => lexicon.quote.elided.map((word) => word.replace(/^[’']|[’']$/g, '')));
export const bylineWords = union((lexicon) => lexicon.quote.bylines ?? []);
export const organisationWords = union((lexicon) => lexicon.list.organisations ?? []);
export const monthWords = union((lexicon) => lexicon.claim.months.flat());
