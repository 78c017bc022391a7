import type { StatusBarItem } from 'vscode';
import { l10n, StatusBarAlignment, window } from 'vscode';
import type { Shown } from './feed.ts';
import { citationCount, problemCount, sourceCount, standingCounts } from './words.ts';

/** The item of the status bar: how much the draft cites, and whether something is wrong. It opens the view. */
export class SourcesStatus {
  readonly #item: StatusBarItem;

  constructor() {
    // To the left of what the editor says of the line and the language.
    this.#item = window.createStatusBarItem('wellSourced.status', StatusBarAlignment.Right, 110);
    this.#item.name = l10n.t('Well-Sourced: Sources');
    this.#item.command = 'wellSourced.sources.open';
  }

  show({ overview }: Shown, enabled: boolean): void {
    if (!enabled || !overview) {
      this.#item.hide();
      return;
    }
    const { sources, citations, problems, quotes } = overview;
    const counts = [sourceCount(sources), citationCount(citations), ...(problems > 0 ? [problemCount(problems)] : [])];
    this.#item.text = `$(references) ${counts.join(' · ')}`;
    const standing = standingCounts(quotes).join(', ');
    const compared = standing === '' ? null : l10n.t('Quotes compared with saved copies: {0}', standing);
    const cited = l10n.t('What this draft cites. Click to see every source with its uses.');
    this.#item.tooltip = [cited, compared].filter((part) => part !== null).join('\n\n');
    const said = [...counts, problems > 0 ? null : l10n.t('no problems'), compared].filter((part) => part !== null);
    this.#item.accessibilityInformation = {
      label: l10n.t('Well-Sourced: {0}. Opens the view of the sources.', said.join(', ')),
      role: 'button',
    };
    this.#item.show();
  }

  dispose(): void {
    this.#item.dispose();
  }
}
