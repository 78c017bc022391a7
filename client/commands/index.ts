import type { Disposable, LogOutputChannel } from 'vscode';
import { commands, Uri } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import type { PlanOptions } from '../requests.ts';
import { checkedMyself, takeBackChecked } from './checkedMyself.ts';
import { cite } from './cite.ts';
import { attachFile, pasteCopy, saveCopies, saveCopy } from './copies.ts';
import { editCommands } from './edits.ts';
import { openSample } from './openSample.ts';
import { Passages } from './passages.ts';
import { quoteFromSource } from './quoteFromSource.ts';
import { restartServer } from './restartServer.ts';
import { ResultPreview } from './resultPreview.ts';
import { runEdit } from './runEdit.ts';
import { showUses } from './showUses.ts';

/** Registers the commands of the palette; package.json names them. */
export function registerCommands(client: BaseLanguageClient, output: LogOutputChannel, extension: Uri): Disposable[] {
  const preview = new ResultPreview();
  const passages = new Passages(client);
  return [
    preview,
    // Options come from key bindings and from other parts of the extension.
    ...editCommands.map((name) =>
      commands.registerCommand(name, (options?: PlanOptions) => runEdit(client, preview, name, optionsIn(options))),
    ),
    commands.registerCommand('wellSourced.cite', () => cite(client)),
    commands.registerCommand('wellSourced.quoteFromSource', () => quoteFromSource(client)),
    commands.registerCommand('wellSourced.checkedMyself', (place?: unknown) => checkedMyself(client, place)),
    commands.registerCommand('wellSourced.takeBackChecked', () => takeBackChecked(client)),
    commands.registerCommand('wellSourced.showUses', showUses),
    commands.registerCommand('wellSourced.saveCopy', () => saveCopy(client)),
    commands.registerCommand('wellSourced.saveCopies', () => saveCopies(client)),
    commands.registerCommand('wellSourced.attachFile', () => attachFile(client)),
    commands.registerCommand('wellSourced.pasteCopy', () => pasteCopy(client)),
    passages,
    commands.registerCommand('wellSourced.showInSource', (place?: unknown) => passages.show(place)),
    commands.registerCommand('wellSourced.compareWithSource', () => passages.compare()),
    commands.registerCommand('wellSourced.restartServer', () => restartServer(client)),
    commands.registerCommand('wellSourced.showOutput', () => output.show()),
    commands.registerCommand('wellSourced.openSample', () => openSample(extension)),
  ];
}

/** A menu hands over the file it was opened on, which is no option. */
function optionsIn(given: unknown): PlanOptions {
  if (typeof given !== 'object' || given === null || given instanceof Uri) return {};
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value)),
  );
}
