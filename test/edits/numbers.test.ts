import { describe, expect, test } from 'vitest';
import { readDraft } from '../../server/draft/parse.ts';
import { applyEdits } from '../../server/edits/plan.ts';
import { rename } from '../../server/features/rename.ts';
import { list, planned, ran, reason } from './numbering.ts';

const ropes = 'Quay. “Ropes.” https://example.org/ropes';
const nets = 'Pier. “Nets.” https://example.org/nets';
const sails = 'Dock. “Sails.” https://example.org/sails';
const fog = 'Cape. “Fog.” https://example.org/fog';
const tides = 'Wharf. “Tides.” https://example.org/tides';

describe('inserting a source', () => {
  test('gets the number that the place calls for, the others move on, the cursor waits in the entry', () => {
    expect(
      ran(
        'insertSource',
        `Ropes held [1]. Fog came$0. Nets tore [2, 3].${list(`[1] ${ropes}`, `[2] ${nets}`, `[3] ${sails}`)}`,
      ),
    ).toBe(
      `Ropes held [1]. Fog came [2]. Nets tore [3, 4].${list(`[1] ${ropes}`, '[2] $0', `[3] ${nets}`, `[4] ${sails}`)}`,
    );
  });

  test('a cursor inside a word means its end', () => {
    expect(ran('insertSource', `Ropes held [1]. Fog ca$0me.${list(`[1] ${ropes}`)}`)).toBe(
      `Ropes held [1]. Fog came [2].${list(`[1] ${ropes}`, '[2] $0')}`,
    );
    expect(ran('insertSource', `霧が来[1]て$0港を覆った。\n\n## 参考文献\n\n[1] ${ropes}\n`)).toContain(
      '霧が来[1]て[2]港を覆った。',
    );
  });

  test('a cursor inside an address means its end', () => {
    const text = `See https://exam$0ple.org/log, [1].${list(`[1] ${ropes}`)}`;
    expect(ran('appendSource', text)).toContain('See https://example.org/log [2], [1].');
  });

  test('in front of every citation it is the first', () => {
    expect(ran('insertSource', `Fog came$0. Ropes held [1].${list(`[1] ${ropes}`)}`)).toBe(
      `Fog came [1]. Ropes held [2].${list('[1] $0', `[2] ${ropes}`)}`,
    );
  });

  test('behind a citation that the cursor touches, and behind all of them at the end', () => {
    expect(ran('insertSource', `Ropes held [1]$0. Nets tore [2].${list(`[1] ${ropes}`, `[2] ${nets}`)}`)).toBe(
      `Ropes held [1][2]. Nets tore [3].${list(`[1] ${ropes}`, '[2] $0', `[3] ${nets}`)}`,
    );
    expect(ran('insertSource', `Ropes held [1]. Fog came$0.${list(`[1] ${ropes}`, `[2] ${nets}`)}`)).toBe(
      `Ropes held [1]. Fog came [2].${list(`[1] ${ropes}`, '[2] $0', `[3] ${nets}`)}`,
    );
  });

  test('ranges and groups around it stay with their sources', () => {
    expect(
      ran('insertSource', `Ropes [1]. Fog$0. All [1–3].${list(`[1] ${ropes}`, `[2] ${nets}`, `[3] ${sails}`)}`),
    ).toBe(`Ropes [1]. Fog [2]. All [1, 3, 4].${list(`[1] ${ropes}`, '[2] $0', `[3] ${nets}`, `[4] ${sails}`)}`);
  });

  test('a hole in the numbers takes up the shift', () => {
    expect(
      ran(
        'insertSource',
        `Ropes [1]. Fog$0. Nets [2], tides [5].${list(`[1] ${ropes}`, `[2] ${nets}`, `[5] ${tides}`)}`,
      ),
    ).toBe(`Ropes [1]. Fog [2]. Nets [3], tides [5].${list(`[1] ${ropes}`, '[2] $0', `[3] ${nets}`, `[5] ${tides}`)}`);
  });

  test('a number that the text cites without an entry is not given away', () => {
    expect(ran('insertSource', `Ropes [1]. Fog$0. Nets [3], tides [4].${list(`[1] ${ropes}`, `[3] ${nets}`)}`)).toBe(
      `Ropes [1]. Fog [2]. Nets [3], tides [4].${list(`[1] ${ropes}`, '[2] $0', `[3] ${nets}`)}`,
    );
    expect(ran('insertSource', `Ropes [1]. Fog$0. Nets [2], tides [3].${list(`[1] ${ropes}`, `[2] ${nets}`)}`)).toBe(
      `Ropes [1]. Fog [2]. Nets [4], tides [3].${list(`[1] ${ropes}`, '[2] $0', `[4] ${nets}`)}`,
    );
  });

  test('in the list it goes behind the entry at the cursor', () => {
    expect(ran('insertSource', `Ropes [1], nets [2].${list(`[1] Quay.$0 “Ropes.”`, `[2] ${nets}`)}`)).toBe(
      `Ropes [1], nets [3].${list('[1] Quay. “Ropes.”', '[2] $0', `[3] ${nets}`)}`,
    );
  });

  test('at the end of the list no other number changes', () => {
    expect(ran('appendSource', `Fog$0. Ropes [1], nets [2].${list(`[1] ${ropes}`, `[2] ${nets}`)}`)).toBe(
      `Fog [3]. Ropes [1], nets [2].${list(`[1] ${ropes}`, `[2] ${nets}`, '[3] $0')}`,
    );
  });

  test('a list in another order gets the new source at its end', () => {
    expect(ran('insertSource', `Nets [2]. Fog$0. Ropes [1].${list(`[1] ${ropes}`, `[2] ${nets}`)}`)).toBe(
      `Nets [2]. Fog [3]. Ropes [1].${list(`[1] ${ropes}`, `[2] ${nets}`, '[3] $0')}`,
    );
  });

  test('footnotes, ordered lists, labels at the end and CRLF', () => {
    expect(ran('insertSource', `Ropes.[^1] Fog.$0 Nets.[^2]\n\n[^1]: ${ropes}\n[^2]: ${nets}\n`)).toBe(
      `Ropes.[^1] Fog.[^2] Nets.[^3]\n\n[^1]: ${ropes}\n[^2]: $0\n[^3]: ${nets}\n`,
    );
    expect(ran('insertSource', `Ropes [1]. Fog$0. Nets [2].${list(`1. ${ropes}`, `2. ${nets}`)}`)).toBe(
      `Ropes [1]. Fog [2]. Nets [3].${list(`1. ${ropes}`, '2. $0', `3. ${nets}`)}`,
    );
    expect(
      ran(
        'insertSource',
        `Ropes [1]. Fog$0. Nets [2].\n\nSources:\n\n- Quay. “Ropes.” Link [1]\n- Pier. “Nets.” Link [2]\n`,
        {},
        'plaintext',
      ),
    ).toBe(
      'Ropes [1]. Fog [2]. Nets [3].\n\nSources:\n\n- Quay. “Ropes.” Link [1]\n- $0Outlet. “Title.” Link [2]\n- Pier. “Nets.” Link [3]\n',
    );
    const crlf = ran(
      'insertSource',
      `Ropes [1]. Fog$0. Nets [2].${list(`[1] ${ropes}`, `[2] ${nets}`)}`.replaceAll('\n', '\r\n'),
    );
    expect(crlf).toBe(
      `Ropes [1]. Fog [2]. Nets [3].${list(`[1] ${ropes}`, '[2] $0', `[3] ${nets}`)}`.replaceAll('\n', '\r\n'),
    );
  });

  test('a draft without a list gets one', () => {
    expect(ran('insertSource', 'Fog came$0 over the quay.\n')).toMatch(
      /^Fog came \[1\] over the quay\.\n\n.*References\n\n\[1\] \$0\n$/,
    );
  });

  test('a list without numbers is left alone', () => {
    expect(
      reason('insertSource', 'See RFC [RFC2119]$0.\n\n## References\n\n[RFC2119] Key words. https://example.org/a\n'),
    ).toContain('have no numbers');
  });
});

