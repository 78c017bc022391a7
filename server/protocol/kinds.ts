/** The kinds of code action, as LSP names them. */
export const QUICK_FIX = 'quickfix';
/** Changes that a writer asks for at a place: swap two numbers, move an entry. */
export const REFACTOR = 'refactor';
/** Numbers by first appearance; for `editor.codeActionsOnSave`. */
export const ORGANIZE = 'source.organizeSources.wellSourced';
/** The fixes that are safe without looking; for `editor.codeActionsOnSave`. */
export const FIX_ALL = 'source.fixAll.wellSourced';

export const KINDS = [QUICK_FIX, REFACTOR, ORGANIZE, FIX_ALL] as const;

/** Whether a client that asks for `only` these kinds wants this one: a kind stands for all below it. */
export function wanted(only: readonly string[] | undefined, kind: string): boolean {
  return !only || only.some((asked) => asked === '' || asked === kind || kind.startsWith(`${asked}.`));
}
