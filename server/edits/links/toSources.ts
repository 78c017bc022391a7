import type { Draft, ProseLink, Source, SourceList } from '../../draft/model.ts';
import { writeTarget, writeTitle } from '../../draft/styles/linkDefinition.ts';
import { canBeRaised } from '../../draft/styles/superscript.ts';
import { type WrittenStyle, writers } from '../../draft/styles/write.ts';
import { addEntry } from '../addEntry.ts';
import { addressKey, withoutTracking } from '../address.ts';
import { pandocKey } from '../convert/pandocKey.ts';
import { createList } from '../createList.ts';
import type { TextEdit } from '../fix.ts';
import { citationHabit } from '../insertCitation.ts';
import { listFor, listName } from '../labels.ts';
import { change, type Plan, refusal } from '../plan.ts';
import { readAfter } from '../readAfter.ts';
import { type LinkPlace, placesOf } from './places.ts';
import { styleOf } from './styleOf.ts';

/**
 * Turns links of the prose into citations: of the entry that has the address, otherwise of a new one under the next
 * free label, the same address once. New entries join the list that the place belongs to, in its style; a draft without
 * a list gets one in the style named.
 * @param links in text order
 */
export function linksToSources(draft: Draft, links: readonly ProseLink[], title: string, style?: WrittenStyle): Plan {
  const book = new Book(draft, style);
  const edits: TextEdit[] = [];
  for (const place of placesOf(draft, links)) {
    const list = book.listAt(place.start);
    const target = list ? styleOf(list) : (style ?? 'bracket');
    const items = place.items.map(({ url, text, locator }) => ({ label: book.labelOf(list, url, text), locator }));
    edits.push(writePlace(draft, place, writers[target].mark(items), target));
  }
  const entries = book.entries();
  if (!entries) {
    return refusal('New entries cannot be written in the style of the list. Add one by hand, then cite it.');
  }
  const all = [...edits, ...entries].sort((a, b) => a.start - b.start || a.end - b.end);
  const overlap = all.some((edit, i) => i > 0 && edit.start < all[i - 1]!.end);
  if (overlap || !leadsThere(draft, all, edits.length, links)) {
    return refusal('With these links as citations the draft would not read as meant, so nothing was changed.');
  }
  return change(title, all, { notes: book.notes() });
}

/** The labels that are given out and the entries that are to be written. */
class Book {
  readonly #draft: Draft;
  readonly #style: WrittenStyle;
  readonly #known = new Map<string, Source>();
  readonly #added = new Map<SourceList | null, Map<string, { label: string; url: string; text: string }>>();
  readonly #taken = new Set<string>();
  #reused = 0;
  #highest: number;

