import type {
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  TextDocument,
} from 'vscode';
import { DiagnosticSeverity, languages, MarkdownString, workspace } from 'vscode';
import { ask, closeAll, has, inside, openSample, openUntitled, rangeOf, same, until } from './editing.ts';

const textOf = (hovers: readonly Hover[]): string =>
  hovers
    .flatMap(({ contents }) => contents)
    .map((part) => (part instanceof MarkdownString ? part.value : typeof part === 'string' ? part : part.value))
    .join('\n');

const hoverAt = (document: TextDocument, citation: string, nth = 0): Promise<Hover[]> =>
  until('a hover', async () => {
    const hovers = await ask<Hover[]>('executeHoverProvider', document, inside(document, citation, nth));
    return hovers.length > 0 ? hovers : null;
  });

const namesOf = (symbols: readonly DocumentSymbol[]): string[] =>
  symbols.flatMap(({ name, detail, children }) => [name, detail, ...namesOf(children)]);

const ours = (document: TextDocument) =>
  languages.getDiagnostics(document.uri).filter(({ source }) => source === 'well-sourced');

const lineOf = (document: TextDocument, words: string): number => rangeOf(document, words).start.line;

suite('reading the sample draft', () => {
  let draft: TextDocument;
  suiteSetup(async () => {
    draft = await openSample();
    await until('the first findings', () => ours(draft).length > 0);
  });
  suiteTeardown(closeAll);

  test('a hover on a citation shows its source and covers the number alone', async () => {
    const hovers = await hoverAt(draft, '[2]');
    has(textOf(hovers), 'Mayor Offers Ferry Company a Daytime Deal');
    has(textOf(hovers), 'Bay Radio');
    has(textOf(hovers), 'https://bayradio.example/ferry-daytime-deal');
    const range = hovers[0]?.range;
    same(range?.isSingleLine, true);
    same(range && draft.getText(range).replaceAll(/[[\]]/g, ''), '2');
  });

  test('a hover on a citation without an entry says what is missing', async () => {
    has(textOf(await hoverAt(draft, '[4]')), '4');
  });

  test('there is no hover in the prose', async () => {
    await hoverAt(draft, '[2]');
    same((await ask<Hover[]>('executeHoverProvider', draft, rangeOf(draft, 'timetable').start)).length, 0);
  });

  test('go to definition leads to the entry', async () => {
    const places = await until('a definition', async () => {
      const found = await ask<(Location & { targetRange?: Location['range'] })[]>(
        'executeDefinitionProvider',
        draft,
        inside(draft, '[6]'),
      );
      return found.length > 0 ? found : null;
    });
    same(places.length, 1);
    same((places[0]?.targetRange ?? places[0]?.range)?.start.line, lineOf(draft, 'The Night Ferry Plan in Figures'));
  });

  test('find references lists every citation, from a citation and from the entry', async () => {
    const cited = draft.getText().split('[2]').length - 1;
    for (const nth of [0, cited - 1]) {
      const places = await ask<Location[]>('executeReferenceProvider', draft, inside(draft, '[2]', nth));
      same(places.length, cited);
    }
  });

  test('the other citations of a source are highlighted', async () => {
    const marks = await ask<DocumentHighlight[]>('executeDocumentHighlights', draft, inside(draft, '[2]'));
    same(marks.length, draft.getText().split('[2]').length - 1);
  });

  test('addresses of entries are links, citations are not', async () => {
    const links = await ask<DocumentLink[]>('executeLinkProvider', draft);
    same([...new Set(links.map(({ range }) => draft.getText(range)))], ['https://bayradio.example/ferry-daytime-deal']);
  });

  test('the outline shows headings and sources', async () => {
    const symbols = await ask<DocumentSymbol[]>('executeDocumentSymbolProvider', draft);
    const names = JSON.stringify(namesOf(symbols));
    has(names, 'Council Says No to Boats After Eleven');
    has(names, 'References');
  });

  test('the source list folds', async () => {
    const ranges = await ask<FoldingRange[]>('executeFoldingRangeProvider', draft);
    const heading =
      draft
        .getText()
        .slice(0, draft.getText().indexOf('\nReferences\n') + 1)
        .split('\n').length - 1;
    same(
      ranges.some(({ start }) => start === heading),
      true,
    );
  });

  test('a number without an entry is an error, on the number', async () => {
    const found = await until('the finding', () =>
      ours(draft).find(({ code }) => codeOf(code) === 'undefined-citation'),
    );
    same(found.severity, DiagnosticSeverity.Error);
    same(draft.getText(found.range).replaceAll(/[[\]]/g, ''), '4');
  });

  test('entries that lost their address are told, sources that have one are not', async () => {
    const lines = ours(draft)
      .filter(({ code }) => codeOf(code) === 'source-without-link')
      .map(({ range }) => range.start.line);
    same(lines.includes(lineOf(draft, 'Council Says No to Boats')), true);
    same(lines.includes(lineOf(draft, 'bayradio.example')), false);
  });
});

suite('other documents', () => {
  suiteTeardown(closeAll);

  test('a markdown draft without a file is read as well', async () => {
    const draft = await openUntitled('markdown', 'It rose [1].\n\n## Sources\n\n1. Harbour Office. “Yearly Report.”\n');
    has(textOf(await hoverAt(draft, '[1]')), 'Harbour Office');
  });

  test('a document of another language is left alone', async () => {
    const other = await workspace.openTextDocument({ language: 'json', content: '["It rose [7].", [7]]' });
    await new Promise((resolve) => setTimeout(resolve, 500));
    same(ours(other).length, 0);
  });
});

const codeOf = (code: unknown): unknown =>
  typeof code === 'object' && code !== null && 'value' in code ? (code as { value: unknown }).value : code;
