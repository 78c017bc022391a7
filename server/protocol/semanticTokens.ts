import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver-protocol';
import { isShown } from '../features/overview.ts';
import { semanticTokens, type Token } from '../features/semanticTokens.ts';
import { TOKEN_TYPES, type TokenType } from '../features/tokenTypes.ts';
import type { DraftText } from '../text/draftText.ts';
import { LineCursor } from '../text/lineCursor.ts';
import type { Span } from '../text/span.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { spanOf } from './ranges.ts';
import type { InDocument, State } from './state.ts';

const ORDER = Object.keys(TOKEN_TYPES) as readonly TokenType[];
/** Numbers a token is written with: line and character relative to the one before, length, type, modifiers. */
const FIELDS = 5;

interface Sent {
  readonly resultId: string;
  readonly data: readonly number[];
}

/** Serves the colours that only a reading of the whole draft can give: all, those of a part, and what has changed. */
export function serveSemanticTokens({ desk, workspace }: State): void {
  const sent = new WeakMap<OpenDraft, Sent>();
  let count = 0;

  const encoded = async (open: OpenDraft, part: (open: OpenDraft) => Span | undefined): Promise<readonly number[]> => {
    const findings = await workspace.findings(open);
    const { settings } = await workspace.policyOf(open);
    if (!isShown(open.draft, settings.draft)) return [];
    return encode(open.text, semanticTokens(open.draft, findings, part(open)));
  };

  const keep = (open: OpenDraft, data: readonly number[]): Sent => {
    const result = { resultId: String(++count), data };
    sent.set(open, result);
    return result;
  };

  desk.answer<InDocument, SemanticTokens | null>('textDocument/semanticTokens/full', null, async ({ textDocument }) => {
    const open = workspace.get(textDocument.uri);
    if (!open) return null;
    const { resultId, data } = keep(open, await encoded(open, () => undefined));
    return { resultId, data: [...data] };
  });

  desk.answer<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta | null>(
    'textDocument/semanticTokens/full/delta',
    null,
    async ({ textDocument, previousResultId }) => {
      const open = workspace.get(textDocument.uri);
      if (!open) return null;
      const before = sent.get(open);
      const { resultId, data } = keep(open, await encoded(open, () => undefined));
      if (before?.resultId !== previousResultId) return { resultId, data: [...data] };
      return { resultId, edits: difference(before.data, data) };
    },
  );

  desk.answer<SemanticTokensRangeParams, SemanticTokens | null>(
    'textDocument/semanticTokens/range',
    null,
    async ({ textDocument, range }) => {
      const open = workspace.get(textDocument.uri);
      return open ? { data: [...(await encoded(open, ({ text }) => spanOf(text, range)))] } : null;
    },
  );
}

/** Tokens as LSP writes them. */
export function encode(text: DraftText, tokens: readonly Token[]): number[] {
  const data: number[] = [];
  const lines = new LineCursor(text);
  let line = 0;
  let character = 0;
  for (const { start, end, type } of tokens) {
    const { number, start: lineStart } = lines.at(start);
    const at = start - lineStart;
    data.push(number - line, at - (number === line ? character : 0), end - start, ORDER.indexOf(type), 0);
    line = number;
    character = at;
  }
  return data;
}

/** The one stretch of numbers that differs, whole tokens of it; none when all are the same. */
export function difference(before: readonly number[], after: readonly number[]): SemanticTokensDelta['edits'] {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start++;
  start -= start % FIELDS;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  same -= same % FIELDS;
  return [
    { start, deleteCount: before.length - same - start, data: after.slice(start, after.length - same) as number[] },
  ];
}
