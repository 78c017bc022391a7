import type { Draft } from '../../draft/model.ts';
import type { Options, Plan } from '../../edits/plan.ts';
import type { Span } from '../../text/span.ts';
import type { CommandName } from './names.ts';

/**
 * A command that edits a draft. One command a file; `index.ts` lists them, `names.ts` their names. Editors reach it by its name: VS Code asks
 * for the plan and shows it, others run it (`workspace/executeCommand`).
 */
export interface Command {
  /** As package.json names it: `wellSourced.renumber`. */
  readonly name: CommandName;
  /** What the change is called in an editor's undo list; also for a client that shows it. */
  readonly title: string;
  /** Whether the whole result is shown before it is made: for changes all over the draft. */
  readonly preview: boolean;
  /** What it would do with the selection (or cursor) there. Pure; never throws for any draft. */
  plan(draft: Draft, selection: Span, options: Options): Plan;
  /** What the light bulb offers at the selection; each is the command with these options. Cheap: asked at every move. */
  offers?(draft: Draft, selection: Span): readonly Offer[];
}

export interface Offer {
  readonly title: string;
  /** LSP's kind of code action: below `refactor` or `source`. */
  readonly kind: string;
  readonly options: Options;
}
