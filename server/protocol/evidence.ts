import type { OpenDraft } from '../workspace/openDraft.ts';
import type { Diagnostics } from './diagnostics.ts';
import type { Progress, Work } from './progress.ts';
import { EVIDENCE_CHANGED } from './requests.ts';
import { inSlices } from './slices.ts';
import type { State } from './state.ts';

/** A draft is left alone for so long (ms) after a keystroke, and after anything else that changes what is found. */
const AFTER_TYPING = 400;
const AFTER_OTHERS = 20;
/** Work that takes longer (ms) is shown, and can be called off. */
const SHOWN_AFTER = 1000;

/** Looks the quotes and figures of the open drafts up in the saved copies, in the background and in small slices. */
export class CheckingEvidence {
  readonly #state: State;
  readonly #diagnostics: Diagnostics;
  readonly #progress: Progress;
  readonly #pending = new Map<string, ReturnType<typeof setTimeout>>();
  /** The round that is under way for a draft; a newer one takes its place and ends it. */
  readonly #rounds = new Map<string, object>();
  /** Drafts for which the writer called the work off; it is taken up again when copies or settings change. */
  readonly #calledOff = new WeakSet<OpenDraft>();

  constructor(state: State, diagnostics: Diagnostics, progress: Progress) {
    this.#state = state;
    this.#diagnostics = diagnostics;
    this.#progress = progress;
  }

  /** The text of a draft is another one now. */
  changed(open: OpenDraft): void {
    this.#soon(open, AFTER_TYPING);
  }

  closed(open: OpenDraft): void {
    this.#stop(open);
  }

  /** Copies, settings or ignored findings have changed: every open draft is looked through anew. */
  refresh(): void {
    for (const open of this.#state.workspace.drafts) {
      this.#calledOff.delete(open);
      this.#soon(open, AFTER_OTHERS);
    }
  }

  #soon(open: OpenDraft, pause: number): void {
    this.#stop(open);
    if (this.#calledOff.has(open)) return;
    this.#pending.set(
      open.key,
      setTimeout(() => {
        this.#pending.delete(open.key);
        void this.#state.desk.guard('looking into saved copies', () => this.#look(open));
      }, pause),
    );
  }

  #stop(open: OpenDraft): void {
    clearTimeout(this.#pending.get(open.key));
    this.#pending.delete(open.key);
    this.#rounds.delete(open.key);
  }

  async #look(open: OpenDraft): Promise<void> {
    const { workspace, desk, client } = this.#state;
    const token = {};
    this.#rounds.set(open.key, token);
    const isDue = () => this.#rounds.get(open.key) === token && workspace.get(open.uri) === open;
    const copies = await workspace.copies.of(open.uri);
    const policy = await workspace.policyOf(open);
    if (!isDue()) return;
    const { staleAfterDays } = policy.settings;
    const round = workspace.evidence.round(open, copies, policy, { now: Date.now(), staleAfterDays });
    const shown = new ShownWork(this.#progress);
    try {
      const done = await inSlices(round, (share) => {
        shown.report(share);
        if (!isDue()) return false;
        if (!shown.isCalledOff) return true;
        this.#calledOff.add(open);
        desk.log('info', 'Looking into saved copies was called off; it goes on when a copy or a setting changes.');
        return false;
      });
      if (done?.result.findings) this.#diagnostics.refreshOne(open);
      if (done?.result.verdicts && client.hearsEvidence) desk.tell(EVIDENCE_CHANGED, { uri: open.uri });
    } finally {
      shown.end();
      if (this.#rounds.get(open.key) === token) this.#rounds.delete(open.key);
    }
  }
}

/** Work that is shown only when it takes long. */
class ShownWork {
  readonly #progress: Progress;
  readonly #begun = performance.now();
  #work: Work | null = null;
  #isShown = false;
  #end: () => void = () => {};
  #percent = -1;

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  get isCalledOff(): boolean {
    return this.#work?.signal.aborted ?? false;
  }

  report(share: number): void {
    if (!this.#isShown && performance.now() - this.#begun > SHOWN_AFTER) {
      this.#isShown = true;
      const ended = new Promise<void>((resolve) => {
        this.#end = resolve;
      });
      void this.#progress.run('Comparing quotes with saved copies', (work) => {
        this.#work = work;
        return ended;
      });
    }
    const percent = Math.floor(share * 100);
    if (percent === this.#percent) return;
    this.#percent = percent;
    this.#work?.report(`${percent} %`, share);
  }

  end(): void {
    this.#end();
  }
}
