import type { Check } from '../server/checks/check.ts';

export const FILES: readonly string[];
export function generate(
  file: string,
  text: string | null,
  facts: { readonly checks: readonly Check[]; readonly languages: readonly string[] },
): string | null;
