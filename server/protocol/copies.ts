import type { ApplyWorkspaceEditResult, CodeAction, MessageActionItem, Position } from 'vscode-languageserver-protocol';
import type { Source } from '../draft/model.ts';
import { sourceName } from '../edits/labels.ts';
import { isUnreadable } from '../evidence/extract/extracted.ts';
import { entryLabelAt } from '../features/place.ts';
import { sourceAt } from '../features/sourceAt.ts';
import { type Fetch, FetchError, fetchPage } from '../lookup/page.ts';
import { type Captured, type MadeCopy, makeCopy } from '../workspace/makeCopy.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { keysOfSource } from '../workspace/sourceKey.ts';
import { workspaceEdit } from './edits.ts';
import { REFACTOR } from './kinds.ts';
import type { Progress, Work } from './progress.ts';
import {
  ATTACH,
  type AttachParams,
  type AttachResult,
  COMMANDS,
  type SaveCopyParams,
  SOURCE_AT,
  type SourceAtResult,
} from './requests.ts';
import type { State } from './state.ts';

const BESIDE = 'Keep them beside the draft';
const NOT_NOW = 'Not now';
const STALE = 'The draft has changed in the meantime. Please try again.';
const NOWHERE = 'Save the draft first: copies of its sources are kept beside it.';
const NO_SOURCE = 'Put the cursor on a citation or an entry of the source list: a copy is made of that source.';

/** A copy that was not made; the message is a whole sentence. */
class NotSaved extends Error {}

/** Makes saved copies when the writer asks for them: nothing here is done by itself. */
export class SavingCopies {
  readonly #state: State;
  readonly #fetch: Fetch;
  readonly #progress: Progress;
  readonly #saved: () => void;

  /** @param saved is called when a copy was written */
  constructor(state: State, fetch: Fetch, progress: Progress, saved: () => void) {
    this.#state = state;
    this.#fetch = fetch;
    this.#progress = progress;
    this.#saved = saved;
  }

  serve(): void {
    const { desk } = this.#state;
    desk.answer<SaveCopyParams, SourceAtResult | null>(SOURCE_AT, null, (params) => this.#sourceAt(params));
    const failed: AttachResult = { uri: null, message: 'The copy could not be made; the log says why.', failed: true };
    desk.answer<AttachParams, AttachResult>(ATTACH, failed, (params) => this.#attach(params));
  }

  /** Fetches the page of the source at a position. */
  async saveOne(args: readonly unknown[]): Promise<void> {
    const params = args[0] as SaveCopyParams | undefined;
    const { desk, workspace } = this.#state;
    const open = params && workspace.get(params.textDocument.uri);
    const source = open && meant(open, params.position);
    if (!open || !source) return desk.show('info', NO_SOURCE);
    try {
      const folder = await this.#folder(open);
      if (folder === null) return;
      const made = await this.#progress.run(`Saving a copy of ${named(source)}`, (work) =>
        this.#fetchAndSave(open, source, folder, work),
      );
      const { problem } = made.copy.meta;
      desk.show(problem === null ? 'info' : 'warning', problem ?? `Saved a copy of ${named(source)}.`);
    } catch (error) {
      desk.show('warning', messageOf(error, named(source)));
    }
  }

  /** Fetches the pages of all sources that have an address and no copy, one after the other. */
  async saveAll(args: readonly unknown[]): Promise<void> {
    const params = args[0] as Pick<SaveCopyParams, 'textDocument'> | undefined;
    const { desk, workspace } = this.#state;
    const open = params && workspace.get(params.textDocument.uri);
    if (!open) return;
    try {
      const copies = await workspace.copies.of(open.uri);
      const missing = open.draft.sources.filter((source) => addressOf(source) && copies.of(source).length === 0);
      if (missing.length === 0) {
        return desk.show('info', 'Every source that has an address has a saved copy already.');
      }
      const folder = await this.#folder(open);
      if (folder === null) return;
      const failures: string[] = [];
      let saved = 0;
      let stopped = false;
      await this.#progress.run('Saving copies of the sources', async (work) => {
        for (const [index, source] of missing.entries()) {
          if (work.signal.aborted) break;
          const where = `${index + 1} of ${missing.length}: ${named(source)}`;
          work.report(where, index / missing.length);
          const quiet: Work = { signal: work.signal, report: () => {} };
          try {
            const { problem } = (await this.#fetchAndSave(open, source, folder, quiet)).copy.meta;
            saved++;
            if (problem !== null) failures.push(`${named(source)}: ${problem}`);
          } catch (error) {
            if (!work.signal.aborted) failures.push(messageOf(error, named(source)));
          }
        }
        stopped = work.signal.aborted;
      });
      const done = `${saved === 1 ? '1 copy' : `${saved} copies`} saved${stopped ? ', then called off' : ''}.`;
      const shown = failures.slice(0, 3).join(' ');
      const more = failures.length > 3 ? ` ${failures.length - 3} more are in the log.` : '';
      for (const failure of failures) desk.log('warning', failure);
      desk.show(failures.length > 0 ? 'warning' : 'info', [done, shown].filter(Boolean).join(' ') + more);
    } catch (error) {
      desk.show('warning', messageOf(error, 'The copies'));
    }
  }

