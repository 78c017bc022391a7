import { commands, Selection, type TextDocument, type WorkspaceEdit, window, workspace } from 'vscode';
import { actionsAt, applyAction, ask, closeAll, inside, openMarkdown, rangeOf, same, until } from './editing.ts';

const wall = 'Harbour Times. “The Wall That Holds.” https://harbour.example/wall';
const stone = 'Coast Review. “Stone for the Ferry.” https://coast.example/stone';
const pay = 'Bay Radio. “Who Pays for the Wall?” https://bay.example/pay';
const again = 'https://harbour.example/wall';

const written = (text: string, ...entries: string[]) =>
  `# The ferry wall\n\n${text}\n\n## References\n\n${entries.join('\n')}\n`;
const draft = written(
  'Stone came from the coast [2]. The town paid [3]. It was built in two years [1], and it holds [4].',
  `[1] ${wall}`,
  `[2] ${stone}`,
  `[3] ${pay}`,
  `[4] ${again}`,
);

interface Case {
  readonly command: string;
  readonly options?: Record<string, string | number>;
  /** The cursor stands in front of these words. */
  readonly at: string;
  readonly before?: string;
  readonly after: string;
}

const cases: readonly Case[] = [
  {
    command: 'insertSource',
    at: '. The town',
    after: written(
      'Stone came from the coast [2][5]. The town paid [3]. It was built in two years [1], and it holds [4].',
      ...[`[1] ${wall}`, `[2] ${stone}`, `[3] ${pay}`, `[4] ${again}`, '[5] '],
    ),
  },
  {
    command: 'insertSource',
    at: 'Coast Review',
    after: written(
      'Stone came from the coast [2]. The town paid [4]. It was built in two years [1], and it holds [5].',
      ...[`[1] ${wall}`, `[2] ${stone}`, '[3] ', `[4] ${pay}`, `[5] ${again}`],
    ),
  },
  {
    command: 'appendSource',
    at: '. It was built',
    after: written(
      'Stone came from the coast [2]. The town paid [3][5]. It was built in two years [1], and it holds [4].',
      ...[`[1] ${wall}`, `[2] ${stone}`, `[3] ${pay}`, `[4] ${again}`, '[5] '],
    ),
  },
  {
    command: 'removeUnused',
    at: 'Coast Review',
    before: draft.replace('coast [2]', 'coast'),
    after: written(
      'Stone came from the coast. The town paid [2]. It was built in two years [1], and it holds [3].',
      ...[`[1] ${wall}`, `[2] ${pay}`, `[3] ${again}`],
    ),
  },
  {
    command: 'removeSource',
    at: 'Coast Review',
    before: draft.replace('coast [2]', 'coast'),
    after: written(
      'Stone came from the coast. The town paid [2]. It was built in two years [1], and it holds [3].',
      ...[`[1] ${wall}`, `[2] ${pay}`, `[3] ${again}`],
    ),
  },
  {
    command: 'mergeDuplicates',
    at: 'Coast Review',
    after: written(
      'Stone came from the coast [2]. The town paid [3]. It was built in two years [1], and it holds [1].',
      ...[`[1] ${wall}`, `[2] ${stone}`, `[3] ${pay}`],
    ),
  },
  {
    command: 'moveEntryUp',
    at: 'Coast Review',
    after: written(
      'Stone came from the coast [1]. The town paid [3]. It was built in two years [2], and it holds [4].',
      ...[`[1] ${stone}`, `[2] ${wall}`, `[3] ${pay}`, `[4] ${again}`],
    ),
  },
  {
    command: 'moveEntryDown',
    at: 'Coast Review',
    after: written(
      'Stone came from the coast [3]. The town paid [2]. It was built in two years [1], and it holds [4].',
      ...[`[1] ${wall}`, `[2] ${pay}`, `[3] ${stone}`, `[4] ${again}`],
    ),
  },
  {
    command: 'renumber',
    at: 'Coast Review',
    after: written(
      'Stone came from the coast [1]. The town paid [2]. It was built in two years [3], and it holds [4].',
      ...[`[1] ${stone}`, `[2] ${pay}`, `[3] ${wall}`, `[4] ${again}`],
    ),
  },
  {
    command: 'swapNumbers',
    options: { with: 3 },
    at: 'Coast Review',
    after: written(
      'Stone came from the coast [3]. The town paid [2]. It was built in two years [1], and it holds [4].',
      ...[`[1] ${wall}`, `[2] ${pay}`, `[3] ${stone}`, `[4] ${again}`],
    ),
  },
  {
    command: 'insertAs',
    options: { number: 1 },
    at: 'Bay Radio',
    after: written(
      'Stone came from the coast [3]. The town paid [1]. It was built in two years [2], and it holds [4].',
      ...[`[1] ${pay}`, `[2] ${wall}`, `[3] ${stone}`, `[4] ${again}`],
    ),
  },
  {
    command: 'closeGaps',
    at: 'Coast Review',
    before: draft.replaceAll('[4]', '[9]'),
    after: draft,
  },
];

