import type { Workspace } from '../workspace/workspace.ts';
import type { Abilities } from './abilities.ts';
import type { Desk } from './desk.ts';

/** What every part of the protocol works with, from `initialize` on. */
export interface State {
  readonly desk: Desk;
  readonly workspace: Workspace;
  readonly client: Abilities;
}

/** A document as LSP names it in requests. */
export interface InDocument {
  readonly textDocument: { readonly uri: string };
}
export interface AtPosition extends InDocument {
  readonly position: { readonly line: number; readonly character: number };
}
