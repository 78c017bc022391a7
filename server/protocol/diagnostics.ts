import type { Diagnostic, DocumentDiagnosticParams, DocumentDiagnosticReport } from 'vscode-languageserver-protocol';
import type { Finding, Level } from '../checks/check.ts';
import type { DraftText } from '../text/draftText.ts';
import { looksSame } from '../workspace/carriedFindings.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import type { Abilities } from './abilities.ts';
import { rangeOf, rangesIn } from './ranges.ts';
import { inSlices, oneSlice } from './slices.ts';
import type { State } from './state.ts';

const SEVERITIES: Readonly<Record<Level, 1 | 2 | 3 | 4>> = { error: 1, warning: 2, information: 3, hint: 4 };
const UNNECESSARY = 1;
/** Editors show no more of one file; what is left out is said. */
const MOST = 1000;
/** A pushed report waits for a pause in typing (ms), the longer the dearer the last one was. */
const SHORTEST_PAUSE = 50;
const LONGEST_PAUSE = 1000;
const PAUSE_PER_COST = 4;
/** What costs less (ms) is done between two letters. */
const CHEAP = 20;
/** What nobody knows yet is taken for this. */
const UNKNOWN_COST = 75;

/** Brings findings to the client: asked for by clients that pull, sent to the others. */
export class Diagnostics {
  readonly #state: State;
  readonly #pending = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #cost = new Map<string, number>();
  /** How long (ms) the text was read when it was typed in last. */
  readonly #reading = new Map<string, number>();

