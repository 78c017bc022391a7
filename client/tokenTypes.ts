import type { ClientCapabilities, StaticFeature } from 'vscode-languageclient';

/** The types of tokens that package.json brings, with the scopes that themes colour them by. */
const types = ['citation', 'undefinedCitation', 'sourceLabel', 'quotation'];

/** Tells the server that this editor knows them: it uses LSP's own names otherwise. */
export const ownTokenTypes: StaticFeature = {
  fillClientCapabilities(capabilities: ClientCapabilities): void {
    const tokens = capabilities.textDocument?.semanticTokens;
    if (tokens) tokens.tokenTypes = [...tokens.tokenTypes, ...types];
  },
  initialize() {},
  getState: () => ({ kind: 'static' }),
  clear() {},
};
