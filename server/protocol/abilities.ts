import type { ClientCapabilities } from 'vscode-languageserver-protocol';

/** What the client can take, said once, flat. Everything it does not declare it cannot. */
export interface Abilities {
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly diagnosticTags: boolean;
  readonly hoverMarkdown: boolean;
  readonly definitionLinks: boolean;
  readonly linkTooltips: boolean;
  readonly nestedSymbols: boolean;
  readonly codeActionLiterals: boolean;
  /** Edits of a code action may be sent when it is chosen. */
  readonly lateEdits: boolean;
  readonly preferredActions: boolean;
  /** Edits may name the version they were made for. */
  readonly versionedEdits: boolean;
  readonly snippetEdits: boolean;
  readonly applyEdit: boolean;
  /** The server may show that it is at work, and be told to stop. */
  readonly showsProgress: boolean;
  readonly labelDetails: boolean;
  readonly documentationMarkdown: boolean;
  readonly insertAsIs: boolean;
  /** It shows words in grey behind the cursor. */
  readonly inlineCompletion: boolean;
  readonly configuration: boolean;
  readonly registersConfiguration: boolean;
  readonly registersWatchers: boolean;
  readonly watchesRelative: boolean;
  readonly preparesRename: boolean;
  readonly showDocument: boolean;
  /** It asks for plans and applies them itself, under the names that the server would use. */
  readonly plans: boolean;
  /** It can show a list of places under `wellSourced.showUses`. */
  readonly showsUses: boolean;
  /** It can open the copy of a quote under `wellSourced.showInSource`. */
  readonly showsPassages: boolean;
  /** It asks for a note under `wellSourced.checkedMyself`. */
  readonly signsOff: boolean;
  /** It wants to hear when quotes stand in another way. */
  readonly hearsEvidence: boolean;
  readonly refreshLenses: boolean;
  readonly refreshHints: boolean;
  readonly refreshTokens: boolean;
  readonly lateHintTooltips: boolean;
  /** The types of semantic tokens that it knows. */
  readonly tokenTypes: ReadonlySet<string>;
}

export function abilitiesOf(client: ClientCapabilities, initializationOptions?: unknown): Abilities {
  const { textDocument: document = {}, workspace = {} } = client;
  const options = initializationOptions as
    | { plans?: unknown; showsUses?: unknown; showsPassages?: unknown; signsOff?: unknown; hearsEvidence?: unknown }
    | null
    | undefined;
  const item = document.completion?.completionItem;
  const action = document.codeAction;
  const resolvable = action?.resolveSupport?.properties ?? [];
  return {
    pullDiagnostics: Boolean(document.diagnostic),
    refreshDiagnostics: Boolean(workspace.diagnostics?.refreshSupport),
    relatedInformation: Boolean(
      document.publishDiagnostics?.relatedInformation || document.diagnostic?.relatedInformation,
    ),
    diagnosticTags: (
      document.publishDiagnostics?.tagSupport?.valueSet ??
      document.diagnostic?.tagSupport?.valueSet ??
      []
    ).includes(1),
    hoverMarkdown: (document.hover?.contentFormat ?? []).includes('markdown'),
    definitionLinks: Boolean(document.definition?.linkSupport),
    linkTooltips: Boolean(document.documentLink?.tooltipSupport),
    nestedSymbols: Boolean(document.documentSymbol?.hierarchicalDocumentSymbolSupport),
    codeActionLiterals: Boolean(action?.codeActionLiteralSupport),
    lateEdits: Boolean(action?.dataSupport) && resolvable.includes('edit'),
    preferredActions: Boolean(action?.isPreferredSupport),
    versionedEdits: Boolean(workspace.workspaceEdit?.documentChanges),
    snippetEdits: Boolean(workspace.workspaceEdit?.documentChanges && workspace.workspaceEdit.snippetEditSupport),
    applyEdit: Boolean(workspace.applyEdit),
    showsProgress: Boolean(client.window?.workDoneProgress),
    labelDetails: Boolean(item?.labelDetailsSupport),
    documentationMarkdown: (item?.documentationFormat ?? []).includes('markdown'),
    insertAsIs: (item?.insertTextModeSupport?.valueSet ?? []).includes(1),
    inlineCompletion: Boolean(document.inlineCompletion),
    configuration: Boolean(workspace.configuration),
    registersConfiguration: Boolean(workspace.didChangeConfiguration?.dynamicRegistration),
    registersWatchers: Boolean(workspace.didChangeWatchedFiles?.dynamicRegistration),
    watchesRelative: Boolean(workspace.didChangeWatchedFiles?.relativePatternSupport),
    preparesRename: Boolean(document.rename?.prepareSupport),
    showDocument: Boolean(client.window?.showDocument?.support),
    plans: options?.plans === true,
    showsUses: options?.showsUses === true,
    showsPassages: options?.showsPassages === true,
    signsOff: options?.signsOff === true,
    hearsEvidence: options?.hearsEvidence === true,
    refreshLenses: Boolean(workspace.codeLens?.refreshSupport),
    refreshHints: Boolean(workspace.inlayHint?.refreshSupport),
    refreshTokens: Boolean(workspace.semanticTokens?.refreshSupport),
    lateHintTooltips: (document.inlayHint?.resolveSupport?.properties ?? []).includes('tooltip'),
    tokenTypes: new Set(document.semanticTokens?.tokenTypes ?? []),
  };
}
