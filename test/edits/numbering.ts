import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { applyEdits, type Options, type Plan } from '../../server/edits/plan.ts';
import { commandNamed } from '../../server/features/commands/index.ts';

/** A draft with its cursor at `$0`, which is no part of it. */
export function atCursor(marked: string): { readonly text: string; readonly offset: number } {
  const at = marked.indexOf('$0');
  return { text: marked.replace('$0', ''), offset: Math.max(0, at) };
}

/** What the command would do at the cursor. */
export function planned(name: string, marked: string, options: Options = {}, format: DraftFormat = 'markdown'): Plan {
  const { text, offset } = atCursor(marked);
  const command = commandNamed(`wellSourced.${name}`);
  if (!command) throw new Error(`there is no ${name}`);
  return command.plan(readDraft(text, format), { start: offset, end: offset }, options);
}

/** The draft afterwards, with the cursor where the plan sets it. */
export function ran(name: string, marked: string, options?: Options, format?: DraftFormat): string {
  const plan = planned(name, marked, options, format);
  if (plan.kind !== 'change') throw new Error(plan.kind === 'refusal' ? plan.reason : plan.question);
  const after = applyEdits(atCursor(marked).text, plan.edits);
  if (!plan.selection) return after;
  return `${after.slice(0, plan.selection.start)}$0${after.slice(plan.selection.start)}`;
}

/** The reason of a refusal, or the question. */
export function reason(name: string, marked: string, options?: Options): string {
  const plan = planned(name, marked, options);
  return plan.kind === 'refusal' ? plan.reason : plan.kind === 'question' ? plan.question : `it would: ${plan.title}`;
}

export const list = (...entries: string[]): string => `\n\n## References\n\n${entries.join('\n')}\n`;
