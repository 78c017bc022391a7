// The least that a server on Node can do: the protocol library, the stock text document, and one regular expression over
// the whole text at every change. It knows no markdown, so it is a lower bound for servers that read everything again.
import { require } from './servers.mjs';

const { createConnection, ProposedFeatures, TextDocuments } = require('vscode-languageserver/node');
const { TextDocument } = require('vscode-languageserver-textdocument');

const connection = createConnection(ProposedFeatures.all);
const documents = new TextDocuments(TextDocument);
const scans = new Map();

function scan(document) {
  const kept = scans.get(document.uri);
  if (kept?.version === document.version) return kept;
  const entries = new Map();
  const citations = [];
  for (const match of document.getText().matchAll(/^\[(\d+)\] (.*)|\[(\d+)\]/gm)) {
    const [all, number, words, cited] = match;
    if (number) entries.set(number, { start: match.index, end: match.index + number.length + 2, words });
    else citations.push({ number: cited, start: match.index, end: match.index + all.length });
  }
  const made = { version: document.version, entries, citations };
  scans.set(document.uri, made);
  return made;
}

const rangeOf = (document, { start, end }) => ({ start: document.positionAt(start), end: document.positionAt(end) });

documents.onDidChangeContent(({ document }) => {
  const { entries, citations } = scan(document);
  const cited = new Set(citations.map(({ number }) => number));
  const diagnostics = [];
  for (const citation of citations) {
    if (entries.has(citation.number)) continue;
    const message = `There is no source [${citation.number}].`;
    diagnostics.push({ range: rangeOf(document, citation), severity: 1, code: 'undefined', message });
  }
  for (const [number, entry] of entries) {
    if (cited.has(number)) continue;
    const message = `Source [${number}] is never cited.`;
    diagnostics.push({ range: rangeOf(document, entry), severity: 4, code: 'unused', message });
  }
  connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
});

function citedAt({ textDocument, position }) {
  const document = documents.get(textDocument.uri);
  const { entries, citations } = scan(document);
  const offset = document.offsetAt(position);
  const citation = citations.find(({ start, end }) => start <= offset && offset <= end);
  return { document, citation, entry: citation && entries.get(citation.number) };
}

connection.onInitialize(() => ({
  capabilities: {
    textDocumentSync: 2,
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    completionProvider: { triggerCharacters: ['['] },
  },
}));
connection.onHover((at) => {
  const { entry } = citedAt(at);
  return entry ? { contents: entry.words } : null;
});
connection.onDefinition((at) => {
  const { document, entry } = citedAt(at);
  return entry ? { uri: document.uri, range: rangeOf(document, entry) } : null;
});
connection.onReferences((at) => {
  const { document, citation } = citedAt(at);
  const same = citation ? scan(document).citations.filter(({ number }) => number === citation.number) : [];
  return same.map((one) => ({ uri: document.uri, range: rangeOf(document, one) }));
});
connection.onCompletion(({ textDocument }) =>
  [...scan(documents.get(textDocument.uri)).entries].map(([label, { words }]) => ({ label, detail: words })),
);
documents.listen(connection);
connection.listen();
