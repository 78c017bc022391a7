import { describe, expect, test } from 'vitest';
import type { DraftFormat } from '../../server/draft/model.ts';
import { readDraft } from '../../server/draft/parse.ts';
import { commandNamed } from '../../server/features/commands/index.ts';
import { applyEdits } from '../annotated.ts';

/** The draft in the other style; fails with the reason of a refusal. */
function converted(text: string, style: string, format: DraftFormat = 'markdown'): string {
  const command = commandNamed('wellSourced.convertStyle')!;
  const plan = command.plan(readDraft(text, format), { start: 0, end: 0 }, { style });
  if (plan.kind !== 'change') throw new Error(plan.kind === 'refusal' ? plan.reason : plan.question);
  return applyEdits(text, plan.edits);
}

const nested =
  '## Sources\n\n1. Quay Times\n   - “Nets”\n   - https://quay.example/nets\n\n2. Dock Wire, https://dock.example\n   - archived: https://archive.example/dock\n\n';

describe('entries with bullets of their own', () => {
  test.each(['\n', '\r\n'])('lose the bullets in a title and keep the line breaks around them (%j)', (newline) => {
    const text = `${nested}Nets tore [2], ropes held [1].\n`.replaceAll('\n', newline);
    expect(converted(text, 'link-definition')).toBe(
      '## Sources\n\n[1]: https://quay.example/nets "Quay Times “Nets”"\n\n[2]: https://dock.example "Dock Wire, archived: https://archive.example/dock"\n\nNets tore [2], ropes held [1].\n'.replaceAll(
        '\n',
        newline,
      ),
    );
  });
});

test('definitions in a block quote stay in it', () => {
  const quote = '> **Sources**\n>\n> 1. Dock log, https://dock.example\n> 2. Pier Weekly, https://pier.example\n';
  expect(converted(`Nets tore [2], ropes [1].\n\n${quote}`, 'link-definition')).toBe(
    'Nets tore [2], ropes [1].\n\n> **Sources**\n>\n> [1]: https://dock.example "Dock log,"\n> [2]: https://pier.example "Pier Weekly,"\n',
  );
});

test('words in front of a key stay apart from the word before them', () => {
  const list =
    '\n\n# References\n\n[@quay] Quay Times, https://quay.example\n\n[@dock] Dock Wire, https://dock.example\n';
  expect(converted(`Nets tore [see @quay; also @dock]. Ropes [@dock].${list}`, 'superscript')).toContain(
    'Nets tore see¹, also². Ropes².',
  );
});

test('a key is made of letters, not of what is left of an emoji', () => {
  const text = 'Nets tore [1].\n\n## Sources\n\n[1] 🗞️ Quay Times: “Nets”. 3 May 2021. https://quay.example\n';
  expect(converted(text, 'pandoc')).toContain('Nets tore [@quaytimes2021].');
});

test('the sign behind marks of reStructuredText goes with them', () => {
  const text = 'The wall held [2]_ and nets tore [1]_.\n\n.. [1] Quay Times.\n\n.. [2] Dock Wire.\n';
  expect(converted(text, 'footnote', 'plaintext')).toBe(
    'The wall held [^2] and nets tore [^1].\n\n[^1]: Quay Times.\n\n[^2]: Dock Wire.\n',
  );
});

test('notes that leave the text for a list leave no gaps', () => {
  const text = 'Nets.[^1]\n\n[^1]: Quay Times.\n\nRopes.[^2]\n\n[^2]: Dock Wire.\n';
  expect(converted(text, 'bracket')).toBe(
    'Nets.[1]\n\nRopes.[2]\n\n## References\n\n[1] Quay Times.\n\n[2] Dock Wire.\n',
  );
  const middle = 'Nets [1], ropes [2].\n\n* * *\n\n[1]: https://quay.example\n[2]: https://dock.example\n\nMore [1].\n';
  expect(converted(middle, 'bracket')).toBe(
    'Nets [1], ropes [2].\n\n* * *\n\nMore [1].\n\n## References\n\n[1] https://quay.example\n\n[2] https://dock.example\n',
  );
});

describe('as links, the list goes', () => {
  const entries = '[1] Quay Times. https://quay.example\n[2] Dock Wire. https://dock.example';
  const links =
    '([Quay Times](https://quay.example "Quay Times.")) and ([Dock Wire](https://dock.example "Dock Wire."))';
  const shown = (text: string) => converted(text, 'link');

  test('and leaves no gap in the middle of a draft, nor a line break at its end that was not there', () => {
    const text = `# One\n\nNets [1] and [2].\n\n## Sources\n\n${entries}`;
    expect(shown(`${text}\n\n# Two\n\nThe end.\n`)).toBe(`# One\n\nNets ${links}.\n\n# Two\n\nThe end.\n`);
    expect(shown(text)).toBe(`# One\n\nNets ${links}.`);
    expect(shown(`${text}\n`)).toBe(`# One\n\nNets ${links}.\n`);
  });

  test('with the head of its table', () => {
    const table =
      '| # | Source | Link |\n|---|---|---|\n| 1 | Quay Times. | https://quay.example |\n| 2 | Dock Wire. | https://dock.example |\n';
    expect(shown(`Nets [1] and [2].\n\n## Sources\n\n${table}\nThe end.\n`)).toBe(`Nets ${links}.\n\nThe end.\n`);
  });

  test('but not the HTML around it', () => {
    const text = `Nets [1] and [2].\n\n<details>\n<summary>Sources</summary>\n\n${entries}\n\n</details>\n`;
    expect(shown(text)).toBe(`Nets ${links}.\n\n<details>\n<summary>Sources</summary>\n\n</details>\n`);
  });
});
