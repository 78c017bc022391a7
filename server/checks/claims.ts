import type { Claim, ClaimKind, Draft } from '../draft/model.ts';
import { hasLink, isProse } from './prose.ts';

/**
 * The claims of a kind that nothing covers, the first of each sentence: not in headings, tables and quotations, and not
 * where a mark in the sentence says already that its citation is missing or broken.
 */
export function* uncited(draft: Draft, kind: ClaimKind): Iterable<Claim> {
  let sentence = -1;
  let quote = 0;
  let oddity = 0;
  for (const claim of draft.claims) {
    if (claim.kind !== kind || claim.cited) continue;
    if (claim.sentence.start === sentence) continue;
    const block = draft.blocks[claim.block];
    if (!isProse(block) || claim.linked || hasLink(draft, block)) continue;
    while (quote < draft.quotes.length && draft.quotes[quote]!.end <= claim.start) quote++;
    const around = draft.quotes[quote];
    // Inside someone's words it is the quotation that needs the source.
    if (around && around.start <= claim.start && claim.end <= around.end) continue;
    while (oddity < draft.oddities.length && draft.oddities[oddity]!.end <= claim.sentence.start) oddity++;
    sentence = claim.sentence.start;
    // Such marks also stand one blank behind the full stop.
    if ((draft.oddities[oddity]?.start ?? Number.POSITIVE_INFINITY) <= claim.sentence.end + 1) continue;
    yield claim;
  }
}
