import type { Draft, Source, SourceList } from '../../draft/model.ts';
import { LONGEST_RAISED } from '../../draft/styles/superscript.ts';
import { type WrittenStyle, writers } from '../../draft/styles/write.ts';
import { pandocKey } from './pandocKey.ts';

/**
 * The label of each source in the new style: its own where the style can write it and nobody else has it; otherwise a
 * number (or, for pandoc, a key made of author or outlet and year). Sources that only lack a number get theirs in the
 * order of the list.
 * @param sources those that are rewritten, in text order
 */
export function newLabels(draft: Draft, sources: readonly Source[], target: WrittenStyle): ReadonlyMap<Source, string> {
  const labels = new Map<Source, string>();
  const inUse = takenLabels(draft, new Set(sources), target);
  const byScope = new Map<SourceList | null, Set<string>>();
  const takenFor = (source: Source): Set<string> => {
    const scope = isScoped(source, target) ? source.list : null;
    const taken = byScope.get(scope) ?? new Set(inUse);
    byScope.set(scope, taken);
    return taken;
  };
  const waiting: Source[] = [];
  for (const source of sources) {
    const taken = takenFor(source);
    const own = ownLabel(source, target);
    if (own !== null && !taken.has(own.toLowerCase())) {
      labels.set(source, own);
      taken.add(own.toLowerCase());
    } else waiting.push(source);
  }
  let number = 1;
  for (const source of waiting) {
    const taken = takenFor(source);
    let label: string;
    if (target === 'pandoc') label = pandocKey(source.details, taken);
    else {
      while (taken.has(String(number))) number++;
      label = String(number);
    }
    labels.set(source, label);
    taken.add(label.toLowerCase());
  }
  return labels;
}

/** Whether the numbers of each list are their own: a footnote, definition or key is good for the whole draft. */
const isScoped = (source: Source, target: WrittenStyle): boolean =>
  (target === 'bracket' || target === 'superscript') &&
  source.form !== 'footnote' &&
  source.form !== 'definition' &&
  source.form !== 'pandoc';

/** The label that the source has already, when the new style can write it. */
function ownLabel(source: Source, target: WrittenStyle): string | null {
  const { number, label } = source;
  if (number !== null) {
    if (target === 'pandoc' || (target === 'superscript' && String(number).length > LONGEST_RAISED)) return null;
    return String(number);
  }
  if (label === null || writers[target].numbered) return null;
  const name = target === 'footnote' ? /^[^\s\]\\^[*+?|()]{1,80}$/ : /^[\p{L}_][\p{L}\p{N}_:-]*$/u;
  return name.test(label) ? label : null;
}

/** The labels of the new style that are in use: by entries of that style, and by marks whose entry is missing. */
function takenLabels(draft: Draft, rewritten: ReadonlySet<Source>, target: WrittenStyle): Set<string> {
  const taken = new Set<string>();
  const { form } = writers[target];
  const numbered = form === 'bracket' || form === 'definition';
  for (const source of draft.sources) {
    if (rewritten.has(source) || source.label === null) continue;
    const counts = numbered ? source.form !== 'footnote' && source.form !== 'pandoc' : source.form === form;
    if (counts || form === 'superscript') taken.add(source.label.toLowerCase());
  }
  for (const citation of draft.unresolved) {
    for (const { label, source } of citation.labels) if (source === null) taken.add(label.toLowerCase());
  }
  return taken;
}
