import type { QuickPick, QuickPickItem } from 'vscode';
import { CancellationTokenSource, l10n, window } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type {
  CiteResult,
  CopyPassage,
  QuotableResult,
  QuotePassageParams,
  SearchCopiesParams,
  SearchCopiesResult,
  SourceAtParams,
  SourceItem,
} from '../requests.ts';
import { quotableMethod, quotePassageMethod, searchCopiesMethod } from '../requests.ts';

/** The copy is looked through when the writer has not typed for so long (ms). */
const PAUSE = 120;

/** Lets the writer pick a source, then a passage of its saved copy, and quotes that at the cursor. */
export async function quoteFromSource(client: BaseLanguageClient): Promise<void> {
  const editor = window.activeTextEditor;
  if (!editor) return;
  const { document, selection } = editor;
  const { code2ProtocolConverter: convert } = client;
  const uri = convert.asUri(document.uri);
  const found = await client.sendRequest<QuotableResult | null>(quotableMethod, {
    textDocument: { uri },
    position: convert.asPosition(selection.active),
  } satisfies SourceAtParams);
  if (!found || found.sources.length === 0) {
    await window.showInformationMessage(
      l10n.t('There is no saved copy of a source to quote from. Save one first: “Save a Copy of This Source”.'),
    );
    return;
  }
  const source = await pickSource(found.sources);
  if (!source) return;
  const textDocument = { uri, version: found.version };
  const passage = await new PassagePick(client, textDocument, source).run();
  if (!passage) return;
  const { copy, start, end, words } = passage;
  const answer = await client.sendRequest<CiteResult>(quotePassageMethod, {
    textDocument,
    range: convert.asRange(selection),
    index: source.index,
    passage: { copy, start, end, words },
  } satisfies QuotePassageParams);
  if (!answer.applied) {
    await window.showWarningMessage(answer.reason ?? l10n.t('The draft has changed; nothing was quoted.'));
  }
}

/**
 * Does not go away by itself when a source is picked: the list of passages takes its place, so that no letter of a writer
 * who types on ends up in the draft.
 */
function pickSource(sources: readonly SourceItem[]): Promise<SourceItem | undefined> {
  const pick = window.createQuickPick<QuickPickItem & { source: SourceItem }>();
  pick.title = l10n.t('Quote from a source (1 of 2)');
  pick.placeholder = l10n.t('Number, title or outlet of a source with a saved copy');
  pick.matchOnDescription = true;
  pick.items = sources.map((source) => ({
    label: `${source.label === '' ? '' : `[${source.label}] `}${source.title ?? source.name}`,
    description: [source.outlet, source.date].filter((part) => part !== null).join(', '),
    source,
  }));
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      const [chosen] = pick.selectedItems;
      if (chosen) resolve(chosen.source);
    });
    pick.onDidHide(() => {
      pick.dispose();
      resolve(undefined);
    });
    pick.show();
  });
}

interface PassageItem extends QuickPickItem {
  readonly passage: CopyPassage;
}

/** The list of passages, which the server makes anew as the writer types. */
class PassagePick {
  readonly #client: BaseLanguageClient;
  readonly #textDocument: SearchCopiesParams['textDocument'];
  readonly #source: SourceItem;
  readonly #pick: QuickPick<PassageItem>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: CancellationTokenSource | null = null;

  constructor(client: BaseLanguageClient, textDocument: SearchCopiesParams['textDocument'], source: SourceItem) {
    this.#client = client;
    this.#textDocument = textDocument;
    this.#source = source;
    this.#pick = window.createQuickPick<PassageItem>();
    this.#pick.title = l10n.t('Quote from {0} (2 of 2)', source.name);
    this.#pick.placeholder = l10n.t('Words to look for in the saved copy');
    this.#pick.ignoreFocusOut = true;
  }

  run(): Promise<CopyPassage | null> {
    const pick = this.#pick;
    return new Promise((resolve) => {
      pick.onDidChangeValue(() => {
        clearTimeout(this.#timer);
        this.#asking?.cancel();
        this.#timer = setTimeout(() => void this.#look(), PAUSE);
      });
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (!chosen) return;
        resolve(chosen.passage);
        pick.hide();
      });
      pick.onDidHide(() => {
        clearTimeout(this.#timer);
        this.#asking?.cancel();
        pick.dispose();
        resolve(null);
      });
      pick.show();
      void this.#look();
    });
  }

  async #look(): Promise<void> {
    const pick = this.#pick;
    const asking = new CancellationTokenSource();
    this.#asking = asking;
    pick.busy = true;
    try {
      const params: SearchCopiesParams = {
        textDocument: this.#textDocument,
        index: this.#source.index,
        query: pick.value,
      };
      const found = await this.#client.sendRequest<SearchCopiesResult | null>(searchCopiesMethod, params, asking.token);
      if (asking.token.isCancellationRequested) return;
      pick.items = found?.passages.map(itemOf) ?? [];
      pick.placeholder = found
        ? l10n.t('Words to look for in the saved copy')
        : l10n.t('The draft has changed in the meantime. Please try again.');
    } catch {
      // Called off: the next keystroke asks again.
    } finally {
      if (this.#asking === asking) {
        this.#asking = null;
        pick.busy = false;
      }
      asking.dispose();
    }
  }
}

function itemOf(passage: CopyPassage): PassageItem {
  const { words, before, after, page } = passage;
  return {
    label: words,
    detail: [before, '⟦…⟧', after].filter((part) => part !== '').join(' '),
    ...(page === null ? {} : { description: l10n.t('page {0}', page) }),
    // The server has chosen: words in another order are a hit as well.
    alwaysShow: true,
    passage,
  };
}