describe('removing a source', () => {
  test('its citations go out of text and groups, its entry out of the list, and the rest closes up', () => {
    expect(
      ran(
        'removeSource',
        `Ropes [1]. Nets [$02]. Both [1, 2], all [1-3], sails [3; 2].${list(`[1] ${ropes}`, `[2] ${nets}`, `[3] ${sails}`)}`,
      ),
    ).toBe(`Ropes [1]. Nets. Both [1], all [1, 2], sails [2].${list(`[1] ${ropes}`, `[2] ${sails}`)}`);
  });

  test('a page goes with its number', () => {
    expect(ran('removeSource', `Ropes [1, p. 3; 2, p. 7].${list(`[1] ${ropes}`, `[2]$0 ${nets}`)}`)).toBe(
      `Ropes [1, p. 3].${list(`[1] ${ropes}`)}`,
    );
  });

  test('from the middle of the entry, with a cross-reference in another one', () => {
    expect(
      ran(
        'removeSource',
        `Ropes [1], sails [3].${list(`[1] ${ropes} See also [2].`, '[2] Pier. “Ne$0ts.”', `[3] ${sails}`)}`,
      ),
    ).toBe(`Ropes [1], sails [2].${list(`[1] ${ropes} See also.`, `[2] ${sails}`)}`);
  });

  test('numbers stay while the text cites one without an entry', () => {
    expect(
      ran(
        'removeSource',
        `Ropes [1], nets [2], sails [3], fog [7].${list(`[1]$0 ${ropes}`, `[2] ${nets}`, `[3] ${sails}`)}`,
      ),
    ).toBe(`Ropes, nets [2], sails [3], fog [7].${list(`[2] ${nets}`, `[3] ${sails}`)}`);
  });

  test('it is said how often it is cited', () => {
    expect(planned('removeSource', `Nets [1]$0, nets [1].${list(`[1] ${nets}`)}`)).toMatchObject({
      title: 'Remove [1] (“Nets”) and its 2 citations',
      notes: ['It is cited twice; those citations go with it.'],
    });
    expect(reason('removeSource', `Fog$0 came.${list(`[1] ${nets}`)}`)).toContain('Put the cursor on a citation');
  });
});

