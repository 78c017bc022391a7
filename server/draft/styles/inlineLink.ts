import { writeTarget, writeTitle } from './linkDefinition.ts';

/** One source as a link in the text. */
export interface LinkedSource {
  readonly name: string;
  readonly url: string;
  /** What the entry says beside its address; empty for nothing, or when an earlier link said it. */
  readonly title: string;
  /** The place in the source (`p. 12`), empty for none. */
  readonly locator: string;
}

/** The sources as links in round brackets: `([Harbour Times](https://… "…"), p. 3)`. */
export const writeLinks = (sources: readonly LinkedSource[]): string => `(${sources.map(writeLink).join('; ')})`;

function writeLink({ name, url, title, locator }: LinkedSource): string {
  const words = name.replace(/[[\]\\]/g, '\\$&');
  return `[${words}](${writeTarget(url)}${title && ` ${writeTitle(title)}`})${locator && `, ${locator}`}`;
}
