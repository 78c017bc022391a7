import type { Source } from '../../server/draft/model.ts';
import { oneLine } from '../../server/text/escapeMarkdown.ts';

/** What the preview says, in the language of the editor. */
export interface Texts {
  /** On a citation without an entry. */
  undefined(label: string): string;
  /** On the arrow that leads from an entry to the place that cites it. */
  back(label: string): string;
}

/** A source in one line of plain text, for a title: `Bay Radio – Mayor Offers a Deal, 2 May 2021`. */
export function sourceTitle({ details }: Source): string {
  const { outlet, title, authors, date, plain, url } = details;
  const name = title && [outlet ?? authors.slice(0, 3).join(', '), title].filter(Boolean).join(' – ');
  return oneLine(name ? [name, date].filter(Boolean).join(', ') : plain || url || '', 240);
}
