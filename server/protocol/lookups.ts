import type {
  Definition,
  DefinitionLink,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  SymbolInformation,
} from 'vscode-languageserver-protocol';
import { definition } from '../features/definition.ts';
import { documentLinks } from '../features/documentLinks.ts';
import { type DocumentSymbol as DraftSymbol, documentSymbols } from '../features/documentSymbols.ts';
import { foldingRanges } from '../features/foldingRanges.ts';
import { hover } from '../features/hover.ts';
import { mentions } from '../features/references.ts';
import { render } from '../features/richText.ts';
import type { OpenDraft } from '../workspace/openDraft.ts';
import { rangeOf, rangesIn } from './ranges.ts';
import type { AtPosition, InDocument, State } from './state.ts';

const READ = 2;
const WRITE = 3;
/** Symbol kinds: VS Code's markdown headings are strings; an entry is a constant that the text refers to. */
const HEADING = 15;
const SOURCE = 14;

/** Serves the requests that only look: each feature's answer with its offsets turned into positions. */
export function serveLookups({ desk, workspace, client }: State): void {
  const at = <R>(method: string, empty: R, answer: (open: OpenDraft, offset: number) => R | Promise<R>) =>
    desk.answer<AtPosition, R>(method, empty, (params) => {
      const open = workspace.get(params.textDocument.uri);
      return open ? answer(open, open.text.offsetAt(params.position)) : empty;
    });
  const whole = <R>(method: string, empty: R, answer: (open: OpenDraft) => R) =>
    desk.answer<InDocument, R>(method, empty, (params) => {
      const open = workspace.get(params.textDocument.uri);
      return open ? answer(open) : empty;
    });

  at<Hover | null>('textDocument/hover', null, async (open, offset) => {
    const { version } = open;
    const evidence = await workspace.lookup(open);
    // The place belongs to the version that the client asked about.
    if (open.version !== version) return null;
    const found = hover(open.draft, offset, evidence);
    if (!found) return null;
    const kind = client.hoverMarkdown ? 'markdown' : 'plaintext';
    return { contents: { kind, value: render(found.card, kind) }, range: rangeOf(open.text, found.span) };
  });

  at<Definition | DefinitionLink[] | null>('textDocument/definition', null, ({ draft, text, uri }, offset) => {
    const found = definition(draft, offset);
    if (!client.definitionLinks) return found.map(({ selection }) => ({ uri, range: rangeOf(text, selection) }));
    return found.map(({ origin, target, selection }) => ({
      originSelectionRange: rangeOf(text, origin),
      targetUri: uri,
      targetRange: rangeOf(text, target),
      targetSelectionRange: rangeOf(text, selection),
    }));
  });

  at<DocumentHighlight[] | null>('textDocument/documentHighlight', null, ({ draft, text }, offset) =>
    mentions(draft, offset).map((mention) => ({
      range: rangeOf(text, mention),
      kind: mention.kind === 'entry' ? WRITE : READ,
    })),
  );

  whole<DocumentLink[] | null>('textDocument/documentLink', null, ({ draft, text }) => {
    const range = rangesIn(text);
    return documentLinks(draft).map((link) => ({
      range: range(link),
      target: link.url,
      ...(client.linkTooltips ? { tooltip: link.tooltip } : {}),
    }));
  });

  whole<DocumentSymbol[] | SymbolInformation[] | null>('textDocument/documentSymbol', null, ({ draft, text, uri }) => {
    const symbols = documentSymbols(draft);
    const range = rangesIn(text);
    return client.nestedSymbols ? symbols.map((symbol) => nested(range, symbol)) : flat(range, uri, symbols, '');
  });

  whole<FoldingRange[] | null>('textDocument/foldingRange', null, ({ draft }) =>
    foldingRanges(draft).map(({ startLine, endLine }) => ({ startLine, endLine })),
  );
}

type RangeOf = ReturnType<typeof rangesIn>;

function nested(range: RangeOf, symbol: DraftSymbol): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbol.kind === 'heading' ? HEADING : SOURCE,
    range: range(symbol.span),
    selectionRange: range(symbol.selection),
    children: symbol.children.map((child) => nested(range, child)),
  };
}

function flat(range: RangeOf, uri: string, symbols: readonly DraftSymbol[], container: string): SymbolInformation[] {
  return symbols.flatMap((symbol) => [
    {
      name: symbol.name,
      kind: symbol.kind === 'heading' ? HEADING : SOURCE,
      location: { uri, range: range(symbol.selection) },
      ...(container === '' ? {} : { containerName: container }),
    } as SymbolInformation,
    ...flat(range, uri, symbol.children, symbol.name),
  ]);
}
