import { describe, expect, test } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import type { WrittenStyle } from '../../server/draft/styles/write.ts';
import { convertStyle } from '../../server/edits/convert/convert.ts';
import type { Plan } from '../../server/edits/plan.ts';
import { applyEdits } from '../annotated.ts';

const planFor = (text: string, target: WrittenStyle, format: DraftFormat = 'markdown'): Plan =>
  convertStyle(readDraft(text, format), target);

/** The draft written in the other style; fails with the reason of a refusal. */
function converted(text: string, target: WrittenStyle, format: DraftFormat = 'markdown'): string {
  const plan = planFor(text, target, format);
  if (plan.kind !== 'change') throw new Error(plan.kind === 'refusal' ? plan.reason : plan.question);
  return applyEdits(text, plan.edits);
}

function notes(text: string, target: WrittenStyle): string {
  const plan = planFor(text, target);
  return plan.kind === 'change' ? plan.notes.join('\n') : '';
}

function reason(text: string, target: WrittenStyle, format: DraftFormat = 'markdown'): string {
  const plan = planFor(text, target, format);
  expect(plan.kind).toBe('refusal');
  return plan.kind === 'refusal' ? plan.reason : '';
}

const draft = `# The wall

The wall held [1], and “nobody expected the storm” [2]. Both agree [1, 2].

\`list[1]\` is code, $x[2]$ is math, [a link](https://example.org/[1]) stays.

## References

[1] Harbour Times. “The Wall That Holds.” 3 May 2021. https://harbour.example/wall
[2] Lind, Oda. “Storm.” Coast Review, 2019. https://coast.example/storm
`;

