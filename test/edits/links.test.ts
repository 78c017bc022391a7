import { describe, expect, test } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { convertToLinks } from '../../server/edits/convert/toLinks.ts';
import { addressesToSources, toSource } from '../../server/edits/links/select.ts';
import { linksToSources } from '../../server/edits/links/toSources.ts';
import type { Plan } from '../../server/edits/plan.ts';
import { convertStyle } from '../../server/features/commands/convertStyle.ts';
import { applyEdits } from '../annotated.ts';

function made(text: string, plan: Plan): string {
  if (plan.kind !== 'change') throw new Error(plan.kind === 'refusal' ? plan.reason : plan.question);
  return applyEdits(text, plan.edits);
}

/** The draft with the link or footnote at `‸` turned into a source. */
function turned(marked: string, format: DraftFormat = 'markdown'): string {
  const at = marked.indexOf('‸');
  const text = marked.replace('‸', '');
  return made(text, toSource(readDraft(text, format), { start: at, end: at }));
}

const list = '\n\n## References\n\n[1] Quay Times. “Nets.” https://quay.example/nets\n';

describe('a link becomes a source', () => {
  test('a bare address, in a sentence and in brackets', () => {
    expect(turned(`It rose [1]. See https://new.exam‸ple/a?b=(c).${list}`)).toBe(
      `It rose [1]. See [2].${list}[2] https://new.example/a?b=(c)\n`,
    );
    expect(turned(`It rose [1] and fell (https://new.‸example/a).${list}`)).toBe(
      `It rose [1] and fell [2].${list}[2] https://new.example/a\n`,
    );
    expect(turned(`It rose [1]; <https://new.‸example/a>${list}`)).toContain('rose [1]; [2]\n');
  });

  test('linked words stay, with the mark as the draft sets it', () => {
    expect(turned(`It rose [1], as [a re‸port](https://new.example/a "Pier Post. “Boats.”") says.${list}`)).toBe(
      `It rose [1], as a report [2] says.${list}[2] Pier Post. “Boats.” https://new.example/a\n`,
    );
    expect(turned(`It rose.[1] It [fell‸](https://new.example/a). So.${list}`)).toContain(
      'It rose.[1] It fell.[2] So.',
    );
  });

  test('a name in round brackets goes to the entry', () => {
    expect(turned(`It rose [1] and fell ([Pier Po‸st](https://new.example/a), p. 3).${list}`)).toBe(
      `It rose [1] and fell [2, p. 3].${list}[2] Pier Post. https://new.example/a\n`,
    );
  });

  test('the page that the list has already is cited, and not added again', () => {
    expect(turned(`It rose [1]. See http‸s://www.quay.example/nets/?utm_source=x too.${list}`)).toBe(
      `It rose [1]. See [1] too.${list}`,
    );
  });

  test('in the style of the list: footnotes, keys, raised numbers, definitions, a numbered list, labels at the end', () => {
    expect(turned('One.[^1] See https://new.‸example/a.\n\n[^1]: A, https://a.example\n')).toBe(
      'One.[^1] See [^2].\n\n[^1]: A, https://a.example\n[^2]: https://new.example/a\n',
    );
    expect(turned('One [@a]. See https://new.‸example/a.\n\n## References\n\n[@a] A, https://a.example\n')).toContain(
      'See [@new].\n\n## References\n\n[@a] A, https://a.example\n[@new] https://new.example/a\n',
    );
    expect(turned('One¹. It [fell‸](https://new.example/a) too.\n\n## References\n\n¹ A, https://a.example\n')).toBe(
      'One¹. It fell² too.\n\n## References\n\n¹ A, https://a.example\n² https://new.example/a\n',
    );
    expect(turned('One [1]. See https://new.‸example/a.\n\n[1]: https://a.example "A"\n')).toBe(
      'One [1]. See [2].\n\n[1]: https://a.example "A"\n[2]: https://new.example/a\n',
    );
    expect(turned('One [1]. See https://new.‸example/a.\n\n## Sources\n\n1. A, https://a.example\n')).toContain(
      '1. A, https://a.example\n2. https://new.example/a\n',
    );
    expect(turned('One [1]. See https://new.‸example/a.\n\n## Sources\n\n- A. “B.” https://a.example [1]\n')).toContain(
      '[1]\n- https://new.example/a [2]\n',
    );
  });

  test('a draft without a list gets one; plain text, too, and CRLF stays', () => {
    expect(turned('It rose, see https://new.‸example/a.\n')).toBe(
      'It rose, see [1].\n\n## References\n\n[1] https://new.example/a\n',
    );
    expect(turned('It rose, see https://new.‸example/a.\r\n\r\nMore.\r\n')).toBe(
      'It rose, see [1].\r\n\r\nMore.\r\n\r\n## References\r\n\r\n[1] https://new.example/a\r\n',
    );
    expect(
      turned(`It rose [1], see https://new.‸example/a.\n\nReferences\n[1] A, https://a.example\n`, 'plaintext'),
    ).toBe('It rose [1], see [2].\n\nReferences\n[1] A, https://a.example\n[2] https://new.example/a\n');
  });

  test('nothing to turn: a word, an entry, code, a picture', () => {
    const refused = (marked: string) => {
      const at = marked.indexOf('‸');
      const text = marked.replace('‸', '');
      return toSource(readDraft(text, 'markdown'), { start: at, end: at }).kind;
    };
    expect(refused(`It r‸ose [1].${list}`)).toBe('refusal');
    expect(refused(`It rose [1].${list}`.replace('quay.ex', 'quay‸.ex'))).toBe('refusal');
    expect(refused(`It rose \`https://new.‸example\` [1].${list}`)).toBe('refusal');
    expect(refused(`It ![x](https://new.‸example/x.png) rose [1].${list}`)).toBe('refusal');
    expect(refused(`<a href="https://new.‸example">x</a> rose [1].${list}`)).toBe('refusal');
  });
});

