import { escapeMarkdown, oneLine } from '../text/escapeMarkdown.ts';

/**
 * A piece of a paragraph: plain words, words in bold, words that differ from others beside them, or a link to an address
 * on the web. All of it is data.
 */
export type Run =
  | string
  | { readonly bold: string }
  | { readonly changed: string }
  | { readonly link: string; readonly url: string };

/** Paragraphs of runs: what a card says, before it is known whether the editor shows markdown. */
export type RichText = readonly (readonly Run[])[];

/** The longest address that is shown as a link (browsers take about as much). */
const LONGEST_URL = 2048;
/** The longest run of words on a card. */
const LONGEST_RUN = 1000;

/** Writes a card as markdown or as plain text. */
export function render(card: RichText, format: 'markdown' | 'plaintext'): string {
  const run = format === 'markdown' ? markdownRun : plainRun;
  return card
    .filter((paragraph) => paragraph.length > 0)
    .map((paragraph) => paragraph.map(run).join('').trim())
    .join('\n\n');
}

/** The address as an absolute http(s) URL that may be offered to open, or null for any other. */
export function webAddress(url: string | null): string | null {
  if (url === null || url.length > LONGEST_URL || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return (protocol === 'https:' || protocol === 'http:') && hostname !== '' ? url : null;
}

function markdownRun(run: Run): string {
  if (typeof run === 'string') return keepEdges(run, (words) => escapeMarkdown(words));
  if ('bold' in run || 'changed' in run) {
    const words = escapeMarkdown(oneLine('bold' in run ? run.bold : run.changed, LONGEST_RUN));
    return words === '' ? '' : `**${words}**`;
  }
  const words = escapeMarkdown(oneLine(run.link, LONGEST_RUN));
  const url = webAddress(run.url);
  return url === null ? words : `[${words}](${target(url)})`;
}

function plainRun(run: Run): string {
  if (typeof run === 'string') return keepEdges(run, (words) => words);
  if ('bold' in run) return oneLine(run.bold, LONGEST_RUN);
  // Where nothing can be printed bold, the words that differ must still be seen.
  if ('changed' in run) return `*${oneLine(run.changed, LONGEST_RUN)}*`;
  return `${oneLine(run.link, LONGEST_RUN)}: ${oneLine(run.url, LONGEST_URL)}`;
}

// The blanks at the edges of a run part it from its neighbours.
function keepEdges(run: string, write: (words: string) => string): string {
  const words = oneLine(run, LONGEST_RUN);
  return `${/^\s/.test(run) ? ' ' : ''}${write(words)}${words !== '' && /\s$/.test(run) ? ' ' : ''}`;
}

// Normalised by the platform, then without anything that could end the target or be read as markdown.
function target(url: string): string {
  return new URL(url).href.replace(/[()<>\\[\]`|{}"' ]/g, percent);
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
