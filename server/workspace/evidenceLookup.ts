import type { Citation, Draft, Quote, Source } from '../draft/model.ts';
import { claimsCiting } from '../draft/near.ts';
import { hasText } from '../evidence/locate.ts';
import type { Span } from '../text/span.ts';
import type { Copies, StoredCopy } from './copies.ts';
import { EvidenceMemo } from './evidenceMemo.ts';
import type { LastEvidence } from './evidenceStore.ts';
import { type SignOff, type SignOffs, signOffOf } from './signOff.ts';
import { TiedCopies, type VerifiedQuote, verifyQuote } from './verify.ts';
import { type VerifiedFigure, verifyClaim } from './verifyFigures.ts';

/** A quote with what the copies say of it, for a writer who looks at it. */
export interface LookedUpQuote extends VerifiedQuote {
  /** The source that it cites and in whose copy it was found, or null. */
  readonly source: Source | null;
  /** The sources that it cites and of which there is a copy with text. */
  readonly checked: readonly Source[];
  /** Another source of the draft that has the words, as far as the last round over the draft told. */
  readonly elsewhere: Source | null;
}

/** Answers for single quotes and citations of one version of a draft, at once. */
export class EvidenceLookup {
  readonly draft: Draft;
  readonly #tied: TiedCopies;
  readonly #memo: EvidenceMemo;
  readonly #last: LastEvidence | null;
  readonly #signed: SignOffs;

  constructor(
    draft: Draft,
    copies: Copies,
    memo = new EvidenceMemo(),
    last: LastEvidence | null = null,
    signed: SignOffs = new Map(),
  ) {
    this.draft = draft;
    this.#tied = new TiedCopies(copies);
    this.#memo = memo;
    this.#last = last;
    this.#signed = signed;
  }

  /** Whether there is any copy to look into. Without one there is nothing to be said. */
  get hasCopies(): boolean {
    return this.#tied.all.all.length > 0;
  }

  /** Whether anybody stands for anything in the project. */
  get isSigned(): boolean {
    return this.#signed.size > 0;
  }

  /** Who stands for a quote or figure, whatever the copies say; null when nobody does. */
  signedAt(place: Span): SignOff | null {
    return signOffOf(this.draft, place, this.#signed);
  }

  /** The copies of an entry that hold text. */
  copiesOf(source: Source): readonly StoredCopy[] {
    return this.#tied.of(source).filter((stored) => hasText(stored.indexed));
  }

  /** Whether there is a copy of the entry that is not known to hold no text; cheaper than `copiesOf`. */
  hasCopyOf(source: Source): boolean {
    return this.#tied.of(source).some(({ copy }) => copy.meta.problem === null && copy.text !== '');
  }

  /** Of those the ones that are searchable already: what is asked for at every keystroke does not wait for the others. */
  readyCopiesOf(source: Source): readonly StoredCopy[] {
    return this.#tied.of(source).filter((stored) => stored.isIndexed && hasText(stored.indexed));
  }

  quote(quote: Quote): LookedUpQuote {
    const verified = verifyQuote(this.draft, quote, this.#tied, this.#memo);
    const cited = quote.citations.flatMap(({ labels }) => labels.flatMap(({ source }) => source ?? []));
    const checked = [...new Set(cited)].filter((source) => this.copiesOf(source).length > 0);
    const { stored, evidence } = verified;
    const among = cited.length > 0 ? checked : this.draft.sources;
    const source = among.find((one) => stored !== null && this.copiesOf(one).includes(stored)) ?? null;
    const known =
      evidence.verdict === 'not-found'
        ? this.#last?.evidence.quotes.find(({ quote: other }) => other.text === quote.text)
        : undefined;
    return { ...verified, source, checked, elsewhere: known?.elsewhere ?? null };
  }

  /** The figures of the sentences that the citation covers. */
  figures(citation: Citation): readonly VerifiedFigure[] {
    return claimsCiting(this.draft, citation).flatMap((claim) =>
      verifyClaim(this.draft, claim, this.#tied, this.#memo),
    );
  }
}
