import type { OpenDraft } from '../workspace/openDraft.ts';
import { LEAST, rehearsal } from '../workspace/rehearsal.ts';
import type { Desk } from './desk.ts';

/** The first findings go first, and every request comes in between two steps (ms). */
const START = 100;
const BETWEEN = 10;

/** Makes the first keystrokes of a session as quick as the later ones, in the pauses after the first draft was opened. */
export class Rehearsal {
  readonly #desk: Desk;
  #begun = false;
  #ended = false;

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** Begins once, with the first draft that is long enough. */
  begin(open: OpenDraft): void {
    if (this.#begun || open.text.length < LEAST) return;
    this.#begun = true;
    const steps = rehearsal(open.text, open.format);
    const next = () => {
      if (!this.#ended && !steps.next().done && !this.#desk.isClosing)
        setTimeout(() => this.#desk.guard('rehearsal', next), BETWEEN);
    };
    setTimeout(() => this.#desk.guard('rehearsal', next), START);
  }

  /** Ends it: the writer types, and what they type serves as well. */
  end(): void {
    this.#ended = true;
  }
}
