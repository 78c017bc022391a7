import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  DocumentLink,
  Hover,
  MarkupContent,
  Position,
  TextDocumentContentChangeEvent,
} from 'vscode-languageserver-protocol';
import { Client, pushed } from './client.ts';

/**
 * What an editor sees of the drafts in test/cases that say so. The fields of an `.expected.json`:
 *
 * - `hover`: places with a card; its markdown must be harmless.
 * - `completion`: what is offered at a place; without `offers`, every label of the list; `[` is typed first where the
 *   place has none in front of it.
 * - `quick_fix`: the fix whose title begins with this verb, at this place, leaves this line.
 * - `links`: the address that is linked on a line.
 * - `changes`: one notification's changes, and the text and findings after them and after taking them back.
 * - `uris_same_document`, `other_uris`, `uris`: addresses under which the draft is opened.
 */
interface Expected {
  readonly hover?: readonly Position[];
  readonly completion?: Offered | readonly Offered[];
  readonly quick_fix?: { readonly title: string; readonly at: Position; readonly after_line: string };
  readonly links?: readonly { readonly line: number; readonly url: string }[];
  readonly changes?: readonly TextDocumentContentChangeEvent[];
  readonly expected_text_after?: string;
  readonly expected_after_citation?: Position;
  readonly uris_same_document?: readonly string[];
  readonly other_uris?: readonly string[];
  readonly uris?: readonly string[];
  readonly note?: string;
}
type Offered = Position & { readonly offers?: readonly string[] };

const folder = join(import.meta.dirname, '../cases');
const files = readdirSync(folder);
const cases = files
  .filter((name) => name.endsWith('.expected.json'))
  .map((name) => {
    const base = name.replace('.expected.json', '');
    const file = ['.md', '.txt'].map((end) => base + end).find((each) => files.includes(each))!;
    const expected: Expected = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    const text = new TextDecoder().decode(readFileSync(join(folder, file)));
    const language = file.endsWith('.txt') ? 'plaintext' : 'markdown';
    return { name: base, file, expected, text, language };
  });
type Case = (typeof cases)[number];
const having = (...fields: (keyof Expected)[]) =>
  cases.filter(({ expected }) => fields.some((field) => expected[field] !== undefined));

let client: Client;
let count = 0;
beforeAll(async () => {
  client = await Client.start();
});
afterAll(() => client.kill());

function open({ text, language, file }: Case): string {
  const uri = `file:///cases/${++count}/${file}`;
  client.open(uri, language, text);
  return uri;
}

const at = (uri: string, { line, character }: Position) => ({
  textDocument: { uri },
  position: { line, character },
});

test('the cases are there', () => {
  expect(having('hover', 'completion', 'quick_fix', 'links', 'changes', 'uris', 'other_uris').length).toBeGreaterThan(
    8,
  );
});

describe.each(having('hover'))('$name', (one) => {
  test.each(one.expected.hover!)('a harmless card at $line:$character', async (place) => {
    const uri = open(one);
    const hover = await client.request<Hover>('textDocument/hover', at(uri, place));
    const { value } = hover.contents as MarkupContent;
    expect(value.length).toBeLessThan(2000);
    expect(value).not.toMatch(/(?<!\\)</);
    for (const [, target] of value.matchAll(/(?<!\\)\]\(([^)]*)\)/g)) expect(target).toMatch(/^https?:\/\//);
    expect(client.words(uri, hover.range!)).toMatch(/^\w+$/);
  });
});

describe.each(having('completion'))('$name', (one) => {
  const places = [one.expected.completion!].flat();
  test.each(places)('offers at $line:$character', async (place) => {
    const uri = open(one);
    const { line, character } = place;
    let position = { line, character };
    if (client.text(uri).split('\n')[line]![character - 1] !== '[') {
      client.change(uri, [{ range: { start: position, end: position }, text: '[' }]);
      position = { line, character: character + 1 };
    }
    const list = await client.request<CompletionList | null>('textDocument/completion', at(uri, position));
    const labels = list?.items.map(({ label }) => label) ?? [];
    expect(labels.sort(), one.expected.note).toEqual([...(place.offers ?? ['1', '2'])].sort());
  });
});

