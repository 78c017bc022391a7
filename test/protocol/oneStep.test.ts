import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { Client } from './client.ts';

/*
 * VS Code makes one undo step of one document change with all its edits, and refuses it for another version. So each
 * command is to answer with exactly that, and with edits that neither overlap nor fall together.
 */

const wall = 'Harbor Times. “The Wall.” 3 May 2021. https://example.org/wall';
const nets = 'Pier Weekly. “Nets.” 2 June 2019. https://example.org/nets';
const sails = 'Dock News. “Sails.” 1 July 2020. https://example.org/sails';
const draft = (text: string, ...entries: string[]) => `${text}\n\n## References\n\n${entries.join('\n')}\n`;
const two = draft('Nets tore [2]. The wall held [1¦].', `[1] ${wall}`, `[2] ${nets}`);
const three = draft('Nets tore [2]. The wall held [1¦], [3].', `[1] ${wall}`, `[2] ${nets}`, `[3] ${sails}`);

const cases: readonly [command: string, text: string, options?: object][] = [
  ['renumber', two],
  ['closeGaps', two.replaceAll('[2]', '[5]')],
  ['insertSource', two],
  ['appendSource', two],
  ['removeSource', three],
  ['removeUnused', three.replace(', [3].', '.')],
  ['mergeDuplicates', draft('Nets [1] tore [2].', `[1] ${nets}`, `[2] https://example.org/nets`)],
  ['moveEntryUp', three.replace('¦', '').replace('[2] Pier', '[2] ¦Pier')],
  ['moveEntryDown', three.replace('¦', '').replace('[2] Pier', '[2] ¦Pier')],
  ['swapNumbers', two, { with: 2 }],
  ['insertAs', three, { number: 3 }],
  ['convertStyle', three, { style: 'footnote' }],
  ['convertStyle', three, { style: 'superscript' }],
  ['convertStyle', three, { style: 'link-definition' }],
  ['convertStyle', three, { style: 'pandoc' }],
  ['convertStyle', three, { style: 'link' }],
  ['toSource', draft('Fog came (https://example.org/¦fog). Nets tore [1].', `[1] ${nets}`)],
  ['addressesToSources', draft('Fog: https://example.org/fog. Ice: https://example.org/ice, [1].', `[1] ${nets}`)],
  ['sortList', three, { by: 'title' }],
  ['numberAll', draft('Nets tore.', `- ${nets}`, `- ${wall}`)],
  [
    'splitLump',
    draft('Nets tore [1].', `[1] ${nets}`, '', '¦Other sources: Harbor Times, Dock News and the Coast Review.'),
  ],
];

let client: Client;
beforeAll(async () => {
  client = await Client.start({ initializationOptions: { plans: true } });
});
afterAll(() => client.kill());

test.each(cases)('%s is one change of one version of one draft', async (command, text, options = {}) => {
  const uri = `file:///drafts/${command}${JSON.stringify(options).replace(/\W+/g, '-')}.md`;
  const lines = text.slice(0, Math.max(0, text.indexOf('¦'))).split('\n');
  const position = { line: lines.length - 1, character: lines.at(-1)!.length };
  const clean = text.replace('¦', '');
  client.open(uri, 'markdown', clean);
  const answer = await client.request<{ kind: string; reason?: string; edit: WorkspaceEdit }>('wellSourced/plan', {
    textDocument: { uri, version: 1 },
    command: `wellSourced.${command}`,
    position,
    options,
  });
  expect(answer.kind, answer.reason).toBe('change');
  expect(Object.keys(answer.edit)).toEqual(['documentChanges']);
  expect(answer.edit.documentChanges).toHaveLength(1);
  const { textDocument, edits } = answer.edit.documentChanges![0] as TextDocumentEdit;
  expect(textDocument).toEqual({ uri, version: 1 });
  const at = ({ line, character }: { line: number; character: number }) => line * 10_000 + character;
  const ranges = edits.map((edit) => ('range' in edit ? edit.range : null)!);
  ranges.reduce((before, range) => {
    expect(at(range.start)).toBeGreaterThan(at(before.end) - (at(before.start) < at(before.end) ? 1 : 0));
    return range;
  });
  expect(client.apply(answer.edit)).toBe(true);
  expect(client.text(uri)).not.toBe(clean);
});
