import type { Finding } from '../checks/check.ts';
import { codesOfWords } from '../checks/index.ts';
import type { Draft } from '../draft/model.ts';
import { changeBetween } from '../text/change.ts';
import type { DraftText } from '../text/draftText.ts';
import { carried, merged } from './carriedFindings.ts';
import { CopyStore } from './copyStore.ts';
import { EvidenceLookup } from './evidenceLookup.ts';
import { EvidenceStore } from './evidenceStore.ts';
import type { Files } from './files.ts';
import { addIgnored, type IgnoredFinding } from './ignore.ts';
import { formatOf, isDraftScheme } from './language.ts';
import { OpenDraft } from './openDraft.ts';
import { movedBehind } from './plainLetter.ts';
import { type Policy, policyFrom } from './policy.ts';
import { Projects } from './projectFiles.ts';
import { documentKey, schemeOf } from './uri.ts';

/** What the workspace needs from outside. */
export interface WorkspacePorts {
  readonly files: Files;
  /** The editor's settings for a document, as they come. */
  editorSettings(uri: string): Promise<unknown>;
  /** Tells the writer of a setting that cannot be used, in plain words. */
  report(problem: string): void;
}

/** So many blocks are looked through for quotes and claims in the time of an answer. */
const FEW_BLOCKS = 300;

/** What was found last in a draft. */
interface LastFindings {
  readonly version: number;
  readonly text: DraftText;
  /** Null when not all of it had been read. */
  readonly draft: Draft | null;
  readonly policy: Policy;
  readonly findings: readonly Finding[];
}

/** The open drafts with what holds for them: settings of the editor and the project, and what is to be ignored. */
export class Workspace {
  readonly projects: Projects;
  readonly copies: CopyStore;
  readonly #ports: WorkspacePorts;
  readonly #drafts = new Map<string, OpenDraft>();
  readonly #policies = new Map<string, Promise<Policy>>();
  readonly evidence = new EvidenceStore();
  readonly #last = new WeakMap<OpenDraft, LastFindings>();
  readonly #reported = new Set<string>();
  /** What is ignored in this session alone, by draft. */
  readonly #session = new Map<string, readonly IgnoredFinding[]>();
  #policyCount = 0;
  readonly #policyNumbers = new WeakMap<Policy, number>();

  constructor(ports: WorkspacePorts) {
    this.#ports = ports;
    this.projects = new Projects(ports.files);
    this.copies = new CopyStore(ports.files, this.projects);
  }

  get drafts(): Iterable<OpenDraft> {
    return this.#drafts.values();
  }

  get folders(): readonly string[] {
    return this.projects.folders;
  }

  set folders(folders: readonly string[]) {
    this.projects.folders = folders;
    this.copies.forget();
    this.#policies.clear();
  }

  /** Takes a document; null when it is no draft by its scheme or language. */
  open(uri: string, languageId: string, version: number, text: string): OpenDraft | null {
    const format = isDraftScheme(schemeOf(uri)) ? formatOf(languageId) : null;
    if (!format) return null;
    const open = new OpenDraft(uri, languageId, format, version, text);
    this.#drafts.set(open.key, open);
    return open;
  }

  /** The draft that is open under this URI, however the URI is written. */
  get(uri: string): OpenDraft | null {
    return this.#drafts.get(documentKey(uri)) ?? null;
  }

  close(uri: string): OpenDraft | null {
    const open = this.get(uri);
    if (!open) return null;
    this.#drafts.delete(open.key);
    this.#policies.delete(open.key);
    // Another draft may get this name; a saved one keeps what its writer said for the session.
    if (schemeOf(open.uri) === 'untitled') this.#session.delete(open.key);
    return open;
  }

  /** The editor's settings have changed. */
  settingsChanged(): void {
    this.#policies.clear();
  }

  /** A project's file has changed on disk. */
  filesChanged(): void {
    this.projects.forget();
    this.#policies.clear();
  }