  constructor(state: State) {
    this.#state = state;
    const { desk, workspace, client } = state;
    if (!client.pullDiagnostics) return;
    const nothing: DocumentDiagnosticReport = { kind: 'full', items: [] };
    desk.answer<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      'textDocument/diagnostic',
      nothing,
      async ({ textDocument, previousResultId }) => {
        const open = workspace.get(textDocument.uri);
        if (!open) return nothing;
        const resultId = await workspace.stampOf(open);
        // For the same text alone: an editor's marks may be lost with words that are deleted and come back.
        if (resultId === previousResultId) return { kind: 'unchanged', resultId };
        // Only a client that can be told to ask again is told what may not be all.
        const first = client.refreshDiagnostics ? await workspace.firstFindings(open) : null;
        if (first) this.#readOnAfter(open, first);
        const findings = first ?? (await workspace.findings(open));
        return {
          kind: 'full',
          resultId: first ? `${resultId}?` : resultId,
          items: diagnosticsOf(open.text, open.uri, findings, client),
        };
      },
    );
  }

  /** Reads on when the answer is out, and has the client ask again where that says another thing. */
  #readOnAfter(open: OpenDraft, first: readonly Finding[]): void {
    const isDue = this.#isDue(open);
    const later = (pause: number, run: () => void | Promise<void>) =>
      setTimeout(() => this.#state.desk.guard('findings', () => (isDue() ? run() : undefined)), pause);
    const rest = async () => {
      const findings = await this.#readOn(open, isDue);
      if (findings && !looksSame(findings, first)) this.refreshOne(open);
    };
    // What is quickly done is done between two letters; what is not, or not known, waits until nothing has been typed
    // for a while.
    later(pauseFor(this.#reading.get(open.key) ?? 0), () => {
      const started = Date.now();
      const { draft } = open;
      if (open.wasEdited) this.#reading.set(open.key, Date.now() - started);
      // A little each time: a draft in which somebody types on without a pause is read whole at last, too.
      if (draft.wordsUnread > 0) oneSlice(draft.readWords());
      later(pauseFor(this.#cost.get(open.key) ?? (open.wasEdited ? UNKNOWN_COST : 0)), rest);
    });
  }

  /** Tells whether the draft is still the one it is now. */
  #isDue(open: OpenDraft): () => boolean {
    const { version } = open;
    return () => open.version === version && this.#state.workspace.get(open.uri) === open;
  }

  /** All findings of a draft, looked for in the background; null when it is not due any more. */
  async #readOn(open: OpenDraft, isDue: () => boolean): Promise<readonly Finding[] | null> {
    if (!isDue() || !(await inSlices(open.draft.readWords(), isDue))) return null;
    const started = Date.now();
    const findings = await this.#state.workspace.findings(open);
    this.#cost.set(open.key, Date.now() - started);
    return isDue() ? findings : null;
  }

  /** The text of a draft is another one now. */
  changed(open: OpenDraft, atOnce: boolean): void {
    if (this.#state.client.pullDiagnostics) return;
    this.#stop(open.key);
    const cost = this.#cost.get(open.key) ?? 0;
    const pause = atOnce ? 0 : Math.min(LONGEST_PAUSE, Math.max(SHORTEST_PAUSE, cost * PAUSE_PER_COST));
    this.#pending.set(
      open.key,
      setTimeout(() => this.#state.desk.guard('findings', () => this.#push(open)), pause),
    );
  }

  /** A closed draft has no findings. */
  closed(open: OpenDraft): void {
    this.#stop(open.key);
    this.#cost.delete(open.key);
    this.#reading.delete(open.key);
    if (!this.#state.client.pullDiagnostics) this.#publish({ uri: open.uri, diagnostics: [] });
  }

  /** The findings of every draft may be others now: settings or project files have changed. */
  refresh(): void {
    const { client, workspace, desk } = this.#state;
    if (!client.pullDiagnostics) for (const open of workspace.drafts) this.changed(open, true);
    else if (client.refreshDiagnostics) void desk.ask('workspace/diagnostic/refresh', undefined);
  }

  /** The findings of one draft look different without a change of its text. */
  refreshOne(open: OpenDraft): void {
    if (this.#state.client.pullDiagnostics) this.refresh();
    else this.changed(open, true);
  }

  async #push(open: OpenDraft): Promise<void> {
    this.#pending.delete(open.key);
    const { workspace, client } = this.#state;
    await workspace.policyOf(open);
    if (workspace.get(open.uri) !== open || this.#pending.has(open.key)) return;
    const started = Date.now();
    const { version } = open;
    const publish = (findings: readonly Finding[]) => {
      const diagnostics = diagnosticsOf(open.text, open.uri, findings, client);
      if (open.version === version && workspace.get(open.uri) === open) {
        this.#publish({ uri: open.uri, version, diagnostics });
      }
    };
    const first = await workspace.firstFindings(open);
    if (first) publish(first);
    const findings = first ? await this.#readOn(open, this.#isDue(open)) : await workspace.findings(open);
    if (!first) this.#cost.set(open.key, Date.now() - started);
    if (findings && !(first && looksSame(findings, first))) publish(findings);
  }

  #publish(params: { uri: string; version?: number; diagnostics: Diagnostic[] }): void {
    this.#state.desk.tell('textDocument/publishDiagnostics', params);
  }

  #stop(key: string): void {
    clearTimeout(this.#pending.get(key));
    this.#pending.delete(key);
  }
}

const pauseFor = (cost: number): number => (cost < CHEAP ? 0 : Math.min(LONGEST_PAUSE, cost * PAUSE_PER_COST));

/** Findings as LSP writes them, the gravest first kept when there are too many. */
export function diagnosticsOf(
  text: DraftText,
  uri: string,
  findings: readonly Finding[],
  client: Abilities,
): Diagnostic[] {
  const place = rangesIn(text);
  const one = (finding: Finding) => diagnosticOf(text, uri, finding, client, place);
  if (findings.length <= MOST) return findings.map(one);
  const kept = [...findings].sort((a, b) => SEVERITIES[a.level] - SEVERITIES[b.level]).slice(0, MOST - 1);
  const rest: Diagnostic = {
    range: rangeOf(text, { start: 0, end: text.line(0).end }),
    severity: SEVERITIES.information,
    source: 'well-sourced',
    message: `This draft has ${findings.length - kept.length} more findings than can be shown here. Mend some of these, and the others will appear; the command line lists all of them.`,
  };
  return [...kept.map(one), rest];
}

/** One finding as LSP writes it. */
export function diagnosticOf(
  text: DraftText,
  uri: string,
  finding: Finding,
  client: Abilities,
  place = rangesIn(text),
): Diagnostic {
  const related = client.relatedInformation ? finding.related : undefined;
  return {
    range: place(finding),
    severity: SEVERITIES[finding.level],
    source: 'well-sourced',
    code: finding.code,
    message: finding.message,
    ...(finding.unnecessary && client.diagnosticTags ? { tags: [UNNECESSARY] } : {}),
    ...(related && related.length > 0
      ? {
          relatedInformation: related.map((other) => ({
            location: { uri, range: place(other) },
            message: other.message,
          })),
        }
      : {}),
  };
}