  constructor(draft: Draft, style: WrittenStyle = 'bracket') {
    this.#draft = draft;
    this.#style = style;
    for (const source of draft.sources) {
      if (source.label === null || source.catchAll) continue;
      this.#taken.add(source.label.toLowerCase());
      for (const { url } of source.details.links) {
        const key = addressKey(url);
        if (!this.#known.has(key)) this.#known.set(key, source);
      }
    }
    // Numbers that the draft cites without an entry are not given to another source.
    const cited = draft.unresolved.flatMap(({ labels }) => labels.map(({ label }) => Number(label) || 0));
    this.#highest = [...draft.sources.map(({ number }) => number ?? 0), ...cited].reduce((a, b) => Math.max(a, b), 0);
  }

  /** The list that a citation there points into. */
  listAt(offset: number): SourceList | null {
    return listFor(this.#draft, offset, false) ?? listFor(this.#draft, offset, true);
  }

  labelOf(list: SourceList | null, url: string, text: string): string {
    const key = addressKey(url);
    const known = this.#known.get(key);
    if (known && (known.list === list || this.#draft.sourceLists.length === 1)) {
      this.#reused++;
      return known.label!;
    }
    const added = this.#added.get(list) ?? new Map();
    this.#added.set(list, added);
    const entry = added.get(key);
    if (entry) {
      entry.text ||= text;
      return entry.label;
    }
    const style = list ? styleOf(list) : this.#style;
    const address = withoutTracking(url);
    const named = { authors: [], outlet: null, title: null, date: null, url: address, plain: '' };
    const label = style === 'pandoc' ? pandocKey(named, this.#taken) : String(++this.#highest);
    this.#taken.add(label);
    added.set(key, { label, url: address, text });
    return label;
  }

  /** The edits that write the new entries, or null where a list cannot take them. */
  entries(): TextEdit[] | null {
    const edits: TextEdit[] = [];
    for (const [list, added] of this.#added) {
      const entries = [...added.values()];
      const style = list ? styleOf(list) : this.#style;
      const content = (url: string, text: string) => {
        if (style === 'link-definition') return writeTarget(url) + (text ? ` ${writeTitle(text)}` : '');
        return text ? `${text} ${url}` : url;
      };
      if (!list) {
        const contents = new Map(entries.map(({ label, url, text }) => [label, content(url, text)]));
        const created = createList(
          this.#draft,
          [...contents.keys()],
          style === 'footnote',
          contents,
          writers[style].lead,
        );
        if (created.length === 0) return null;
        edits.push(...created);
        continue;
      }
      const written = entries.map(({ label, url, text }) =>
        addEntry(this.#draft, list, label, { text: content(url, text), url }),
      );
      const at = written[0]?.[0]?.start;
      if (written.some((one) => one.length !== 1 || one[0]!.start !== at)) return null;
      edits.push({ start: at!, end: at!, newText: written.map(([one]) => one!.newText).join('') });
    }
    return edits;
  }

  notes(): string[] {
    const notes: string[] = [];
    for (const [list, added] of this.#added) {
      const bare = [...added.values()].filter(({ text }) => text === '').length;
      const where = list ? listName(list) : 'a new list';
      notes.push(`${added.size === 1 ? 'One entry is' : `${added.size} entries are`} added to ${where}.`);
      if (bare > 0) {
        const who = bare < added.size ? (bare === 1 ? 'One of them' : `${bare} of them`) : bare === 1 ? 'It' : 'They';
        const what = bare === 1 ? 'holds only its address' : 'hold only their addresses';
        notes.push(`${who} ${what} so far: outlet, title and date are yours to add.`);
      }
    }
    if (this.#reused > 0) {
      notes.push(
        this.#reused === 1
          ? 'One link leads to a page that the list has already and cites that entry.'
          : `${this.#reused} links lead to pages that the list has already and cite those entries.`,
      );
    }
    return notes;
  }
}

const STOP = /^[.!?…。！？]/;

function writePlace(draft: Draft, place: LinkPlace, mark: string, target: WrittenStyle): TextEdit {
  const { text } = draft;
  const { start } = place;
  let { end } = place;
  const line = text.line(text.lineNumberAt(start));
  const before = line.text.slice(0, start - line.start);
  const glued = (words: string) => target === 'superscript' && words !== '' && canBeRaised(words);
  if (place.words === '') {
    const bare = before.trimEnd();
    // `rose (https://…)` becomes `rose¹`, `see https://…` stays apart.
    if (glued(bare) && bare !== before && /[\p{L}\p{M}.,;!?”"’»]$/u.test(bare)) {
      return { start: start - (before.length - bare.length), end, newText: mark };
    }
    return { start, end, newText: mark };
  }
  const habit = citationHabit(draft);
  const next = text.slice(end, end + 1);
  const stop = !habit.beforeStop && STOP.test(next) ? next : '';
  end += stop.length;
  const blank = glued(place.words) || (!habit.spaced && target !== 'link-definition') ? '' : ' ';
  return { start, end, newText: `${place.words}${stop}${blank}${mark}` };
}

/** Reads the draft as it would be: every mark that took the place of a link names an entry with that link's address. */
function leadsThere(draft: Draft, edits: readonly TextEdit[], marks: number, links: readonly ProseLink[]): boolean {
  const after = readAfter(draft, edits);
  const wanted = placesOf(draft, links).flatMap(({ items }) =>
    items.map(({ url }) => addressKey(withoutTracking(url))),
  );
  const count = (one: Draft) => one.citations.flatMap(({ labels }) => labels.filter(({ source }) => source)).length;
  if (marks === 0 || count(after) !== count(draft) + wanted.length) return false;
  if (after.unresolved.length > draft.unresolved.length) return false;
  // Each address that was linked is that of an entry that is cited.
  const cited = new Set(
    after.citations.flatMap(({ labels }) =>
      labels.flatMap(({ source }) => source?.details.links.map(({ url }) => addressKey(url)) ?? []),
    ),
  );
  return wanted.every((key) => cited.has(key));
}
