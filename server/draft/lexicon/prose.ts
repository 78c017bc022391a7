import { fold, Phrases } from '../../text/phrases.ts';
import type { Lexicon } from './lexicon.ts';

/** One lexicon's words for prose, ready to be found in a text. */
export interface ProseWords {
  readonly lexicon: Lexicon;
  readonly saying: Phrases;
  /** With a thing between them and someone's words. */
  readonly calling: Phrases;
  readonly forWhom: Phrases;
  /** With their points. */
  readonly abbreviations: ReadonlySet<string>;
  readonly passives: ReadonlySet<string>;
  readonly telling: ReadonlySet<string>;
  readonly accordingTo: Phrases;
  readonly titleWords: Phrases;
  /** Beside words that are everybody's. */
  readonly sayings: Phrases;
  /** Title words that can be spoken to. */
  readonly hearers: ReadonlySet<string>;
  /** With a capital where they open a sentence. */
  readonly openers: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  /** The writer, and what is the writer's. */
  readonly firstPerson: ReadonlySet<string>;
  /** Before a name: makes it a place. */
  readonly beforePlaces: ReadonlySet<string>;
  readonly personTitles: Phrases;
  readonly pronouns: ReadonlySet<string>;
  readonly vagueSubjects: Phrases;
  readonly vagueVerbs: Phrases;
  readonly vaguePhrases: Phrases;
  readonly between: Phrases;
  readonly naming: Phrases;
  /** Before a vague subject: makes it a known one. */
  readonly definite: ReadonlySet<string>;
}

const made = new Map<Lexicon, ProseWords>();

/** The words of a lexicon; made once, when a draft in that language is first read. */
export function proseWords(lexicon: Lexicon): ProseWords {
  let words = made.get(lexicon);
  if (!words) {
    const phrases = (list: readonly string[]) => new Phrases(list, lexicon.spaced);
    const { quote, claim } = lexicon;
    words = {
      lexicon,
      saying: phrases(quote.sayingVerbs),
      forWhom: phrases(quote.forWhom ?? []),
      calling: phrases(quote.callingVerbs ?? []),
      abbreviations: new Set(lexicon.abbreviations.map(fold)),
      passives: new Set(quote.passives ?? []),
      telling: new Set((quote.tellingVerbs ?? []).map(fold)),
      accordingTo: phrases(quote.accordingTo),
      titleWords: phrases(quote.titleWords),
      sayings: phrases(quote.sayings ?? []),
      hearers: new Set((quote.hearers ?? []).map(fold)),
      openers: new Set([...lexicon.markers, ...(quote.openers ?? [])].map(fold)),
      particles: new Set(quote.nameParticles),
      firstPerson: new Set((quote.firstPerson ?? []).map(fold)),
      beforePlaces: new Set(quote.beforePlaces ?? []),
      personTitles: phrases(quote.titlesOfPersons),
      pronouns: new Set(quote.pronouns),
      vagueSubjects: phrases(claim.vagueSubjects),
      vagueVerbs: phrases(claim.vagueVerbs),
      vaguePhrases: phrases(claim.vaguePhrases),
      between: phrases(claim.between),
      naming: phrases(claim.naming),
      definite: new Set(claim.definite ?? []),
    };
    made.set(lexicon, words);
  }
  return words;
}
