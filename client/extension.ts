import type { ExtensionContext } from 'vscode';
import { window } from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';
import { RevealOutputChannelOn } from 'vscode-languageclient';
import { registerCommands } from './commands/index.ts';
import { languages, schemes } from './drafts.ts';
import { EvidenceNews } from './evidenceNews.ts';
import { serveFiles } from './files.ts';
import { GutterMarks } from './gutterMarks.ts';
import { watchLinkValidation } from './linkValidation.ts';
import { offerSourcesOnPaste } from './paste/index.ts';
import { extendMarkdownIt } from './preview/index.ts';
import { showSources } from './sources/index.ts';
import { dropStaleEdits } from './staleEdits.ts';
import { ownTokenTypes } from './tokenTypes.ts';

const selector = schemes.flatMap((scheme) => languages.map((language) => ({ scheme, language })));

export type CreateClient = (context: ExtensionContext, options: LanguageClientOptions) => BaseLanguageClient;

/**
 * What both entries share.
 * @param createClient makes the client of the entry's platform
 * @returns the two functions that VS Code calls
 */
export function extension(createClient: CreateClient) {
  let client: BaseLanguageClient | undefined;

  const activate = async (context: ExtensionContext) => {
    const output = window.createOutputChannel('Well-Sourced', { log: true });
    client = createClient(context, {
      documentSelector: selector,
      outputChannel: output,
      // A writer is not to be interrupted by a panel; the command “Show Output” opens it.
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      diagnosticCollectionName: 'well-sourced',
      // The server may ask for files by `wellSourced/readFile` and `wellSourced/writeFile`; plans are asked for here,
      // and `wellSourced.showUses`, `wellSourced.showInSource` and `wellSourced.checkedMyself` are commands here.
      initializationOptions: {
        files: true,
        plans: true,
        showsUses: true,
        showsPassages: true,
        signsOff: true,
        hearsEvidence: true,
      },
      diagnosticPullOptions: { onChange: true, onFocus: true },
      markdown: { isTrusted: false, supportHtml: false },
      middleware: dropStaleEdits,
    });
    const news = new EvidenceNews(client);
    client.registerFeature(ownTokenTypes);
    serveFiles(client);
    context.subscriptions.push(output, ...registerCommands(client, output, context.extensionUri));
    await client.start();
    context.subscriptions.push(
      watchLinkValidation(context),
      news,
      ...showSources(client, news),
      new GutterMarks(client, news, context.extensionUri),
      offerSourcesOnPaste(client, selector),
    );
    // VS Code's preview of markdown asks for it (`markdown.markdownItPlugins`).
    return { extendMarkdownIt };
  };

  const deactivate = (): Promise<void> | undefined => client?.stop();
  return { activate, deactivate };
}