describe('numbers in brackets', () => {
  test('as footnotes, and back to the same bytes', () => {
    const notes = converted(draft, 'footnote');
    expect(notes).toBe(
      draft
        .replace('held [1]', 'held [^1]')
        .replace('storm” [2]', 'storm” [^2]')
        .replace('agree [1, 2]', 'agree [^1], [^2]')
        .replace('\n[1] H', '\n[^1]: H')
        .replace('\n[2] L', '\n[^2]: L'),
    );
    expect(converted(notes, 'bracket')).toBe(draft);
  });

  test('as raised numbers, and back to the same bytes', () => {
    const raised = converted(draft, 'superscript');
    expect(raised).toContain('The wall held¹, and “nobody expected the storm”². Both agree¹,².');
    expect(raised).toContain('\n¹ Harbour Times. “The');
    expect(raised).toContain('`list[1]` is code, $x[2]$ is math, [a link](https://example.org/[1]) stays.');
    expect(converted(raised, 'bracket')).toBe(draft);
  });

  test('as link definitions, and back to the same bytes', () => {
    const links = converted(draft, 'link-definition');
    expect(links).toContain('held [1], and “nobody expected the storm” [2]. Both agree [1], [2].');
    expect(links).toContain(
      '\n[1]: https://harbour.example/wall "Harbour Times. “The Wall That Holds.” 3 May 2021."\n',
    );
    expect(converted(links, 'bracket')).toBe(draft);
  });

  test('as pandoc keys made of author or outlet and year, and back to the same bytes', () => {
    const keys = converted(draft, 'pandoc');
    expect(keys).toContain('held [@harbourtimes2021], and “nobody expected the storm” [@lind2019].');
    expect(keys).toContain('Both agree [@harbourtimes2021; @lind2019].');
    expect(keys).toContain('\n[@lind2019] Lind, Oda.');
    expect(converted(keys, 'bracket')).toBe(draft);
  });

  test('a draft with CRLF and one in plain text', () => {
    const windows = draft.replaceAll('\n', '\r\n');
    for (const style of ['footnote', 'superscript', 'link-definition', 'pandoc'] as const) {
      const other = converted(windows, style);
      expect(other).toBe(converted(draft, style).replaceAll('\n', '\r\n'));
      expect(converted(other, 'bracket')).toBe(windows);
    }
    const plain = 'It rose [1].\n\nSources\n[1] A, https://example.org/1\n[2] B, https://example.org/2\n';
    expect(converted(converted(plain, 'footnote', 'plaintext'), 'bracket', 'plaintext')).toBe(plain);
    expect(converted(plain, 'superscript', 'plaintext')).toBe(
      plain.replace(' [1].', '¹.').replace('[1] ', '¹ ').replace('[2] ', '² '),
    );
  });

  test('groups, ranges and places in a source', () => {
    const text = draft.replace('agree [1, 2]', 'agree [1-2], see [1, p. 12; 2]');
    expect(converted(text, 'footnote')).toContain('agree [^1], [^2], see [^1] (p. 12), [^2]');
    expect(notes(text, 'footnote')).toMatch(/One range.*written out/);
    expect(notes(text, 'footnote')).toMatch(/names a place in its source/);
    const keys = converted(text, 'pandoc');
    expect(keys).toContain('see [@harbourtimes2021, p. 12; @lind2019]');
    expect(converted(keys, 'bracket')).toContain('agree [1, 2], see [1, p. 12; 2]');
  });

  test('marks that touch each other', () => {
    const text = draft.replace('[1, 2]', '[1][2]');
    expect(converted(text, 'footnote')).toContain('agree [^1][^2].');
    expect(converted(converted(text, 'footnote'), 'bracket')).toBe(text);
    expect(converted(text, 'superscript')).toContain('agree¹,².');
    // Side by side they would be one link: the words “1” with the target of 2.
    expect(converted(text, 'link-definition')).toContain('agree [1], [2].');
    expect(notes(text, 'superscript')).toContain('joined into one');
  });

  test('raised numbers that would read as exponents or units keep a blank', () => {
    const text =
      'In 2015 [1] it was 3 m [2] high.\n\n## References\n\n[1] A, https://example.org/1\n[2] B, https://example.org/2\n';
    expect(converted(text, 'superscript')).toContain('In 2015 ¹ it was 3 m ² high.');
    expect(converted(converted(text, 'superscript'), 'bracket')).toBe(text);
  });

  test('a numbered list stays one beside raised numbers', () => {
    const text = 'It rose [2].\n\n## Sources\n\n1. A, https://example.org/1\n2. B, https://example.org/2\n';
    expect(converted(text, 'superscript')).toBe(text.replace(' [2].', '².'));
    expect(converted(converted(text, 'superscript'), 'bracket')).toBe(text);
  });

  test('labels at the end of entries, and in a block quote', () => {
    const ends = 'It rose [1].\n\n## Sources\n\n- Quay Times. “Up.” Link [1]\n- Dock Wire. “Down.” Link [2]\n';
    expect(converted(ends, 'footnote')).toBe(
      'It rose [^1].\n\n## Sources\n\n[^1]: Quay Times. “Up.” Link\n[^2]: Dock Wire. “Down.” Link\n',
    );
    const quoted =
      'It rose [1] and fell [2].\n\n## Sources\n\n> [1] A, https://example.org/a\n> [2] B, https://example.org/b\n';
    expect(converted(quoted, 'pandoc')).toContain('> [@example-2] B, https://example.org/b');
    expect(converted(converted(quoted, 'pandoc'), 'bracket')).toBe(quoted);
  });

  test('an entry that begins with a link or in italics keeps its first sign', () => {
    const text = 'A [1] [2].\n\n## Sources\n\n1. [Prices](https://example.org/p)\n2. *Tides*, https://example.org/t\n';
    expect(converted(text, 'footnote')).toContain('[^1]: [Prices](https://example.org/p)\n[^2]: *Tides*, https');
    expect(converted(text, 'link-definition')).toContain(
      '[1]: https://example.org/p "Prices"\n[2]: https://example.org/t "*Tides*,"',
    );
  });

  test('references of entries to each other', () => {
    const text = draft.replace('“Storm.”', '“Storm” (but see [1]).');
    expect(converted(converted(text, 'footnote'), 'bracket')).toBe(text);
    expect(converted(text, 'pandoc')).toContain('but see [@harbourtimes2021])');
    expect(converted(converted(text, 'pandoc'), 'bracket')).toBe(text);
    expect(converted(text, 'superscript')).toContain('but see [1])');
    expect(notes(text, 'link-definition')).toContain('[2] stays as it is: the entry names another');
  });

  test('several lists, each with numbers of its own', () => {
    const text =
      'A [1].\n\n## References\n\n[1] A, https://example.org/1\n\n# Two\n\nB [1] [2].\n\n## References\n\n[1] B, https://example.org/2\n[2] C, https://example.org/3\n';
    expect(converted(text, 'footnote')).toContain('B [^3] [^2].\n\n## References\n\n[^3]: B');
    expect(notes(text, 'footnote')).toContain('[1] becomes 3');
    expect(converted(converted(text, 'superscript'), 'bracket')).toBe(text);
  });

  test('an entry without an address stays beside link definitions', () => {
    const text = draft.replace(' https://coast.example/storm', '');
    const links = converted(text, 'link-definition');
    expect(links).toContain('\n[2] Lind, Oda. “Storm.” Coast Review, 2019.\n');
    expect(notes(text, 'link-definition')).toContain('[2] stays as it is: the entry has no address');
  });

  test('a number without an entry in front of a mark is no words of a link', () => {
    const text = 'It turned[1][2].\n\n## References\n\n[2]: https://example.org/e\n';
    expect(converted(text, 'bracket')).toBe(text.replace(']: ', '] '));
    expect(converted(text, 'footnote')).toBe(text.replace('[1][2]', '[1][^2]').replace('[2]:', '[^2]:'));
  });

  test('a definition is not taken in by the line in front of it', () => {
    const text = 'A [1].\n\n**Sources**\n[1] A, https://example.org/1\n';
    expect(converted(text, 'link-definition')).toContain('**Sources**\n\n[1]: https://example.org/1 "A,"');
  });
});

