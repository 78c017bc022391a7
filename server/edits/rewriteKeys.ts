import type { Citation, CitationLabel, Draft } from '../draft/model.ts';
import type { TextEdit } from './fix.ts';

/**
 * A group of keys (`[see @reed2021, p. 3; @lind2020]`) with other keys or fewer: what stands between two semicolons
 * stays together or goes together; a key that would stand twice with nothing beside it stands once. Null where the
 * parts cannot be told.
 * @param made what each label becomes; null for gone
 */
export function rewriteKeys(
  draft: Draft,
  citation: Citation,
  made: ReadonlyMap<CitationLabel, string | null>,
): readonly TextEdit[] | null {
  const text = draft.text.slice(citation.start, citation.end);
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  const kept: string[] = [];
  const seen = new Set<string>();
  let at = citation.start + 1;
  for (const part of text.slice(1, -1).split(';')) {
    const [start, end] = [at, at + part.length];
    at = end + 1;
    const labels = citation.labels.filter((label) => start <= label.start && label.start < end);
    const [label] = labels;
    if (labels.length > 1 || (label && label.end > end)) return null;
    const key = label ? made.get(label)! : undefined;
    if (key === null) continue;
    if (label && key !== undefined) {
      const lead = part.slice(0, label.start - start);
      const rest = part.slice(label.end - start);
      if (seen.has(key) && /^\s*-?@\s*$/.test(lead + rest)) continue;
      seen.add(key);
      kept.push(lead + key + rest);
    } else kept.push(part);
  }
  if (kept.length === 0) return null;
  const newText = kept.join(';').trimStart();
  const [start, end] = [citation.start + 1, citation.end - 1];
  return text.slice(1, -1) === newText ? [] : [{ start, end, newText }];
}