describe.each(having('quick_fix'))('$name', (one) => {
  test('the fix leaves the line that it should', async () => {
    const uri = open(one);
    const { title, at: place, after_line } = one.expected.quick_fix!;
    const params = { ...at(uri, place), range: { start: place, end: place }, context: { diagnostics: [] } };
    const actions = await client.request<CodeAction[]>('textDocument/codeAction', params);
    const [verb] = title.toLowerCase().split(' ');
    const fix = actions.find((action) => action.title.toLowerCase().startsWith(verb!))!;
    const { edit } = await client.request<CodeAction>('codeAction/resolve', fix);
    client.apply(edit!);
    expect(client.text(uri).split('\n')[place.line], one.expected.note).toBe(after_line);
    // Nothing but that line is another one.
    expect(client.text(uri).split('\n').toSpliced(place.line, 1)).toEqual(
      one.text.split('\n').toSpliced(place.line, 1),
    );
  });
});

describe.each(having('links'))('$name', (one) => {
  test('the addresses are linked', async () => {
    const uri = open(one);
    const links = await client.request<DocumentLink[]>('textDocument/documentLink', { textDocument: { uri } });
    expect(links.map(({ range, target }) => ({ line: range.start.line, url: target }))).toEqual(one.expected.links);
  });
});

describe.each(having('changes'))('$name', (one) => {
  test('the changes arrive, and taking them back brings back the findings', async () => {
    const uri = open(one);
    const before = await client.pull(uri);
    client.change(uri, one.expected.changes!);
    const text = one.expected.expected_text_after!;
    expect(client.text(uri)).toBe(text);
    // The same text opened anew is read in the same way.
    const fresh = `file:///cases/fresh-${++count}/${one.file}`;
    client.open(fresh, one.language, text);
    expect(await client.pull(uri), one.expected.note).toEqual(await client.pull(fresh));
    const place = one.expected.expected_after_citation;
    if (place) {
      const hover = await client.request<Hover>('textDocument/hover', at(uri, place));
      expect(hover.range!.start).toEqual({ line: place.line, character: place.character + 1 });
    }
    const end = { line: text.split('\n').length, character: 0 };
    client.change(uri, [{ range: { start: { line: 0, character: 0 }, end }, text: one.text }]);
    expect(await client.pull(uri)).toEqual(before);
  });
});

describe.each(having('uris', 'other_uris', 'uris_same_document'))('$name', (one) => {
  const { uris = [], other_uris = [], uris_same_document = [] } = one.expected;

  let told: Client;
  beforeAll(async () => {
    told = await Client.start({ capabilities: pushed });
  });
  afterAll(async () => expect(await told.stop()).toBe(0));

  test.each([...uris, ...other_uris, ...uris_same_document])('opened as %s', async (uri) => {
    told.open(uri, one.language, one.text);
    const isDraft = /^(file|untitled|vscode-vfs):/.test(uri);
    if (isDraft) {
      const report = await told.published(uri);
      expect(report.uri).toBe(uri);
      told.close(uri);
      expect((await told.published(uri)).diagnostics).toEqual([]);
    }
    expect(await told.request('textDocument/documentLink', { textDocument: { uri } })).toBe(null);
  });
});

describe.each(having('uris_same_document'))('$name', (one) => {
  test('two addresses of one document', async () => {
    const [opened, other] = one.expected.uris_same_document as readonly [string, string];
    client.open(opened, one.language, one.text);
    expect((await client.pull(other)).length).toBeGreaterThan(0);
    expect(await client.pull(other)).toEqual(await client.pull(opened));
  });
});