describe('what is refused, with its reason', () => {
  test('two entries with one number', () => {
    expect(reason(`${draft}[2] Third. https://example.org/3\n`, 'footnote')).toMatch(
      / and “Third” are both labelled \[2\]/,
    );
  });

  test('a group with a number that has no entry; alone it stays and is said', () => {
    expect(reason(draft.replace('[1, 2]', '[1, 9]'), 'footnote')).toContain('[1, 9] in line 3');
    const open = draft.replace('[1, 2]', '[9]');
    expect(converted(open, 'footnote')).toContain('agree [9].');
    expect(notes(open, 'footnote')).toContain('no entry and stays as it is: [9]');
  });

  test('sources in a table, and styles that plain text does not know', () => {
    const table = 'A [1].\n\n## Sources\n\n| # | Source |\n|---|---|\n| 1 | Quay Times, https://example.org/q |\n';
    expect(reason(table, 'footnote')).toContain('stands in a table');
    expect(converted(converted(table, 'superscript'), 'bracket')).toBe(table);
    expect(reason('A [1].\n\nSources\n[1] A, https://example.org/1\n', 'pandoc', 'plaintext')).toContain(
      'Plain text knows no',
    );
  });

  test('nothing to do', () => {
    expect(planFor(draft, 'bracket')).toMatchObject({ kind: 'refusal', satisfied: true });
    expect(reason('No list here.', 'footnote')).toContain('no source list');
  });
});

