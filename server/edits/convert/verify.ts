import type { Draft, Source } from '../../draft/model.ts';
import { type WrittenStyle, writers } from '../../draft/styles/write.ts';
import type { TextEdit } from '../fix.ts';
import { readAfter } from '../readAfter.ts';
import { bodyOf, isForeign, staysAsEntry } from './entries.ts';

/**
 * Reads the draft as it would be and compares: the same entries are cited in the same order, saying what they said, and
 * nothing new dangles. This is what lets a conversion promise that no citation comes to mean another source.
 * @returns whether both read the same
 */
export function readsTheSame(
  draft: Draft,
  edits: readonly TextEdit[],
  target: WrittenStyle,
  rewritten: ReadonlyMap<Source, string>,
): boolean {
  const after = readAfter(draft, edits);
  if (after.unresolved.length > draft.unresolved.length) return false;
  const before = namedIn(draft);
  const now = namedIn(after);
  if (before.length !== now.length) return false;
  const same = new Map<Source, Source>();
  const reverse = new Map<Source, Source>();
  return before.every((source, index) => {
    const other = now[index]!;
    if ((same.get(source) ?? other) !== other || (reverse.get(other) ?? source) !== source) return false;
    if (same.has(source)) return true;
    same.set(source, other);
    reverse.set(other, source);
    const formed =
      rewritten.has(source) && !staysAsEntry(source, target)
        ? other.form === writers[target].form || !isForeign(other, target)
        : true;
    return formed && words(draft, source) === words(after, other);
  });
}

/** The sources that the text names, mark after mark; cross-references inside entries count too. */
const namedIn = (draft: Draft): Source[] => {
  const inText = draft.citations.filter(({ within }) => within === null);
  return inText.flatMap(({ labels }) => labels.flatMap(({ source }) => (source ? [source] : [])));
};

/** What an entry says in whatever order and marks: its words, sorted, without links' signs and marks of other entries. */
function words(draft: Draft, source: Source): string {
  const body = bodyOf(draft, source).replace(/\[[\^@]?[\p{L}\p{N}:_-]{1,40}\](?!\()|[⁰¹²³⁴-⁹]+/gu, ' ');
  const address = source.details.url ?? '';
  const bare = body.replaceAll(address.replace(/^https:\/\/(?=www\.)/, ''), ' ');
  return [...(bare.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])].sort().join(' ');
}
