import type { Claim, ClaimKind, Draft } from '../draft/model.ts';

/**
 * The claims of a kind that nothing covers: not in headings, tables and quotations, and not where a mark in the sentence
 * says already that its citation is missing or broken.
 */
export function* uncited(draft: Draft, kind: ClaimKind): Iterable<Claim> {
  for (const claim of draft.openClaims) if (claim.kind === kind) yield claim;
}