  /** What holds for a draft; read once, until settings or files change. */
  policyOf(open: OpenDraft): Promise<Policy> {
    const known = this.#policies.get(open.key);
    if (known) return known;
    const policy = this.#readPolicy(open);
    this.#policies.set(open.key, policy);
    // A failed reading is tried again at the next question.
    policy.catch(() => this.#policies.delete(open.key));
    return policy;
  }

  /** The findings of the present text, with those that the saved copies led to when they were last looked into. */
  async findings(open: OpenDraft): Promise<readonly Finding[]> {
    const policy = await this.policyOf(open);
    return merged(this.#ownFindings(open, policy), this.evidence.findings(open));
  }

  /**
   * What can be said at once where saying all takes longer: after a plain letter the findings of the text before, moved,
   * and of a long draft that was not looked through yet those that need no look at quotes and claims. Null elsewhere.
   * Whoever shows it compares with `findings` as soon as there is time.
   */
  async firstFindings(open: OpenDraft): Promise<readonly Finding[] | null> {
    const policy = await this.policyOf(open);
    const own = this.#afterLetter(open, policy) ?? this.#beforeWords(open, policy);
    if (!own) return null;
    this.#last.set(open, { version: open.version, text: open.text, draft: null, policy, findings: own });
    return merged(own, this.evidence.findings(open));
  }

  #afterLetter(open: OpenDraft, policy: Policy): readonly Finding[] | null {
    const { letter } = open;
    const last = this.#last.get(open);
    return letter && last?.version === letter.version && last.policy === policy
      ? movedBehind(last.findings, letter)
      : null;
  }

  /** With what is known of the words of the text before: a large paste does not touch what stands around it. */
  #beforeWords(open: OpenDraft, policy: Policy): readonly Finding[] | null {
    const { draft } = open;
    const first = draft.wordsUnread > FEW_BLOCKS ? policy.checkFirst(draft) : null;
    const last = this.#last.get(open);
    if (!first || last?.policy !== policy) return first;
    const ofWords = last.findings.filter(({ code }) => codesOfWords.has(code));
    if (ofWords.length === 0) return first;
    const { start, end, insert } = changeBetween(last.text.toString(), draft.text.toString());
    return merged(first, carried(ofWords, start, end, insert.length));
  }

  /** For questions about single quotes and citations of the text as it is when the answer comes. */
  async lookup(open: OpenDraft): Promise<EvidenceLookup> {
    const [copies, { signed }] = await Promise.all([this.copies.of(open.uri), this.policyOf(open)]);
    return new EvidenceLookup(open.draft, copies, this.evidence.memo(open), this.evidence.last(open), signed);
  }

  /** Kept until the text or what holds for it changes. */
  #ownFindings(open: OpenDraft, policy: Policy): readonly Finding[] {
    const { draft } = open;
    const last = this.#last.get(open);
    if (last?.draft === draft && last.policy === policy) return last.findings;
    const findings = policy.check(draft);
    this.#last.set(open, { version: open.version, text: open.text, draft, policy, findings });
    return findings;
  }

  /** A word that stays the same as long as the findings do. */
  async stampOf(open: OpenDraft): Promise<string> {
    const policy = await this.policyOf(open);
    const number = this.#policyNumbers.get(policy) ?? ++this.#policyCount;
    this.#policyNumbers.set(policy, number);
    return `${open.version}.${number}.${this.evidence.number(open)}`;
  }

  /** Ignores a finding until the session ends: for a draft that has no place to write to. */
  ignoreForSession(open: OpenDraft, entry: IgnoredFinding): void {
    this.#session.set(open.key, [...(this.#session.get(open.key) ?? []), entry]);
    this.#policies.delete(open.key);
  }

  /** Writes a finding to the list of ignored ones at `uri`, which is made where there is none. */
  async ignoreInFile(uri: string, entry: IgnoredFinding): Promise<void> {
    await this.projects.update(uri, (text) => addIgnored(text ?? '', entry));
    this.filesChanged();
  }

  /**
   * Changes the list of what was checked by hand at `uri`, which is made where there is none; rejects with an `Error` that
   * says why it cannot be changed.
   */
  async signInFile(uri: string, change: (text: string | null) => string): Promise<void> {
    await this.projects.update(uri, change);
    this.filesChanged();
  }

  async #readPolicy(open: OpenDraft): Promise<Policy> {
    const [editor, files] = await Promise.all([this.#ports.editorSettings(open.uri), this.projects.of(open.uri)]);
    const { policy, problems } = policyFrom(editor, files, this.#session.get(open.key) ?? []);
    open.language = policy.settings.language;
    for (const problem of problems) {
      if (this.#reported.has(problem)) continue;
      this.#reported.add(problem);
      this.#ports.report(problem);
    }
    return policy;
  }
}
