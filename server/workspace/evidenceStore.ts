import type { Finding } from '../checks/check.ts';
import type { DraftEvidence } from '../checks/evidence.ts';
import type { Draft } from '../draft/model.ts';
import { carried, looksSame } from './carriedFindings.ts';
import type { Copies } from './copies.ts';
import { type EvidenceOptions, evidenceSteps } from './draftEvidence.ts';
import { EvidenceMemo } from './evidenceMemo.ts';
import type { OpenDraft } from './openDraft.ts';
import type { Policy } from './policy.ts';

/** What the copies said of a draft when it was last looked through. */
export interface LastEvidence {
  readonly draft: Draft;
  readonly evidence: DraftEvidence;
}

interface Known {
  readonly memo: EvidenceMemo;
  /** At their places in the present text. */
  findings: readonly Finding[];
  /** Grows whenever the findings look different without a change of the text. */
  number: number;
  last: LastEvidence | null;
  /** How the quotes stood then. */
  verdicts: string;
}

/** What a round over a draft changed. */
export interface RoundResult {
  /** Whether anything is reported otherwise. */
  readonly findings: boolean;
  /** Whether a quote stands otherwise, reported or not. */
  readonly verdicts: boolean;
}

/** What the saved copies say of the open drafts: worked out in the background, shown until the next round ends. */
export class EvidenceStore {
  readonly #known = new WeakMap<OpenDraft, Known>();

  /** The findings of the last round, at their places in the present text. */
  findings(open: OpenDraft): readonly Finding[] {
    return this.#of(open).findings;
  }

  number(open: OpenDraft): number {
    return this.#of(open).number;
  }

  memo(open: OpenDraft): EvidenceMemo {
    return this.#of(open).memo;
  }

  /** Of an earlier version perhaps: its offsets are those of its own draft. Null before the first round. */
  last(open: OpenDraft): LastEvidence | null {
    return this.#of(open).last;
  }

  /** The units from `start` to `end` of the draft became `length` others. */
  edited(open: OpenDraft, start: number, end: number, length: number): void {
    const known = this.#of(open);
    if (known.findings.length > 0) known.findings = carried(known.findings, start, end, length);
  }

  /**
   * One round over a draft, in small steps (see `evidenceSteps`). Nothing changes before its end.
   * @returns what looks different now
   */
  *round(open: OpenDraft, copies: Copies, policy: Policy, options: EvidenceOptions): Generator<number, RoundResult> {
    const known = this.#of(open);
    const { draft } = open;
    const evidence = yield* evidenceSteps(draft, copies, options, known.memo);
    known.memo.turn();
    const findings = evidence ? policy.checkCopies(draft, evidence) : [];
    const same = looksSame(known.findings, findings);
    known.findings = findings;
    known.last = evidence ? { draft, evidence } : null;
    if (!same) known.number++;
    const verdicts = evidence?.quotes.map((one) => `${one.evidence.verdict} ${one.quote.text}`).join('\n') ?? '';
    const result = { findings: !same, verdicts: verdicts !== known.verdicts };
    known.verdicts = verdicts;
    return result;
  }

  #of(open: OpenDraft): Known {
    const known = this.#known.get(open) ?? {
      memo: new EvidenceMemo(),
      findings: [],
      number: 0,
      last: null,
      verdicts: '',
    };
    this.#known.set(open, known);
    return known;
  }
}
