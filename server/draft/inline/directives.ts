import type { Directive } from '../model.ts';

const DIRECTIVE = /<!--\s*well-sourced-(disable-next-line|disable-file|disable|enable)\b([\w\s,-]*?)-->/g;

/** The ignore comments in a raw block, relative to it. */
export function findDirectives(raw: string): Directive[] {
  if (!raw.includes('well-sourced-')) return [];
  return [...raw.matchAll(DIRECTIVE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: match[1] as Directive['kind'],
    codes: match[2]!.split(/[\s,]+/).filter((code) => code !== ''),
  }));
}