describe('removing all unused sources', () => {
  test('the cited ones close up, ranges included', () => {
    expect(
      ran(
        'removeUnused',
        `Nets [2], tides [4], both [2, 4].${list(`[1] ${ropes}`, `[2] ${nets}`, `[3] ${sails}`, `[4] ${tides}`)}`,
      ),
    ).toBe(`Nets [1], tides [2], both [1, 2].${list(`[1] ${nets}`, `[2] ${tides}`)}`);
  });

  test('blank lines between entries do not pile up', () => {
    expect(
      ran(
        'removeUnused',
        `Nets [2].${list(`[1] ${ropes}`, '', `[2] ${nets}`, '', `[3] ${sails}`, '', `[4] ${tides}`)}`,
      ),
    ).toBe(`Nets [1].${list(`[1] ${nets}`)}`);
  });

  test('an entry that only such entries cite goes, too, however long the chain; one that a cited entry names stays', () => {
    const draft = `Nets [5].${list(
      `[1] ${ropes} See also [4].`,
      `[2] ${sails} See [1] and [4].`,
      `[3] ${fog}`,
      `[4] ${tides}`,
      `[5] ${nets} See also [3].`,
    )}`;
    expect(ran('removeUnused', draft)).toBe(`Nets [2].${list(`[1] ${fog}`, `[2] ${nets} See also [1].`)}`);
    // Entries that cite one another are no leftovers of those that go: somebody has to say which.
    const ring = `Nets [1].${list(`[1] ${nets}`, `[2] ${sails} See [3].`, `[3] ${tides} See [2].`)}`;
    expect(planned('removeUnused', ring)).toMatchObject({ satisfied: true });
  });

  test('it is said which are never cited, and which only by those', () => {
    expect(
      planned('removeUnused', `Nets [3].${list(`[1] ${ropes}`, `[2] ${sails} See also [1].`, `[3] ${nets}`)}`),
    ).toMatchObject({
      title: 'Remove 2 sources that are never cited',
      notes: ['Never cited: [2] (“Sails”).', 'Cited only in the entries that go: [1] (“Ropes”).'],
    });
  });

  test('a draft that cites nothing keeps its list', () => {
    expect(reason('removeUnused', `Nets tore.${list(`[1] ${ropes}`)}`)).toContain('all of them would go');
    expect(planned('removeUnused', `Ropes [1].${list(`[1] ${ropes}`)}`)).toMatchObject({ satisfied: true });
  });
});

