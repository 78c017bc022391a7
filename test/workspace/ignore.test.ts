import { describe, expect, test } from 'vitest';
import { runChecks } from '../../server/checks/index.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { disableNextLine } from '../../server/edits/disableNextLine.ts';
import { addIgnored, ignoredEntry, readIgnored, withoutIgnored } from '../../server/workspace/ignore.ts';
import { applyEdits } from '../annotated.ts';

const list = '\n\nReferences\n[1] Quay Times. “Nets.” https://example.org/1\n';
const first = `The port of the old town on the western shore, where nothing had moved for years, rose [9]. Boats fell [8] in May.${list}`;

function findings(text: string, format: 'markdown' | 'plaintext' = 'plaintext') {
  const draft = readDraft(text, format);
  return { draft, found: runChecks(draft).filter(({ code }) => code === 'undefined-citation') };
}

describe('an ignored finding', () => {
  const { draft, found } = findings(first);
  const entry = ignoredEntry(draft, found[0]!);
  const left = (text: string) => {
    const now = findings(text);
    return withoutIgnored(now.draft, now.found, [entry]).map(({ start, end }) => text.slice(start, end));
  };

  test('is written with the words that it is about', () => {
    expect(found).toHaveLength(2);
    expect(entry).toEqual({
      code: 'undefined-citation',
      sentence: expect.stringMatching(/^[0-9a-f]{16}$/),
      excerpt: expect.stringMatching(/^The port of the old town .* year…$/),
    });
  });

  test('stays ignored where its sentence stands, wherever that is', () => {
    expect(left(first)).toEqual(['8']);
    expect(left(`A new opening.\n\n${first}`)).toEqual(['8']);
    expect(left(first.replace('years, rose', 'years,\nrose'))).toEqual(['8']);
  });

  test('falls away when the sentence is written anew', () => {
    expect(left(first.replace('rose', 'sank'))).toEqual(['9', '8']);
  });

  test('is that of its code alone', () => {
    const other = findings(first);
    expect(withoutIgnored(other.draft, other.found, [{ ...entry, code: 'numbering-gap' }])).toHaveLength(2);
  });
});

describe('ignored.json', () => {
  const entry = { code: 'unused-source', sentence: '0123456789abcdef', excerpt: 'Some “words”' };

  test('takes an entry once and keeps what stands in it', () => {
    const made = addIgnored('', entry);
    expect(readIgnored(made)).toEqual({ ignored: [entry], problems: [] });
    expect(addIgnored(made, entry)).toBe(made);
    const commented = made.replace('{', '{\n  // by hand');
    const grown = addIgnored(commented, { ...entry, code: 'numbering-gap' });
    expect(grown).toContain('// by hand');
    expect(readIgnored(grown).ignored).toHaveLength(2);
  });

  test('may be broken in part', () => {
    const { ignored, problems } = readIgnored(`{ "ignored": [ 7, { "code": "x", "sentence": "y" } ] }`);
    expect(ignored).toEqual([{ code: 'x', sentence: 'y', excerpt: '' }]);
    expect(problems).toEqual(['Entry 1 needs "code" and "sentence".']);
    expect(readIgnored('nonsense').problems).toHaveLength(1);
  });
});

describe('comments in markdown', () => {
  const marked = (text: string) => findings(text, 'markdown').found.map(({ start, end }) => text.slice(start, end));
  const body = '\n\nOne [7].\n\nTwo [8].\n\nThree [9].\n\n## References\n\n[1] A, https://example.org/1\n';

  test('silence the paragraph that follows, of all codes or of those named', () => {
    expect(marked(body)).toEqual(['7', '8', '9']);
    const comment = (codes: string) => body.replace('Two', `<!-- well-sourced-disable-next-line${codes} -->\nTwo`);
    expect(marked(comment(''))).toEqual(['7', '9']);
    expect(marked(comment(' undefined-citation'))).toEqual(['7', '9']);
    expect(marked(comment(' unused-source, undefined-citation'))).toEqual(['7', '9']);
    expect(marked(comment(' unused-source'))).toEqual(['7', '8', '9']);
  });

  test('silence from one comment to the other, or the whole file', () => {
    const off = body.replace('Two', '<!-- well-sourced-disable -->\n\nTwo');
    expect(marked(off)).toEqual(['7']);
    expect(marked(off.replace('Three', '<!-- well-sourced-enable -->\n\nThree'))).toEqual(['7', '9']);
    expect(marked(`${body}\n<!-- well-sourced-disable-file undefined-citation -->\n`)).toEqual([]);
  });

  test.each([
    ['a paragraph', 'One.\n\nTwo [9]\ngoes on.', 'One.\n\n<!-- C -->\nTwo [9]\ngoes on.'],
    ['the first item', 'One.\n\n- Two [9]\n- Three', 'One.\n\n<!-- C -->\n- Two [9]\n- Three'],
    ['a later item', '- Two\n- Three [9]', '- Two\n  <!-- C -->\n- Three [9]'],
    ['a block quote', '> One\n>\n> Two [9]', '> One\n>\n> <!-- C -->\n> Two [9]'],
  ])('are written in front of %s', (_where, before, after) => {
    const text = before + body;
    const { draft, found } = findings(text, 'markdown');
    const edits = disableNextLine(draft, found.find((f) => text.slice(f.start, f.end) === '9')!.start, found[0]!.code);
    const written = applyEdits(text, edits);
    expect(written).toBe(after.replace('C', 'well-sourced-disable-next-line undefined-citation') + body);
    expect(marked(written)).toHaveLength(found.length - 1);
  });

  test('are not written inside a table', () => {
    const { draft, found } = findings(`| a | b |\n| --- | --- |\n| c [9] | d |${body}`, 'markdown');
    expect(disableNextLine(draft, found[0]!.start, 'undefined-citation')).toEqual([]);
  });
});
