import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft, DraftFormat, Source } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { raised } from '../../server/draft/styles/superscript.ts';
import { applyEdits, type Options } from '../../server/edits/plan.ts';
import type { Command } from '../../server/features/commands/command.ts';
import { commandNamed, commands } from '../../server/features/commands/index.ts';

/*
 * Drafts made by chance, and every draft of the other tests: whatever a command of numbers does to them, each citation
 * leads to the entry it led to, and nothing else is touched. What is compared here is written anew, not the check that
 * the edits make themselves.
 */

interface Made {
  readonly text: string;
  readonly format: DraftFormat;
}

const works = ['Ropes', 'Nets', 'Sails', 'Tides', 'Fog', 'Piers', 'Buoys', 'Gulls'];

const entryForms = {
  bracket: (n: number, body: string) => `[${n}] ${body}`,
  bullet: (n: number, body: string) => `- [${n}] ${body}`,
  ordered: (n: number, body: string) => `${n}. ${body}`,
  end: (n: number, body: string) => `- ${body} Link [${n}]`,
  footnote: (n: number, body: string) => `[^${n}]: ${body}`,
  along: (n: number, body: string) => `[${n}] ${body}`,
  lead: (n: number, body: string) => `[${n}] ${body}`,
  bare: (n: number, body: string) => `${n} ${body}`,
  raised: (n: number, body: string) => `${raised(String(n))} ${body}`,
  pandoc: (n: number, body: string) => `[@quay${n}] ${body}`,
  row: (n: number, body: string) => `| ${n} | ${body} |`,
  definition: (n: number, body: string) => `[${n}]: https://example.org/${body.length} "${body.replace(/\W+/g, ' ')}"`,
} as const;
type Form = keyof typeof entryForms;

const keys = (group: readonly number[]) => `[${group.map((n) => `@quay${n}`).join('; ')}]`;

const citationsOf = (form: Form, most: number) => {
  const number = fc.integer({ min: 1, max: most });
  if (form === 'footnote') return number.map((n) => `[^${n}]`);
  if (form === 'raised') {
    const some = fc.uniqueArray(number, { minLength: 1, maxLength: Math.min(3, most) });
    // Positions for now: they become raised numbers with the numbers of the list.
    return some.map((group) => group.map((n) => `^${n}`).join(','));
  }
  if (form === 'pandoc') {
    return fc.oneof(
      fc.uniqueArray(number, { minLength: 1, maxLength: Math.min(3, most) }).map(keys),
      fc.tuple(number, number).map(([a, b]) => (a === b ? `[see @quay${a}, p. 3]` : `[@quay${a}, p. 3; @quay${b}]`)),
    );
  }
  return fc.oneof(
    { weight: 4, arbitrary: number.map((n) => `[${n}]`) },
    fc.tuple(number, number).map(([a, b]) => `[${a}][${b}]`),
    fc.uniqueArray(number, { minLength: 1, maxLength: Math.min(4, most) }).map((group) => `[${group.join(', ')}]`),
    fc
      .tuple(number, number, fc.constantFrom('-', '–'))
      .map(([a, b, dash]) => (a < b ? `[${a}${dash}${b}]` : a > b ? `[${b}${dash}${a}]` : `[${a}]`)),
    fc.tuple(number, number).map(([a, b]) => (a === b ? `[${a}, p. 3]` : `[${a}, p. 12; ${b}]`)),
  );
};

const besides = [
  '`list[2]`',
  '[the quay](https://example.org/[1]?n=2)',
  'https://example.org/a[3]',
  'in 1999',
  '$x_1$',
  'gone',
];

