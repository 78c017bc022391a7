import { type Mask, OPAQUE } from './mask.ts';

/**
 * Hides `$…$`, `$$…$$`, `\(…\)` and `\[…\]`. A single dollar opens math only as pandoc has it (no space behind the
 * opening one, none before the closing one, no digit after it); money is told apart by what stands between.
 */
export function maskMath(mask: Mask): void {
  const { raw } = mask;
  if (raw.includes('$')) {
    for (const match of raw.matchAll(/\$\$[^$]+\$\$|\$(?=[^\s$])([^$\n]*[^\s$])\$(?!\d)/g)) {
      if (match[1] !== undefined && !looksLikeMath(match[1])) continue;
      mask.hide(match.index, match.index + match[0].length, OPAQUE);
    }
  }
  if (raw.includes('\\(')) {
    for (const match of raw.matchAll(/\\\((?:[^\\]|\\(?!\)))*\\\)/g)) {
      mask.hide(match.index, match.index + match[0].length, OPAQUE);
    }
  }
  if (raw.includes('\\[')) {
    for (const match of raw.matchAll(/\\\[((?:[^\\]|\\(?!\]))*)\\\]/g)) {
      if (/^[\s\d,;–-]{1,12}$/.test(match[1]!)) continue; // an escaped citation, as exports write it
      mask.hide(match.index, match.index + match[0].length, OPAQUE);
    }
  }
}

const looksLikeMath = (inner: string): boolean =>
  /[\\^_{}=<>+*]/.test(inner) || /^[A-Za-z](?:'|\([A-Za-z]\))?$/.test(inner) || /^[A-Za-z]\[/.test(inner);
