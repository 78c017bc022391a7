import { Uri, window, workspace } from 'vscode';

/** Opens the sample as a new draft without a file: what a writer tries there changes nothing on the disk. */
export async function openSample(extension: Uri): Promise<void> {
  const content = new TextDecoder().decode(
    await workspace.fs.readFile(Uri.joinPath(extension, 'client/sample/harbour-ferry.txt')),
  );
  await window.showTextDocument(await workspace.openTextDocument({ language: 'plaintext', content }));
}