  async #fetchAndSave(open: OpenDraft, source: Source, folder: string, work: Work): Promise<MadeCopy> {
    const address = addressOf(source);
    if (address === null) {
      throw new NotSaved(`${named(source)} has no address to fetch. Attach a file to it instead.`);
    }
    const { bytes, contentType, redirects } = await fetchPage(address, {
      fetch: this.#fetch,
      signal: work.signal,
      progress: (received) => work.report(`${Math.ceil(received / 1024)} KB`),
    });
    const origin = { name: new URL(redirects.at(-1) ?? address).pathname, contentType };
    const captured = { bytes, origin, method: 'fetched', url: address, redirects, doi: source.details.doi } as const;
    return (await this.#keep(captured, folder, open)).made;
  }

  async #sourceAt({ textDocument, position }: SaveCopyParams): Promise<SourceAtResult | null> {
    const { workspace } = this.#state;
    const open = workspace.get(textDocument.uri);
    const source = open && meant(open, position);
    if (!open || !source) return null;
    const { version } = open;
    const hasCopy = (await workspace.copies.of(open.uri)).of(source).length > 0;
    return { version, index: source.index, name: named(source), hasCopy };
  }

  async #attach({ textDocument, index, method, name, content }: AttachParams): Promise<AttachResult> {
    const open = this.#state.workspace.get(textDocument.uri);
    const source = open?.draft.sources[index];
    const refused = (message: string): AttachResult => ({ uri: null, message, failed: true });
    if (!open || !source || open.version !== textDocument.version) return refused(STALE);
    try {
      const folder = await this.#folder(open);
      if (folder === null) return refused('No copy was made.');
      if (open.version !== textDocument.version) return refused(STALE);
      const bytes = Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0));
      const origin = { name, contentType: method === 'clipboard' ? 'text/plain; charset=utf-8' : null };
      const url = addressOf(source);
      const kept = await this.#keep(
        { bytes, origin, method, url, redirects: [], doi: source.details.doi },
        folder,
        open,
      );
      const { problem } = kept.made.copy.meta;
      const untied = await this.#tie(open, textDocument.version, source, kept.uri);
      const message = [problem ?? `Saved a copy of ${named(source)}.`, untied].filter(Boolean).join(' ');
      return { uri: kept.uri, message, failed: problem !== null || untied !== null };
    } catch (error) {
      return refused(messageOf(error, name));
    }
  }

  /** An entry without address and DOI names its copy itself; why it could not be written there, or null. */
  async #tie(open: OpenDraft, version: number, source: Source, uri: string): Promise<string | null> {
    const { desk, client } = this.#state;
    if (keysOfSource(source).length > 0) return null;
    const mark = `copy: ${decodeURIComponent(uri.replace(/^.*\//, ''))}`;
    const byHand = `Write “${mark}” at the end of the entry, so that the copy is found.`;
    if (open.version !== version) return byHand;
    const edit = workspaceEdit(open, [{ start: source.end, end: source.end, newText: ` ${mark}` }], client);
    const label = 'Name the copy in the entry';
    const result = await desk.ask<ApplyWorkspaceEditResult>('workspace/applyEdit', { label, edit });
    return result?.applied ? null : byHand;
  }

  async #keep(
    captured: Omit<Captured, 'when'>,
    folder: string,
    open: OpenDraft,
  ): Promise<{ made: MadeCopy; uri: string }> {
    const when = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
    const made = await makeCopy({ ...captured, when });
    const { workspace } = this.#state;
    const { keepOriginals } = (await workspace.policyOf(open)).settings;
    try {
      const uri = await workspace.copies.save(folder, made, keepOriginals ? captured.bytes : null);
      this.#saved();
      return { made, uri };
    } catch (error) {
      throw new NotSaved(`The copy could not be written: ${(error as Error).message}`);
    }
  }

  /** Where copies go; null when the writer does not want them there. */
  async #folder(open: OpenDraft): Promise<string | null> {
    const { desk, workspace } = this.#state;
    const place = await workspace.copies.placeFor(open.uri);
    if (!place) throw new NotSaved(NOWHERE);
    if (place.sure) return place.folder;
    const answer = await desk.ask<MessageActionItem>('window/showMessageRequest', {
      type: 3,
      message:
        'Copies of sources are kept in a folder “.well-sourced/copies”. This draft is in no open folder: shall it stand beside the draft?',
      actions: [{ title: BESIDE }, { title: NOT_NOW }],
    });
    return answer?.title === BESIDE ? place.folder : null;
  }
}

/** The source whose number or entry the cursor is in. */
function meant(open: OpenDraft, position: Position): Source | null {
  const offset = open.text.offsetAt(position);
  return sourceAt(open.draft, { start: offset, end: offset });
}

/** What the light bulb offers at the label of an entry that has an address and no copy yet; null anywhere else. */
export async function copyAction(state: State, open: OpenDraft, offset: number): Promise<CodeAction | null> {
  const source = entryLabelAt(open.draft, offset);
  if (!source || addressOf(source) === null) return null;
  if ((await state.workspace.copies.of(open.uri)).of(source).length > 0) return null;
  const title = 'Save a copy of this source';
  const params: SaveCopyParams = { textDocument: { uri: open.uri }, position: open.text.positionAt(source.start) };
  return { title, kind: REFACTOR, command: { title, command: COMMANDS.saveCopy, arguments: [params] } };
}

function addressOf(source: Source): string | null {
  const { url, doi } = source.details;
  if (url !== null && URL.canParse(url) && /^https?:/i.test(url)) return url;
  return doi === null ? null : `https://doi.org/${doi}`;
}

const named = (source: Source): string => `${source.label === null ? '' : `[${source.label}] `}“${sourceName(source)}”`;

function messageOf(error: unknown, what: string): string {
  if (error instanceof NotSaved) return error.message;
  if (error instanceof FetchError || isUnreadable(error)) return `${what} ${error.message}.`;
  throw error;
}
