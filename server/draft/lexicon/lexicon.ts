/**
 * The words of one language, as data. Everything is lower case unless said otherwise and is compared without regard to
 * case; a phrase may hold spaces. Each lexicon says in its own comment where its words come from.
 */
export interface Lexicon {
  /** ISO 639-1. */
  readonly code: string;
  /** Whether words are parted by spaces (not so in Chinese, Japanese, Thai). */
  readonly spaced: boolean;
  /** Whether all nouns have capitals, so that a capital tells no name. */
  readonly capitalNouns?: boolean;
  /** Very frequent short words (or characters) by which the language is told from the others: 15 to 40. */
  readonly markers: readonly string[];

  readonly list: {
    /** Whole headings that name a source list: `references`, `works cited`, `sources and further reading`. */
    readonly headings: readonly string[];
    /** Headings that name a list only where entries plainly follow: `notes`, `links`, `further reading`. */
    readonly weakHeadings: readonly string[];
    /** What stands for an address that was lost in copying: `link`, `url`, `read more`. */
    readonly lostLinks: readonly string[];
    /** Before an access date: `accessed`, `retrieved on`, `last visited`. */
    readonly accessed: readonly string[];
    /** Before an archive address: `archived from the original`, `archive`. */
    readonly archived: readonly string[];
    /** Entries that point at another one: `ibid.`, `op. cit.`, `see above`. */
    readonly backReferences: readonly string[];
    /** Openings of an entry that lumps several sources: `other sources`, `also used`, `additional sources`. */
    readonly catchAll: readonly string[];
    /** Words in the names of outlets and offices, by which they are told from persons: `times`, `council`. */
    readonly organisations?: readonly string[];
    /** Kinds of entry that have no address to give: `interview`, `personal communication`, `print edition`. */
    readonly withoutAddress: readonly string[];
  };

  readonly citation: {
    /** Before a page or section in a citation: `p.`, `pp.`, `page`, `ch.`, `sec.`, `no.`. */
    readonly locators: readonly string[];
    /** Words in brackets that stand for a citation still to be made: `citation needed`, `source?`, `ref`, `todo: cite`. */
    readonly placeholders: readonly string[];
    /** Those of them that can be nothing else in round brackets either. */
    readonly roundPlaceholders: readonly string[];
    /** Words that are a placeholder alone or before a name: `source` in `[Source: Quay Times]`. */
    readonly sourceWords: readonly string[];
    /** Words between the ends of a range: `to`. */
    readonly rangeWords: readonly string[];
    /** Words before a mathematical interval: `in`, `range`, `between`, `interval`. */
    readonly intervalWords: readonly string[];
    /** Before a number in brackets that a text gives its own paragraphs and pieces: `paragraph [112]`, `at [17]`. */
    readonly placeWords?: readonly string[];
  };

  readonly quote: {
    /** Opening and closing marks as this language sets them, outer level first. */
    readonly marks: readonly (readonly [open: string, close: string])[];
    /** What stands between those marks and the words, where the language sets anything there. */
    readonly blankInside?: string;
    /** Verbs of saying in every form that stands beside a quotation: `said`, `says`, `told`, `wrote`, `put it`. */
    readonly sayingVerbs: readonly string[];
    /** Verbs that give a thing someone's words, the thing in between: “called the plan “…””. */
    readonly callingVerbs?: readonly string[];
    /** Before a name that words behind a comma are given to: French `pour`. */
    readonly forWhom?: readonly string[];
    /** Before such a verb they make it nobody's: `was` of “was called”. */
    readonly passives?: readonly string[];
    /** Verbs of saying that have the hearer behind them, never the speaker: `told`. */
    readonly tellingVerbs?: readonly string[];
    /** Phrases before a speaker: `according to`, `in the words of`. */
    readonly accordingTo: readonly string[];
    /** Pronouns that may be the subject of a verb of saying: `he`, `she`, `they`, `i`. */
    readonly pronouns: readonly string[];
    /** Words right before a quotation that make it a title, a name or a term: `titled`, `film`, `so-called`, `the word`. */
    readonly titleWords: readonly string[];
    /** Beside words that are everybody's, before or behind them: `proverb`, `anonymous`, `as they say`. */
    readonly sayings?: readonly string[];
    /** Those title words that people also speak to: “told the paper: “…””. */
    readonly hearers?: readonly string[];
    /** Words beside the frequent ones that open a sentence with a capital and are no part of the name behind them: `when`. */
    readonly openers?: readonly string[];
    /** Small words inside names (`von`, `de la`, `bin`), kept when a speaker's name is read. */
    readonly nameParticles: readonly string[];
    /** Who writes, and whose they are (`i`, `we`, `my`): what they said nobody can look up. */
    readonly firstPerson?: readonly string[];
    /** Words right before a place or body that a person belongs to: the name behind them is not the speaker's. */
    readonly beforePlaces?: readonly string[];
    /** Words that open the line with the writer's name: `by`. */
    readonly bylines?: readonly string[];
    /** Words in a speaker's role or article that come before a name and are no part of it: `the`, `mayor`, `dr`. */
    readonly titlesOfPersons: readonly string[];
    /** Words that begin with an apostrophe: `’90s` is known by its digits; here `’tis`, `’em`, `’cause`. */
    readonly elided: readonly string[];
  };