describe('a footnote becomes a source', () => {
  test('with all its marks; the other notes stay', () => {
    const text =
      'One [1]. Two.[^a‸] Three.[^b] Two again.[^a]\n\n[^a]: Pier Post, https://pier.example\n[^b]: An aside.\n';
    expect(turned(text + list.trimStart())).toBe(
      `One [1]. Two.[2] Three.[^b] Two again.[2]\n\n[^b]: An aside.\n${list.trimStart()}[2] Pier Post, https://pier.example\n`,
    );
  });
});

describe('all bare addresses at once', () => {
  test('each page once, linked words untouched', () => {
    const text = `See https://a.example/1, https://b.example/2 and https://a.example/1/ or [words](https://c.example), but not \`https://d.example\`.${list}`;
    const plan = addressesToSources(readDraft(text, 'markdown'));
    expect(made(text, plan)).toBe(
      `See [2], [3] and [2] or [words](https://c.example), but not \`https://d.example\`.${list}[2] https://a.example/1\n[3] https://b.example/2\n`,
    );
    expect(plan.kind === 'change' && plan.notes.join(' ')).toContain('2 entries are added to “References”');
  });

  test('does nothing in a draft without any', () => {
    expect(addressesToSources(readDraft(`It rose [1].${list}`, 'markdown'))).toMatchObject({ satisfied: true });
  });
});

describe('citations as links', () => {
  const draft = `# Wall

It held [1], others said [2, p. 3]. Both agree [1, 2].

## References

[1] Harbour Times. “The Wall That Holds.” 3 May 2021. https://harbour.example/wall
[2] Lind, Oda. “Storm.” Coast Review, 2019. https://coast.example/storm
`;

  test('take what the entries say along, once; the list goes', () => {
    expect(made(draft, convertToLinks(readDraft(draft, 'markdown')))).toBe(`# Wall

It held ([Harbour Times](https://harbour.example/wall "Harbour Times. “The Wall That Holds.” 3 May 2021.")), others said ([Coast Review](https://coast.example/storm "Lind, Oda. “Storm.” Coast Review, 2019."), p. 3). Both agree ([Harbour Times](https://harbour.example/wall); [Coast Review](https://coast.example/storm)).
`);
  });

  test('and back: the same bytes', () => {
    for (const text of [draft, draft.replaceAll('\n', '\r\n')]) {
      const linked = made(text, convertToLinks(readDraft(text, 'markdown')));
      const back = convertStyle.plan(readDraft(linked, 'markdown'), { start: 0, end: 0 }, { style: 'bracket' });
      expect(made(linked, back).replace(/\r?\n\r?\n\[2\]/, text.includes('\r') ? '\r\n[2]' : '\n[2]')).toBe(text);
    }
  });

  test('what is not cited or has no address stays in the list', () => {
    const text = `It rose [1]. It fell [2].${list}[2] A letter.\n[3] Not cited, https://c.example\n`;
    expect(made(text, convertToLinks(readDraft(text, 'markdown')))).toBe(
      `It rose ([Quay Times](https://quay.example/nets "Quay Times. “Nets.”")). It fell [2].\n\n## References\n\n[2] A letter.\n[3] Not cited, https://c.example\n`,
    );
  });

  test('text behind the list stays', () => {
    const text = `It rose [1].${list}\n## About\n\nMe.\n`;
    expect(made(text, convertToLinks(readDraft(text, 'markdown')))).toContain('“Nets.”")).\n\n## About\n\nMe.\n');
  });

  test('refused: a mark of both kinds, an entry that names another, plain text', () => {
    const mixed = `It rose [1, 2].${list}[2] A letter.\n`;
    expect(convertToLinks(readDraft(mixed, 'markdown'))).toMatchObject({
      reason: expect.stringContaining('[1, 2] in line 1'),
    });
    const within = `It rose [1] [2].${list}[2] As in [1]. https://b.example\n`;
    expect(convertToLinks(readDraft(within, 'markdown'))).toMatchObject({
      reason: expect.stringContaining('refers to another'),
    });
    expect(convertToLinks(readDraft('A [1].\n\nSources\n[1] B, https://b.example\n', 'plaintext')).kind).toBe(
      'refusal',
    );
  });
});

describe('links as other styles', () => {
  const text = 'It [rose](https://a.example/1) and fell ([B](https://b.example/2)), see [1](https://a.example/1).\n';
  test.each([
    [
      'bracket',
      'It rose [1] and fell [2], see [1].\n\n## References\n\n[1] https://a.example/1\n\n[2] B. https://b.example/2\n',
    ],
    ['footnote', 'It rose [^1] and fell [^2], see [^1].\n\n[^1]: https://a.example/1\n[^2]: B. https://b.example/2\n'],
    [
      'superscript',
      'It rose¹ and fell², see¹.\n\n## References\n\n¹ https://a.example/1\n\n² B. https://b.example/2\n',
    ],
    [
      'link-definition',
      'It rose [1] and fell [2], see [1].\n\n## References\n\n[1]: https://a.example/1\n\n[2]: https://b.example/2 "B."\n',
    ],
    [
      'pandoc',
      'It rose [@a] and fell [@b], see [@a].\n\n## References\n\n[@a] https://a.example/1\n\n[@b] B. https://b.example/2\n',
    ],
  ] as const)('%s', (style, wanted) => {
    const draft = readDraft(text, 'markdown');
    expect(made(text, linksToSources(draft, draft.links, 'x', style))).toBe(wanted);
  });
});