describe('merging duplicates', () => {
  test('all citations point at one entry, groups name it once, the richer entry stays in the place of the first', () => {
    expect(
      ran(
        'mergeDuplicates',
        `Nets [1], nets [3], both [1, 3], all [1–3], tides [4].${list('[1] https://example.org/nets', `[2] ${ropes}`, `[3] ${nets}`, `[4] ${tides}`)}`,
      ),
    ).toBe(
      `Nets [1], nets [1], both [1], all [1, 2], tides [3].${list(`[1] ${nets}`, `[2] ${ropes}`, `[3] ${tides}`)}`,
    );
  });

  test('two marks side by side become one', () => {
    expect(ran('mergeDuplicates', `Nets [1][2].${list(`[1] ${nets}`, '[2] https://example.org/nets')}`)).toBe(
      `Nets [1].${list(`[1] ${nets}`)}`,
    );
  });

  test('marks that named one source twice before stay as they were', () => {
    expect(
      ran('removeSource', `Sails [3][3], all [3, 3].${list(`[1]$0 ${ropes}`, `[2] ${nets}`, `[3] ${sails}`)}`),
    ).toBe(`Sails [2][2], all [2, 2].${list(`[1] ${nets}`, `[2] ${sails}`)}`);
  });

  test('three entries for one source, and another pair', () => {
    const draft = `A [1], b [2], c [3], d [4], e [5].${list(`[1] ${nets}`, `[2] ${ropes}`, '[3] https://example.org/nets/', '[4] https://www.example.org/nets', '[5] https://example.org/ropes')}`;
    expect(ran('mergeDuplicates', draft)).toBe(
      `A [1], b [2], c [1], d [1], e [2].${list(`[1] ${nets}`, `[2] ${ropes}`)}`,
    );
  });

  test('nothing to merge', () => {
    expect(planned('mergeDuplicates', `A [1].${list(`[1] ${nets}`)}`)).toMatchObject({ satisfied: true });
  });
});

describe('moving an entry', () => {
  const three = (...order: [string, string, string]) => list(`[1] ${order[0]}`, `[2] ${order[1]}`, `[3] ${order[2]}`);

  test('up and down, number and citations with it, the cursor follows', () => {
    const draft = `Ropes [1], nets [2], sails [3], all [1–3].${three(ropes, nets.replace('Pier', 'P$0ier'), sails)}`;
    expect(ran('moveEntryUp', draft)).toBe(
      `Ropes [2], nets [1], sails [3], all [1–3].${three(nets, ropes, sails)}`.replace('[1] Pier', '$0[1] Pier'),
    );
    expect(ran('moveEntryDown', draft)).toBe(
      `Ropes [1], nets [3], sails [2], all [1–3].${three(ropes, sails, nets)}`.replace('[3] Pier', '$0[3] Pier'),
    );
  });

  test('not beyond the ends, and not across other text', () => {
    expect(reason('moveEntryUp', `Ropes [1].${list(`[1] $0${ropes}`, `[2] ${nets}`)}`)).toBe(
      'This is the first entry of its list.',
    );
    expect(reason('moveEntryDown', `Ropes [1].${list(`[1] $0${ropes}`, '', '### Web', '', `[2] ${nets}`)}`)).toContain(
      'not moved across',
    );
  });
});