  readonly claim: {
    /** Signs and words of per cent, after the number: `%`, `percent`, `per cent`, `percentage points`. */
    readonly percent: readonly string[];
    /** Currency signs and codes before or after a number: `$`, `us$`, `eur`, `€`. */
    readonly currencySigns: readonly string[];
    /** Currency words after a number: `dollars`, `euros`, `pence`. */
    readonly currencyWords: readonly string[];
    /** Words that multiply: `hundred`, `thousand`, `million`, `billion`, `m`, `bn` (with the number they make). */
    readonly magnitudes: Readonly<Record<string, number>>;
    /** Letters glued to an amount of money that multiply it: `m` of `£3.2m`. */
    readonly glued?: readonly string[];
    /** Units of measure in which a count is a figure worth a source: `kg`, `tonnes`, `hectares`, `megawatts`. */
    readonly units: readonly string[];
    /** Numbers written as words from one to twenty and the tens. */
    readonly numbers: Readonly<Record<string, number>>;
    /**
     * Ratios: what stands between two numbers, `in` (“one in five”), `out of` (“3 out of 4”), `of every`.
     */
    readonly ratios: readonly string[];
    /** Fractions and multiples that are figures by themselves: `two thirds of`, `half of`, `a quarter of`, `doubled`. */
    readonly shares: readonly string[];
    /** By how much something changed, where no noun follows: `by a third` (not “by a third party”). */
    readonly changes?: readonly string[];
    /** Words that make the number before or after them no statistic: `page`, `chapter`, `version`, `aged`, `room`, `o'clock`, `years old`. */
    readonly notFigures: readonly string[];
    /** Month names and their abbreviations, in order of the year; each month a list. */
    readonly months: readonly (readonly string[])[];
    /** The sign between whole and broken part, and the signs that group thousands. */
    readonly decimal: '.' | ',';
    readonly grouping: readonly string[];
    /** Unnamed people and works that are said to say something: `experts`, `studies`, `critics`, `some researchers`. */
    readonly vagueSubjects: readonly string[];
    /** What such a subject does: `suggest`, `say`, `believe`, `have shown`. */
    readonly vagueVerbs: readonly string[];
    /** Whole phrases: `it is widely believed`, `research shows`, `according to experts`, `studies have shown`. */
    readonly vaguePhrases: readonly string[];
    /** What may stand between subject and verb: `also`, `often`, `in the field`. Adverbs mostly. */
    readonly between: readonly string[];
    /** Words right after a vague subject that name it after all (`from`, `at`, `of`): `economists at the Valley Bank`. */
    readonly naming: readonly string[];
    /**
     * Words right before a vague subject that point at people or works named earlier and so make it no vague one: `the`,
     * `these`, `our` (“the researchers said” tells on about a named study). Only where the language means it so: French
     * `les experts` is anybody.
     */
    readonly definite?: readonly string[];
    /** Right after a vague attribution, what makes it a question or a negation and so no claim. */
    readonly order: 'subject-verb' | 'subject-object-verb';
  };

  /** Abbreviations whose full stop ends no sentence: `mr.`, `dr.`, `e.g.`, `no.`, `vs.`. */
  readonly abbreviations: readonly string[];
}
