import type { CancellationToken, DataTransfer, Disposable, DocumentSelector, Range, TextDocument } from 'vscode';
import { DocumentDropOrPasteEditKind, DocumentPasteEdit, languages, WorkspaceEdit } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { type PasteParams, type PasteResult, pasteMethod } from '../requests.ts';

const plain = 'text/plain';
/** What may be a citation; everything else is pasted without asking. */
const mayCite = /[[［@⁰¹²³⁴-⁹]/;

/**
 * Offers, in VS Code's menu of ways to paste, to bring the entries along that the pasted words cite. Plain paste stays
 * the first choice.
 */
export function offerSourcesOnPaste(client: BaseLanguageClient, selector: DocumentSelector): Disposable {
  const kind = DocumentDropOrPasteEditKind.Text.append('wellSourced', 'sources');
  const provideDocumentPasteEdits = async (
    document: TextDocument,
    ranges: readonly Range[],
    data: DataTransfer,
    _context: unknown,
    token: CancellationToken,
  ): Promise<DocumentPasteEdit[] | undefined> => {
    const [range] = ranges;
    const text = await data.get(plain)?.asString();
    if (!text || !range || ranges.length > 1 || !mayCite.test(text)) return;
    const { version } = document;
    const params: PasteParams = {
      textDocument: { uri: client.code2ProtocolConverter.asUri(document.uri), version },
      range: client.code2ProtocolConverter.asRange(range),
      text,
    };
    const pasted = await client.sendRequest<PasteResult | null>(pasteMethod, params, token);
    if (!pasted || document.version !== version) return;
    const edit = new DocumentPasteEdit(pasted.text, pasted.title, kind);
    edit.yieldTo = [DocumentDropOrPasteEditKind.Text];
    edit.additionalEdit = new WorkspaceEdit();
    for (const { range: at, newText } of pasted.edits) {
      edit.additionalEdit.insert(document.uri, client.protocol2CodeConverter.asPosition(at.start), newText);
    }
    return [edit];
  };
  return languages.registerDocumentPasteEditProvider(
    selector,
    { provideDocumentPasteEdits },
    { providedPasteEditKinds: [kind], pasteMimeTypes: [plain] },
  );
}