const drafts: fc.Arbitrary<Made> = fc
  .record({
    form: fc.constantFrom(...(Object.keys(entryForms) as Form[])),
    size: fc.integer({ min: 1, max: 8 }),
    gaps: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 8, maxLength: 8 }),
    loose: fc.boolean(),
    wrapped: fc.boolean(),
    crlf: fc.boolean(),
    plain: fc.boolean(),
    trailing: fc.constantFrom(
      '',
      '\n## After\n\nKeywords: quay, [see] below.\n',
      '\n---\n\nThe writer lives by the sea.\n',
    ),
  })
  .chain((shape) => {
    // An ordered list counts by itself, one in a single line is known by its counting, and definitions
    // and tables are markdown's.
    const isAlong = shape.form === 'along' || shape.form === 'lead';
    const counted = shape.form === 'ordered' || shape.form === 'bare' || isAlong;
    let last = 0;
    const numbers = shape.gaps.slice(0, shape.size).map((gap) => (last += counted ? 1 : gap));
    const index = fc.integer({ min: 0, max: shape.size - 1 });
    const mark = citationsOf(shape.form, shape.size).map((text) =>
      // Positions become the numbers of the list; a range over a hole takes them all and may name one without an entry.
      text
        .replace(/(?<!p\. )\d+/g, (n) => String(numbers[Number(n) - 1]))
        .replace(/\^(\d+)(?!\d*\])/g, (_, n: string) => raised(n)),
    );
    const piece = fc.oneof({ weight: 3, arbitrary: mark }, fc.constantFrom(...besides));
    return fc
      .record({ pieces: fc.array(piece, { minLength: 1, maxLength: 12 }), cross: fc.option(index) })
      .map(({ pieces, cross }): Made => {
        const format =
          shape.plain && !['footnote', 'definition', 'row'].includes(shape.form) ? 'plaintext' : 'markdown';
        const wrap = shape.wrapped && !['row', 'definition'].includes(shape.form) && !isAlong ? '\n    ' : ' ';
        const entries = numbers.map((n, i) => {
          const see = cross === i && shape.form === 'bracket' ? ` See also [${numbers[0]}].` : '';
          return entryForms[shape.form](
            n,
            `Harbour Times.${wrap}“${works[i]} at the Quay.” https://example.org/${i}${see}`,
          );
        });
        const glue = (one: string) => (/^[⁰¹²³⁴-⁹]/.test(one) ? one : ` ${one}`);
        const prose = pieces.map((one, i) => `Sentence ${'abcdefghijkl'[i]} says so${glue(one)}.`).join(' ');
        const head = shape.form === 'row' ? '| No. | Source |\n| --- | --- |\n' : '';
        const between = isAlong ? ' ' : shape.loose && shape.form !== 'row' ? '\n\n' : '\n';
        const title = shape.form === 'lead' ? 'Sources: ' : `## References\n\n${head}`;
        const text = `# Title\n\n${prose}\n\n${title}${entries.join(between)}\n${shape.trailing}`;
        return { text: shape.crlf ? text.replaceAll('\n', '\r\n') : text, format };
      });
  });

/** Once `[3]` is gone nothing cites `[2]` any more. */
const citedByUnused: Made = {
  text: `# Title\n\nSaid so [1].\n\n## References\n\n[1] ${works[0]}.\n[2] ${works[1]}.\n[3] ${works[2]}. See also [2].\n`,
  format: 'markdown',
};

/** An entry by its words, with the numbers in it left out. */
const wordsOf = (draft: Draft, { body }: Source): string =>
  draft.text
    .slice(body.start, body.end)
    .replace(/\[\^?[\d\s,;–-]+\]/g, '[]')
    .replace(/ See also(?: \[\])?\./, '')
    .replace(/\s+/g, ' ');

/** What every citation of the prose leads to: words of entries, or the number that no entry has. */
const leads = (draft: Draft, besides: (words: string) => boolean = () => true): string[] =>
  draft.citations
    .filter(({ within }) => !within)
    .map(({ labels }) =>
      [...new Set(labels.map(({ source, label }) => (source ? wordsOf(draft, source) : label)))]
        .filter(besides)
        .sort()
        .join(' + '),
    )
    .filter((line) => line !== '');

/** The text without its citations and entries. */
function rest(draft: Draft): string {
  const cut = [...draft.citations.filter(({ within }) => !within), ...draft.sources].sort((a, b) => a.start - b.start);
  let out = '';
  let at = 0;
  for (const { start, end } of cut) {
    if (start < at) continue;
    out += `${draft.text.slice(at, start)}•`;
    at = end;
  }
  return out + draft.text.slice(at);
}

const entries = (draft: Draft) => draft.sources.map((source) => wordsOf(draft, source)).sort();

interface Outcome {
  readonly before: Draft;
  readonly after: Draft | null;
}

function outcome({ text, format }: Made, command: Command, offset: number, options: Options): Outcome {
  const before = readDraft(text, format);
  const plan = command.plan(before, { start: offset, end: offset }, options);
  return { before, after: plan.kind === 'change' ? readDraft(applyEdits(text, plan.edits), format) : null };
}

/** Changes of numbers alone: nothing comes, nothing goes. */
const numbersOnly = ['renumber', 'closeGaps', 'moveEntryUp', 'moveEntryDown', 'swapNumbers', 'insertAs'];

function offsetOf({ text, format }: Made, at: number): number {
  const draft = readDraft(text, format);
  const places = [...draft.sources.map(({ body }) => body.start), ...draft.citations.map(({ start }) => start + 1)];
  return places[at % Math.max(1, places.length)] ?? 0;
}

