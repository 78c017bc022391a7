import type { CodeLens, Command, ShowDocumentParams } from 'vscode-languageserver-protocol';
import { citedAt, codeLenses, type EntryLens } from '../features/codeLenses.ts';
import { isShown } from '../features/overview.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { rangeOf, rangesIn } from './ranges.ts';
import { COMMANDS, SHOW_USES, type ShowUsesArguments } from './requests.ts';
import type { InDocument, State } from './state.ts';

/** Finds the entry again when its lens comes into sight. */
interface LensData {
  readonly uri: string;
  readonly version: number;
  readonly index: number;
}

/** Up to so many citations every lens comes whole: an editor shows the old words until it has resolved a new one. */
const FEW = 2000;

/** Serves “cited 4 times” above each entry. */
export function serveCodeLens({ desk, workspace, client }: State): void {
  desk.answer<InDocument, CodeLens[] | null>('textDocument/codeLens', null, async ({ textDocument }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const { settings } = await workspace.policyOf(open);
    if (!settings.codeLens || !isShown(open.draft, settings.draft)) return null;
    const rangeIn = rangesIn(open.text);
    return codeLenses(open.draft).map((lens) => {
      const range = rangeIn(lens);
      if (lens.source.useCount === 0) return { range, command: words(lens.title) };
      if (open.draft.citationCount <= FEW) return { range, command: command(open, lens) };
      const data: LensData = { uri: open.uri, version: open.version, index: lens.source.index };
      return { range, data };
    });
  });

  desk.answer<CodeLens, CodeLens | null>('codeLens/resolve', null, (lens) => {
    const data = lens.data as LensData | undefined;
    const open = data && workspace.get(data.uri);
    if (!open || open.version !== data.version) return { ...lens, command: words('') };
    const found = codeLenses(open.draft).find(({ source }) => source.index === data.index);
    return found ? { ...lens, command: command(open, found) } : { ...lens, command: words('') };
  });

  const command = (open: OpenDraft, lens: EntryLens): Command => {
    const { uri, text } = open;
    const locations = citedAt(lens.source).map((use) => ({ uri, range: rangeOf(text, use) }));
    const args: ShowUsesArguments = [uri, text.positionAt(lens.start), locations];
    return { title: lens.title, command: client.showsUses ? SHOW_USES : COMMANDS.goToUses, arguments: args };
  };
}

/** A lens that says something and does nothing. */
const words = (title: string): Command => ({ title, command: '' });

/**
 * Runs the lens for clients that cannot show a list of places by themselves: it leads to the first use, called again to
 * the next one; where the client cannot be led, it says the lines.
 */
export function goToUsesCommand({ desk, client }: State): (args: readonly unknown[]) => Promise<void> {
  let last = '';
  let at = 0;
  return async (args) => {
    const [uri, position, locations] = args as unknown as Partial<ShowUsesArguments> & readonly unknown[];
    if (!uri || !position || !locations || locations.length === 0) return;
    if (!client.showDocument) {
      const lines = [...new Set(locations.map(({ range }) => range.start.line + 1))];
      desk.show('info', `This source is cited in ${lines.length === 1 ? 'line' : 'lines'} ${lines.join(', ')}.`);
      return;
    }
    const key = `${uri} ${position.line} ${locations.length}`;
    at = key === last ? (at + 1) % locations.length : 0;
    last = key;
    const { range } = locations[at]!;
    const place: ShowDocumentParams = { uri: locations[at]!.uri, takeFocus: true, selection: range };
    await desk.ask('window/showDocument', place);
  };
}
