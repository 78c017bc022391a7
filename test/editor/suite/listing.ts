import { commands, languages, window } from 'vscode';
import { closeAll, openMarkdown, rangeOf, until } from './editing.ts';

const draft = `# The ferry wall

It was built in two years [1]. Nobody expected the storm [4]. It holds [1].

## References

[1] Harbour Times. “The Wall That Holds.” 4 May 2021. https://harbour.example/wall
[2] Coast Review. “Stone for the Ferry.” https://coast.example/stone
`;

// Rows cannot be read from here, but walked: each leads to its places in the draft.
suite('the view of the sources', () => {
  teardown(closeAll);

  test('leads from its rows to the entries and from use to use', async () => {
    const document = await openMarkdown(draft);
    const selected = () => {
      const editor = window.activeTextEditor;
      return editor?.document === document ? editor.selection : null;
    };
    const leadsTo = (words: string, number: string) => {
      const place = rangeOf(document, words).start.translate(0, words.indexOf(number));
      return until(`the selection at “${words}”`, () => selected()?.start.isEqual(place) && !selected()?.isEmpty);
    };
    const row = async (command: string, count = 1) => {
      for (let turn = 0; turn < count; turn++) await commands.executeCommand(command);
    };
    await until('the first findings', () => languages.getDiagnostics(document.uri).length > 0);
    await commands.executeCommand('wellSourced.sources.open');
    // The rows come a moment after the view.
    await until('the rows', async () => {
      await commands.executeCommand('wellSourced.sources.focus');
      await row('list.focusFirst');
      await row('list.select');
      await new Promise((resolve) => setTimeout(resolve, 200));
      return selected()?.start.isEqual(rangeOf(document, '[4]').start.translate(0, 1));
    });
    await row('list.focusDown');
    await row('list.select');
    await leadsTo('[1] Harbour', '1');
    await row('list.select');
    await leadsTo('[1]. Nobody', '1');
    await row('list.select');
    await leadsTo('[1].\n\n##', '1');
    await row('list.focusDown');
    await row('list.select');
    await leadsTo('[2] Coast', '2');
  });
});