describe('footnotes', () => {
  const text = `One.[^a] Two.[^1]

[^a]: First note, https://example.org/a

Three.[^a][^long]

[^1]: Second, https://example.org/1
[^long]: A note.

    With a second paragraph.
`;

  test('spread over the text come together in a list; one of several paragraphs stays', () => {
    expect(converted(text, 'bracket')).toBe(`One.[2] Two.[1]

Three.[2][^long]

[^long]: A note.

    With a second paragraph.

## References

[1] Second, https://example.org/1

[2] First note, https://example.org/a
`);
    expect(notes(text, 'bracket')).toContain('[^long] stays as it is: the entry has several paragraphs');
    expect(notes(text, 'bracket')).toContain('[^a] becomes 2');
  });

  test('at the end of a draft get a heading, and join the list that is there', () => {
    const end = 'One.[^1]\n\n[^1]: Note, https://example.org/1\n';
    expect(converted(end, 'bracket')).toBe('One.[1]\n\n## References\n\n[1] Note, https://example.org/1\n');
    const mixed =
      'One.[^1] Two [1].\n\n[^1]: Note, https://example.org/n\n\n## Sources\n\n1. Quay, https://example.org/q\n';
    expect(converted(mixed, 'bracket')).toBe(
      'One.[2] Two [1].\n\n## Sources\n\n1. Quay, https://example.org/q\n2. Note, https://example.org/n\n',
    );
  });

  test('named after keys become those keys, and back', () => {
    const named = 'One.[^lind2019]\n\n[^lind2019]: Lind. “Storm.” https://example.org/1\n';
    const keys = converted(named, 'pandoc');
    expect(keys).toBe('One.[@lind2019]\n\n## References\n\n[@lind2019] Lind. “Storm.” https://example.org/1\n');
    expect(converted(keys, 'footnote')).toBe(
      keys.replace('[@lind2019]\n', '[^lind2019]\n').replace('[@lind2019] L', '[^lind2019]: L'),
    );
  });

  test('in a table beside a word that looks like code', () => {
    const table = 'Fact[^1]\n\n[^1]: https://example.org/1\n\n| C1 | C2 |\n| --- | --- |\n| k1[^1] | v2 |\n';
    expect(converted(table, 'bracket')).toContain('| k1 [1] | v2 |');
  });
});

describe('link definitions', () => {
  test('with links that use them: the words stay', () => {
    const text =
      'See [the log][1], [Log][] and [1].\n\n[1]: https://example.org/log "The log"\n[Log]: https://example.org/log2\n';
    expect(converted(text, 'bracket')).toBe(
      'See the log [1], [Log][] and [1].\n\n## References\n\n[1] The log https://example.org/log\n\n[Log]: https://example.org/log2\n',
    );
    expect(notes(text, 'bracket')).toContain('The words of one link stay');
  });

  test('words with quotation marks of every kind survive', () => {
    const text = `A [1].\n\n## References\n\n[1] It's "A \\"wall\\"" (2020). https://example.org/(1)\n`;
    const links = converted(text, 'link-definition');
    expect(links).toContain('[1]: <https://example.org/(1)> "');
    expect(converted(links, 'bracket')).toBe(text);
  });
});

describe('pandoc keys', () => {
  test('are unique, without accents, and never begin with a digit', () => {
    const text = `A [1] [2] [3].\n\n## References\n\n[1] Åsa Lindström. “One.” Bay Radio, 2020. https://a.example/1
[2] Åsa Lindström. “Two.” Bay Radio, 2020. https://a.example/2\n[3] https://1news.example/x\n`;
    expect(converted(text, 'pandoc')).toContain('A [@lindstrom2020] [@lindstrom2020b] [@s1news].');
  });

  test('words in front of a key and keys in the running text', () => {
    const text =
      'So [see @a2020, p. 3; also @b2021], and @a2020 says [-@b2021].\n\n## References\n\n[@a2020] A, https://example.org/a\n[@b2021] B, https://example.org/b\n';
    expect(converted(text, 'bracket')).toBe(
      'So see [1, p. 3], also [2], and [1] says [2].\n\n## References\n\n[1] A, https://example.org/a\n[2] B, https://example.org/b\n',
    );
    expect(notes(text, 'bracket')).toContain('words in front of a key');
  });
});
