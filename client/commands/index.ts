import type { Disposable, LogOutputChannel, Uri } from 'vscode';
import { commands } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { cite } from './cite.ts';
import { openSample } from './openSample.ts';
import { restartServer } from './restartServer.ts';

/** Registers the commands of the palette; package.json names them. */
export function registerCommands(client: BaseLanguageClient, output: LogOutputChannel, extension: Uri): Disposable[] {
  return [
    commands.registerCommand('wellSourced.cite', () => cite(client)),
    commands.registerCommand('wellSourced.restartServer', () => restartServer(client)),
    commands.registerCommand('wellSourced.showOutput', () => output.show()),
    commands.registerCommand('wellSourced.openSample', () => openSample(extension)),
  ];
}
