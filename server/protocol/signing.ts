import type { CodeAction, MessageActionItem, Position } from 'vscode-languageserver-protocol';
import type { Finding } from '../checks/check.ts';
import { claimsOver } from '../draft/near.ts';
import { nameOf } from '../features/describe.ts';
import { type Span, touches } from '../text/span.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { addSignOff, canBeSigned, removeSignOff, signableAt, signOffOf } from '../workspace/signOff.ts';
import type { Diagnostics } from './diagnostics.ts';
import { diagnosticOf } from './diagnostics.ts';
import type { CheckingEvidence } from './evidence.ts';
import { QUICK_FIX, REFACTOR, wanted } from './kinds.ts';
import {
  CHECKED_MYSELF,
  COMMANDS,
  EVIDENCE_CHANGED,
  type SaveCopyParams,
  SIGNABLE,
  type SignableResult,
  type SignOffParams,
} from './requests.ts';
import type { State } from './state.ts';

const BESIDE = 'Write it beside the draft';
const NOT_NOW = 'Not now';
const STALE = 'The draft has changed in the meantime. Please try again.';
const NO_PLACE =
  'Put the cursor on a quote, or into a sentence with a figure, that cites a source of the list: that is what you stand for.';
const UNSAVED = 'Save the draft first: what you checked is kept beside it.';

/** “I checked this myself”: a person stands for a quote or figure, and no copy speaks against it any more. */
export class Signing {
  readonly #state: State;
  readonly #changed: () => void;

  constructor(state: State, diagnostics: Diagnostics, evidence: CheckingEvidence) {
    this.#state = state;
    this.#changed = () => {
      diagnostics.refresh();
      evidence.refresh();
    };
  }

  serve(): void {
    const { desk, workspace } = this.#state;
    desk.answer<SaveCopyParams, SignableResult | null>(SIGNABLE, null, async ({ textDocument, position }) => {
      const open = workspace.get(textDocument.uri);
      if (!open) return null;
      const { version } = open;
      const { signed } = await workspace.policyOf(open);
      if (open.version !== version) return null;
      const place = placeOf(open, position);
      const signable = place && signableAt(open.draft, place);
      if (!place || !signable) return null;
      const { by, on, note } = signOffOf(open.draft, place, signed) ?? { by: '', on: '', note: '' };
      return { version, excerpt: signable.excerpt, signed: on === '' ? null : { by, on, note } };
    });
  }

  async sign(args: readonly unknown[]): Promise<void> {
    const params = args[0] as SignOffParams | undefined;
    const { desk } = this.#state;
    const open = params && this.#openAt(params);
    if (open === null) return desk.show('info', STALE);
    const place = open && placeOf(open, params.position);
    const signable = place && signableAt(open.draft, place);
    if (!open || !signable) return desk.show('info', NO_PLACE);
    const { hash, excerpt, sources } = signable;
    const entry = {
      hash,
      excerpt,
      source: sources.map((source) => nameOf(source)).join('; '),
      by: (params.by ?? '').trim(),
      on: today(),
      note: (params.note ?? '').trim(),
    };
    await this.#change(open, (text) => addSignOff(text, entry));
  }

  async takeBack(args: readonly unknown[]): Promise<void> {
    const params = args[0] as SignOffParams | undefined;
    const { desk, workspace } = this.#state;
    const open = params && this.#openAt(params);
    if (open === null) return desk.show('info', STALE);
    const place = open && placeOf(open, params.position);
    const known = open && place && signOffOf(open.draft, place, (await workspace.policyOf(open)).signed);
    if (!open || !known) return desk.show('info', 'Nobody has said of what stands at the cursor that they checked it.');
    await this.#change(open, (text) => removeSignOff(text, known.hash));
  }

  /** What the light bulb offers for findings that a person may stand for, and for what somebody stands for. */
  async actions(
    open: OpenDraft,
    findings: readonly Finding[],
    selection: Span,
    only: readonly string[] | undefined,
  ): Promise<CodeAction[]> {
    const { client, workspace } = this.#state;
    const found = findings.find(
      (finding) => canBeSigned(finding.code) && touches(finding, selection.start) && signableAt(open.draft, finding),
    );
    const textDocument = { uri: open.uri, version: open.version };
    if (found && wanted(only, QUICK_FIX)) {
      const title = 'I checked this myself';
      const params: SignOffParams = { textDocument, position: open.text.positionAt(found.start + 1) };
      const command = client.signsOff ? CHECKED_MYSELF : COMMANDS.signOff;
      const diagnostics = [diagnosticOf(open.text, open.uri, found, client)];
      return [{ title, kind: QUICK_FIX, diagnostics, command: { title, command, arguments: [params] } }];
    }
    if (!wanted(only, REFACTOR)) return [];
    const { signed } = await workspace.policyOf(open);
    const position = open.text.positionAt(selection.start);
    const place = signed.size === 0 || open.version !== textDocument.version ? null : placeOf(open, position);
    if (!place || !signOffOf(open.draft, place, signed)) return [];
    const title = 'Take back “I checked this myself”';
    const params: SignOffParams = { textDocument, position };
    return [{ title, kind: REFACTOR, command: { title, command: COMMANDS.takeBackSignOff, arguments: [params] } }];
  }

  /** Undefined for a document that is no draft, null for another version than the one that was meant. */
  #openAt({ textDocument: { uri, version } }: SignOffParams): OpenDraft | null | undefined {
    const open = this.#state.workspace.get(uri) ?? undefined;
    return open && version != null && open.version !== version ? null : open;
  }

  async #change(open: OpenDraft, change: (text: string | null) => string): Promise<void> {
    const { desk, workspace, client } = this.#state;
    const list = await workspace.projects.checkedUri(open.uri);
    if (!list) return desk.show('info', UNSAVED);
    if (!list.sure && !(await this.#mayStandBeside())) return;
    try {
      await workspace.signInFile(list.uri, change);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      return desk.show('warning', `Nothing was written to “.well-sourced/checked.json”. ${reason}`);
    }
    this.#changed();
    // A quote that nothing was reported of stands otherwise, too.
    if (client.hearsEvidence) desk.tell(EVIDENCE_CHANGED, { uri: open.uri });
  }

  async #mayStandBeside(): Promise<boolean> {
    const chosen = await this.#state.desk.ask<MessageActionItem>('window/showMessageRequest', {
      type: 3,
      message:
        'What you checked is written to “.well-sourced/checked.json”. This draft is in no open folder: shall the file stand beside it?',
      actions: [{ title: BESIDE }, { title: NOT_NOW }],
    });
    return chosen?.title === BESIDE;
  }
}

/** The quote at the position, or else the figure whose sentence holds it. */
function placeOf(open: OpenDraft, position: Position): Span | null {
  const { draft } = open;
  const offset = open.text.offsetAt(position);
  const here = { start: offset, end: offset };
  return draft.quotesOver(here)[0] ?? claimsOver(draft, here).find(({ kind }) => kind !== 'vague-attribution') ?? null;
}

/** Where the writer is: `2026-11-25`. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
