/**
 * What a token is, and the type of LSP's own that stands in for it where a client knows no other. Apart from the feature,
 * because the types are stated before it is loaded.
 */
export const TOKEN_TYPES = {
  citation: 'number',
  undefinedCitation: 'keyword',
  sourceLabel: 'enumMember',
  quotation: 'string',
} as const;

export type TokenType = keyof typeof TOKEN_TYPES;