/** Runs the command; a result that is shown beforehand is applied. */
async function run(document: TextDocument, { command, options, at }: Case): Promise<void> {
  const editor = await window.showTextDocument(document);
  const { start } = rangeOf(document, at);
  editor.selection = new Selection(start, start);
  const before = document.getText();
  await commands.executeCommand(`wellSourced.${command}`, options ?? {});
  if (document.getText() === before) await commands.executeCommand('wellSourced.applyPreview');
  await until('the change', () => document.getText() !== before);
}

/** One step back is the draft as it was, one forward the change again; in the end all is as before. */
async function undoneAtOnce(document: TextDocument, before: string, after: string): Promise<void> {
  same(document.getText(), after);
  await window.showTextDocument(document);
  await commands.executeCommand('undo');
  same(document.getText(), before);
  await commands.executeCommand('redo');
  same(document.getText(), after);
  await commands.executeCommand('undo');
}

suite('one step to undo', () => {
  teardown(closeAll);

  // One draft for all: opening files takes the longest by far.
  test('every command', async () => {
    let document = await openMarkdown(draft);
    for (const one of cases) {
      const before = one.before ?? draft;
      if (document.getText() !== before) document = await openMarkdown(before);
      await run(document, one);
      await undoneAtOnce(document, before, one.after);
    }
  }).timeout(60_000);

  test('a rename', async () => {
    const document = await openMarkdown(draft);
    const edit = await ask<WorkspaceEdit>('executeDocumentRenameProvider', document, inside(document, '[2]'), '7');
    same(await workspace.applyEdit(edit), true);
    await undoneAtOnce(document, draft, draft.replaceAll('[2]', '[7]'));
  });

  test('an offer of the light bulb', async () => {
    const document = await openMarkdown(draft);
    const actions = await actionsAt(document, rangeOf(document, '[2]'));
    const action = actions.find(({ title }) => title.startsWith('Swap with [3]'));
    if (!action) throw new Error(`no swap among: ${actions.map(({ title }) => title).join(' | ')}`);
    await applyAction(action);
    await undoneAtOnce(document, draft, cases.find(({ command }) => command === 'swapNumbers')!.after);
  });

  test('a renumbering on saving', async () => {
    const document = await openMarkdown(draft);
    const settings = workspace.getConfiguration('editor', document);
    await settings.update('codeActionsOnSave', { 'source.organizeSources.wellSourced': 'explicit' });
    try {
      await window.showTextDocument(document);
      await commands.executeCommand('type', { text: ' ' });
      await commands.executeCommand('deleteLeft');
      await commands.executeCommand('workbench.action.files.save');
      const after = cases.find(({ command }) => command === 'renumber')!.after;
      await until('the numbers', () => document.getText() === after);
      await commands.executeCommand('undo');
      same(document.getText(), draft);
    } finally {
      await settings.update('codeActionsOnSave', undefined);
    }
  });
});
