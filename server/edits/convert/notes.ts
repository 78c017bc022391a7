import type { Citation, Draft, Source } from '../../draft/model.ts';
import type { WrittenStyle } from '../../draft/styles/write.ts';
import type { Span } from '../../text/span.ts';
import { writtenLabel } from '../labels.ts';
import { staysAsEntry } from './entries.ts';
import type { Item, Mark } from './marks.ts';

/** A conversion as it was worked out. */
export interface Conversion {
  readonly draft: Draft;
  readonly target: WrittenStyle;
  readonly marks: readonly Mark[];
  /** Citations without an entry. */
  readonly missing: readonly Citation[];
  /** The new label of each source that is written anew. */
  readonly labels: ReadonlyMap<Source, string>;
  /** The sources that stay as they are, and why. */
  readonly kept: ReadonlyMap<Source, string>;
  /** The entries that leave their place for the list. */
  readonly moved: readonly Source[];
  /** Whether a list gets a heading. */
  readonly heading: boolean;
}

/** What the writer should know before the conversion is made: whatever the new style cannot hold; whole sentences. */
export function conversionNotes(conversion: Conversion): string[] {
  const { draft, marks, missing, target } = conversion;
  return [...notesOnMarks(marks, target), ...notesOnEntries(conversion), ...missingNote(draft, missing)];
}

/** What the writer should know of marks that the new style writes differently; whole sentences. */
function notesOnMarks(marks: readonly Mark[], target: WrittenStyle): string[] {
  const notes: string[] = [];
  const say = (count: number, one: string, many: string) => {
    if (count > 0) notes.push(count === 1 ? one : many.replace('#', String(count)));
  };
  const any = (test: (item: Item) => boolean) => marks.filter(({ items }) => items.some(test)).length;
  if (target !== 'bracket') {
    say(
      any(({ ranged }) => ranged),
      'One range of numbers is written out source by source; on the way back it stays a list.',
      '# ranges of numbers are written out source by source; on the way back they stay lists.',
    );
  }
  if (target !== 'bracket' && target !== 'pandoc') {
    say(
      any(({ locator }) => locator !== ''),
      'One mark names a place in its source (a page, say): it stands behind the mark in round brackets.',
      '# marks name a place in their source (a page, say): it stands behind the mark in round brackets.',
    );
  }
  if (target !== 'pandoc') {
    say(
      any(({ prefix }) => prefix !== ''),
      'The words in front of a key inside one mark stand in the text in front of the new mark.',
      'The words in front of the keys inside # marks stand in the text in front of the new marks.',
    );
  }
  say(
    marks.filter(({ joined }) => joined).length,
    'Marks that stand side by side are joined into one in one place.',
    'Marks that stand side by side are joined into one in # places.',
  );
  say(
    marks.filter(({ words }) => words !== null).length,
    'The words of one link stay as plain words, with the mark behind them.',
    'The words of # links stay as plain words, with the marks behind them.',
  );
  return notes;
}

function notesOnEntries({ draft, labels, kept, moved, heading, target }: Conversion): string[] {
  const notes: string[] = [];
  const renamed = [...labels].filter(([source, label]) => target !== 'pandoc' && source.label !== label);
  if (renamed.length > 0) {
    const shown = renamed
      .slice(0, 4)
      .map(([source, label]) => `${writtenLabel(source)} becomes ${label}`)
      .join(', ');
    notes.push(`Labels change: ${shown}${renamed.length > 4 ? ` and ${renamed.length - 4} more` : ''}.`);
  }
  if (target === 'pandoc') {
    notes.push(
      'The entries stay in the list, each with its key in front, where Well-Sourced reads them. Pandoc itself looks keys up in a bibliography file.',
    );
  }
  const [first] = kept;
  if (first) {
    const others = kept.size > 1 ? ` and ${kept.size - 1} more` : '';
    notes.push(`${writtenLabel(first[0])}${others} stays as it is: the entry ${first[1]}.`);
  }
  if (moved.length > 0) {
    notes.push(
      `${moved.length === 1 ? 'One entry that stood' : `${moved.length} entries that stood`} elsewhere in the text ${moved.length === 1 ? 'moves' : 'move'} to the list.`,
    );
  } else if (heading) notes.push('The list gets a heading.');
  if (target === 'footnote' && draft.format === 'markdown') {
    const title = [...labels.keys()].find(({ list }) => list.heading)?.list.heading?.title;
    if (title)
      notes.push(
        `The heading “${title.replace(/[:：]$/, '')}” stays; pages show footnotes at their foot by themselves, so it may look empty there.`,
      );
  }
  if ([...labels.keys()].some((source) => source.mark && !staysAsEntry(source, target))) {
    notes.push('Bullets and list numbers in front of the entries go: the entries have labels of their own.');
  }
  if (target === 'superscript' && draft.citations.some(({ within }) => within !== null)) {
    notes.push('Marks inside the entries stay as they are.');
  }
  if (target === 'link-definition') {
    notes.push(
      'What an entry says beside its address becomes the title of its link, which readers see when they point at it.',
    );
    if (draft.sources.some((source) => labels.has(source) && goesOnBehindAddress(draft, source))) {
      notes.push('On the way back the address of an entry stands behind all that it says.');
    }
  }
  return notes;
}

function missingNote(draft: Draft, missing: readonly Span[]): string[] {
  if (missing.length === 0) return [];
  const listed = shownOnce(draft, missing);
  if (missing.length === 1) return [`One citation has no entry and stays as it is: ${listed}.`];
  return [`${missing.length} citations have no entry and stay as they are: ${listed}.`];
}

/** The citations as they are written, each once. */
export function shownOnce(draft: Draft, citations: readonly Span[]): string {
  const shown = [...new Set(citations.map(({ start, end }) => draft.text.slice(start, end)))];
  return shown.slice(0, 5).join(', ') + (shown.length > 5 ? ', …' : '');
}

function goesOnBehindAddress({ text }: Draft, { start, body, details }: Source): boolean {
  const link = details.links.at(-1);
  return link !== undefined && /[\p{L}\p{N}]/u.test(text.slice(start + link.end, body.end));
}