function numberIn({ text, format }: Made, at: number): number {
  const { sources } = readDraft(text, format);
  return sources[at % Math.max(1, sources.length)]?.number ?? at;
}

describe('drafts made by chance', { timeout: 60_000 }, () => {
  test.each(numbersOnly)('%s: every citation leads where it led, and nothing else changes', (name) => {
    const command = commandNamed(`wellSourced.${name}`)!;
    let made = 0;
    fc.assert(
      fc.property(
        drafts,
        fc.nat(40),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (draft, at, number, keepDoubtful) => {
          const { before, after } = outcome(draft, command, offsetOf(draft, at), {
            // One of the draft's own, so that there is something to swap with.
            with: numberIn(draft, number),
            number,
            keepDoubtful,
          });
          if (!after) return;
          made++;
          expect(leads(after)).toEqual(leads(before));
          expect(entries(after)).toEqual(entries(before));
          expect(rest(after)).toBe(rest(before));
        },
      ),
      { numRuns: 60 },
    );
    // A property that is always skipped shows nothing.
    expect(made).toBeGreaterThan(10);
  });

  test.each(['renumber', 'closeGaps', 'removeUnused', 'mergeDuplicates'])(
    '%s: the same again changes nothing',
    (name) => {
      const command = commandNamed(`wellSourced.${name}`)!;
      fc.assert(
        fc.property(drafts, (draft) => {
          const { after } = outcome(draft, command, 0, { keepDoubtful: true });
          if (!after) return;
          expect(command.plan(after, { start: 0, end: 0 }, { keepDoubtful: true }).kind).toBe('refusal');
        }),
        { numRuns: 60, examples: [[citedByUnused]] },
      );
    },
  );

  test('removeSource: the other citations lead where they led', () => {
    const command = commandNamed('wellSourced.removeSource')!;
    let made = 0;
    fc.assert(
      fc.property(drafts, fc.nat(40), (draft, at) => {
        const { before, after } = outcome(draft, command, offsetOf(draft, at), {});
        if (!after) return;
        made++;
        const gone = entries(before).find((words) => !entries(after).includes(words));
        expect(leads(after)).toEqual(leads(before, (words) => words !== gone));
        expect(entries(after)).toEqual(entries(before).filter((words) => words !== gone));
      }),
      { numRuns: 60 },
    );
    expect(made).toBeGreaterThan(25);
  });

  test('insertSource: one citation and one entry more, all others as they were', () => {
    const command = commandNamed('wellSourced.insertSource')!;
    let made = 0;
    fc.assert(
      fc.property(drafts, fc.nat(11), fc.boolean(), (draft, at, end) => {
        const spaces = [...draft.text.matchAll(/ says so/g)].map(({ index }) => index);
        const { before, after } = outcome(draft, command, spaces[at % spaces.length] ?? 0, end ? { where: 'end' } : {});
        if (!after) return;
        made++;
        const isOld = (words: string) => entries(before).includes(words) || /^\d+$/.test(words);
        expect(leads(after, isOld)).toEqual(leads(before));
        expect(after.citationCount).toBe(before.citationCount + 1);
        expect(after.sources.length).toBe(before.sources.length + 1);
      }),
      { numRuns: 60 },
    );
    expect(made).toBeGreaterThan(25);
  });
});

describe('every draft of the other tests', { timeout: 60_000 }, () => {
  const perPlace = commands.filter(({ offers, name }) => offers || /move|insert/.test(name)).map(({ name }) => name);

  const folders = ['../cases', '../drafts/shapes'].map((name) => join(import.meta.dirname, name));
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:md|txt)$/.test(name) && !name.includes('.after.'))
      .map((name) => [name, join(folder, name)] as const),
  );

  test.each(files)('%s', (name, path) => {
    const text = new TextDecoder().decode(readFileSync(path));
    const made: Made = { text, format: name.endsWith('.txt') ? 'plaintext' : 'markdown' };
    const draft = readDraft(made.text, made.format);
    const places = [...draft.sources.slice(0, 2), ...draft.citations.slice(0, 2)].map(({ start }) => start + 1);
    for (const command of commands) {
      for (const offset of perPlace.includes(command.name) ? places : [0]) {
        const { before, after } = outcome(made, command, offset, { keepDoubtful: true, with: 2, number: 1 });
        if (!after || !numbersOnly.includes(command.name.replace('wellSourced.', ''))) continue;
        expect(leads(after), command.name).toEqual(leads(before));
        expect(entries(after), command.name).toEqual(entries(before));
        expect(rest(after), command.name).toBe(rest(before));
      }
    }
  });
});
