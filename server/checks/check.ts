import type { Draft } from '../draft/model.ts';
import type { Fix } from '../edits/fix.ts';
import type { Span } from '../text/span.ts';
import type { DraftEvidence } from './evidence.ts';

export type Level = 'error' | 'warning' | 'information' | 'hint';

/** What a check reports. */
export interface Finding extends Span {
  readonly code: string;
  readonly level: Level;
  /** In plain words: what is wrong, why it matters, what to do; names the source, not only the number. */
  readonly message: string;
  /** Other places that explain the finding. */
  readonly related?: readonly (Span & { readonly message: string })[];
  /** Shown greyed instead of underlined. */
  readonly unnecessary?: boolean;
  /** Made only when asked for: a draft has many findings and a writer opens few light bulbs. */
  readonly fixes?: () => readonly Fix[];
}

/** A finding as a check states it: code and level are added by the runner. */
export type CheckFinding = Omit<Finding, 'code' | 'level'> & { readonly level?: Level };

/** A rule with a code. One check a file; `index.ts` lists them. */
export interface Check {
  /** Kebab-case: diagnostic code, setting key, SARIF rule id, ignore-comment id and documentation anchor at once. */
  readonly code: string;
  /** The default level. */
  readonly level: Level | 'off';
  /** What it means, in one sentence. */
  readonly summary: string;
  /** A line before and after the writer's mending. */
  readonly example: { readonly before: string; readonly after: string };
  /**
   * What the findings depend on: with `lists`, on nothing but the source lists and which of their entries are cited how.
   * They are then kept until that changes (`Draft.listStamp`). With `copies`, on the evidence: they may come later.
   */
  readonly about?: 'lists' | 'copies';
  /** Whether it asks for quotes, claims or what entries say: of a long draft that comes behind the first answer. */
  readonly reads?: 'words';
  /** Checks of prose run only in documents that are drafts with sources. */
  readonly prose?: boolean;
  /** `evidence` is what saved copies say of this very version of the draft; empty where there are none. */
  run(draft: Draft, evidence: DraftEvidence): Iterable<CheckFinding>;
}
