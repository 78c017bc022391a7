import type { Disposable, ExtensionContext, TextDocument } from 'vscode';
import { ConfigurationTarget, commands, l10n, window, workspace } from 'vscode';

const explained = 'linkValidationExplained';

/**
 * VS Code's own check of Markdown links (`markdown.validate.enabled`, off by default) takes every `[1]` for a link
 * without a target and underlines it. Where it is on, this is explained once, and switching that one part of it off is
 * offered; nothing is changed without the writer's yes.
 */
export function watchLinkValidation(context: ExtensionContext): Disposable {
  let busy = false;
  const look = async (document: TextDocument | undefined): Promise<void> => {
    if (busy || context.globalState.get(explained) || !document || !concerns(document)) return;
    busy = true;
    await context.globalState.update(explained, true);
    await explain(document);
    busy = false;
  };
  void look(window.activeTextEditor?.document);
  return window.onDidChangeActiveTextEditor((editor) => void look(editor?.document));
}

/** Whether VS Code would underline the citations of the document. */
function concerns(document: TextDocument): boolean {
  if (document.languageId !== 'markdown') return false;
  const settings = workspace.getConfiguration('markdown.validate', document.uri);
  if (settings.get('enabled') !== true || settings.get('referenceLinks.enabled') === 'ignore') return false;
  return /\[\d{1,3}\](?![[(:])/.test(document.getText());
}

async function explain(document: TextDocument): Promise<void> {
  const folder = workspace.getWorkspaceFolder(document.uri);
  const off = folder ? l10n.t('Switch off for this folder') : l10n.t('Switch off');
  const more = l10n.t('What is this setting?');
  const answer = await window.showInformationMessage(
    l10n.t(
      'VS Code’s own link check reads citations such as [1] as links without a target and underlines each of them. Well-Sourced checks your citations already. Switch that part of the link check off?',
    ),
    off,
    more,
  );
  if (answer === more) {
    await commands.executeCommand('workbench.action.openSettings', 'markdown.validate.referenceLinks.enabled');
    return;
  }
  if (answer !== off) return;
  await workspace
    .getConfiguration('markdown.validate', document.uri)
    .update(
      'referenceLinks.enabled',
      'ignore',
      folder ? ConfigurationTarget.WorkspaceFolder : ConfigurationTarget.Global,
    );
}
