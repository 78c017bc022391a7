import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { editCommands } from '../../client/commands/edits.ts';
import { commands } from '../../server/features/commands/index.ts';
import { COMMAND_NAMES } from '../../server/features/commands/names.ts';

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

test('server, client and package.json name the same commands that edit, each with a title', () => {
  const names = [...COMMAND_NAMES].sort();
  expect(commands.map(({ name }) => name).sort()).toEqual(names);
  expect([...editCommands].sort()).toEqual(names);
  const shown: { command: string; title: string; enablement?: string }[] = read('package.json').contributes.commands;
  const titles = read('package.nls.json');
  for (const name of names) {
    const command = shown.find((one) => one.command === name);
    expect(command?.enablement, name).toContain('editorLangId');
    expect(titles[command!.title.replaceAll('%', '')], name).toMatch(/^\p{Lu}/u);
  }
});