describe('swapping and shifting numbers', () => {
  test('swap: both everywhere at once, each entry in the place of the other', () => {
    expect(
      ran('swapNumbers', `Ropes [1$0], nets [2], both [1, 2].${list(`[1] ${ropes}`, `[2] ${nets}`)}`, { with: 2 }),
    ).toBe(`Ropes [2], nets [1], both [1, 2].${list(`[1] ${nets}`, `$0[2] ${ropes}`)}`);
  });

  test('without a number the writer chooses', () => {
    expect(planned('swapNumbers', `Ropes [1$0], nets [2].${list(`[1] ${ropes}`, `[2] ${nets}`)}`)).toMatchObject({
      kind: 'question',
      choices: [{ title: '[2] (“Nets”)', options: { with: 2 } }],
    });
  });

  test('links in the text that use a number keep it', () => {
    const text = (mark: string) =>
      `Ropes [1$0], nets [2], [the quay][${mark}].\n\n[1]: https://example.org/1\n[2]: https://example.org/2\n[3]: https://example.org/3\n`;
    expect(reason('swapNumbers', text('2'), { with: 2 })).toContain('Links such as [the quay][2] (line 1)');
    expect(ran('swapNumbers', text('3'), { with: 2 }).replace('$0', '')).toContain(
      'Ropes [2], nets [1], [the quay][3].',
    );
  });

  test('insert as: to the front the others go up, to the back they come down', () => {
    const draft = (cursor: string) =>
      `A [1], b [2], c [3], d [4].${list(`[1] ${ropes}`, `[2] ${nets}`, `[3] ${sails}`, `[4] ${tides}`)}`.replace(
        cursor,
        `${cursor}$0`,
      );
    expect(ran('insertAs', draft('c [3'), { number: 1 })).toBe(
      `A [2], b [3], c [1], d [4].${list(`$0[1] ${sails}`, `[2] ${ropes}`, `[3] ${nets}`, `[4] ${tides}`)}`,
    );
    expect(ran('insertAs', draft('A [1'), { number: 3 })).toBe(
      `A [3], b [1], c [2], d [4].${list(`[1] ${nets}`, `[2] ${sails}`, `$0[3] ${ropes}`, `[4] ${tides}`)}`,
    );
  });
});

describe('renaming a label', () => {
  const draft = `Ropes [1], nets [2], all [1–3], gone [9].${list(`[1] ${ropes}`, `[2] ${nets}`, `[3] ${sails}`)}`;
  const at = (text: string, words: string, name: string) => {
    const plan = rename(readDraft(text, 'markdown'), text.indexOf(words) + words.length, name);
    return plan.kind === 'change'
      ? applyEdits(text, plan.edits)
      : plan.kind === 'refusal'
        ? plan.reason
        : plan.question;
  };

  test('to a free number, in text, groups and list', () => {
    const after = `Ropes [1], nets [7], all [1, 3, 7], gone [9].${list(`[1] ${ropes}`, `[7] ${nets}`, `[3] ${sails}`)}`;
    expect(at(draft, 'nets [2', '7')).toBe(after);
    expect(at(draft, '\n[2', '[7]')).toBe(after);
  });

  test('to a taken one it fails with a sentence that names the source', () => {
    expect(at(draft, 'nets [2', '3')).toBe(
      '3 already stands for [3] (“Sails”). Choose a free number; to exchange the two, or to shift the others, use the light bulb at the number.',
    );
    expect(at(draft, 'nets [2', '9')).toContain('The text cites 9 already, without an entry');
    expect(at(draft, 'nets [2', 'two')).toBe('A number is needed here, such as 5 or [5].');
  });

  test('a number without an entry, footnotes and words', () => {
    expect(at(draft, 'gone [9', '8')).toBe(draft.replace('[9]', '[8]'));
    expect(at(draft, 'gone [9', '2')).toContain('2 stands for [2] (“Nets”)');
    const notes = `Ropes.[^rope] Nets.[^2]\n\n[^rope]: ${ropes}\n[^2]: ${nets}\n`;
    expect(at(notes, 'Ropes.[^rope', 'quay')).toBe(notes.replaceAll('^rope', '^quay'));
    expect(at(notes, 'Nets.[^2', '^5')).toBe(notes.replaceAll('^2', '^5'));
    expect(at(notes, 'Nets.[^2', 'rope')).toBe('A number is needed here, such as 5 or [5].');
  });

  test('in a range nobody can say which number is meant', () => {
    expect(at(draft, 'all [1', '7')).toContain('In a range');
  });
});
