import type { Directive, Draft } from '../draft/model.ts';
import type { Finding } from './check.ts';
import { blockAt } from './sentence.ts';

interface Silence {
  readonly start: number;
  end: number;
  /** Empty: all codes. */
  readonly codes: readonly string[];
}

/**
 * Whether a comment of the draft silences a finding. `disable-next-line` covers the line that follows, or the whole
 * paragraph that begins on it; `disable` reaches to the `enable` of the same codes or to the end.
 */
export function silenced(draft: Draft): (finding: Finding) => boolean {
  const silences: Silence[] = [];
  for (const directive of draft.directives) {
    switch (directive.kind) {
      case 'disable-file':
        silences.push({ start: 0, end: Number.POSITIVE_INFINITY, codes: directive.codes });
        break;
      case 'disable':
        silences.push({ start: directive.end, end: Number.POSITIVE_INFINITY, codes: directive.codes });
        break;
      case 'enable':
        for (const open of silences) if (endsAt(open, directive)) open.end = directive.start;
        break;
      case 'disable-next-line': {
        const next = nextLine(draft, directive);
        if (next) silences.push({ ...next, codes: directive.codes });
      }
    }
  }
  return ({ start, code }) =>
    silences.some((s) => s.start <= start && start < s.end && (s.codes.length === 0 || s.codes.includes(code)));
}

/** An `enable` without codes ends every open `disable`, one with codes those that name one of them. */
function endsAt(open: Silence, enable: Directive): boolean {
  if (open.start === 0 || open.end !== Number.POSITIVE_INFINITY) return false;
  return enable.codes.length === 0 || open.codes.some((code) => enable.codes.includes(code));
}

function nextLine(draft: Draft, { end }: Directive) {
  const { text } = draft;
  for (let number = text.lineNumberAt(end) + 1; number < text.lineCount; number++) {
    const line = text.line(number);
    if (line.text.trim() === '') continue;
    const block = blockAt(draft, line.end);
    return { start: line.start, end: Math.max(line.end, block && block.start >= line.start ? block.end : 0) + 1 };
  }
  return null;
}
