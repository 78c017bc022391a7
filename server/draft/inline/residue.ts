import type { Span } from '../../text/span.ts';
import { sourceWords } from '../lexicon/shared.ts';

/** What an assistant left in the text: relative to the block. */
export interface Residue extends Span {
  readonly what: string;
  readonly url: string | null;
  readonly name: string | null;
}

interface Kind {
  readonly what: string;
  /** A piece of text without which the pattern cannot match: looked for first. */
  readonly hint: RegExp;
  readonly pattern: RegExp;
  readonly url?: number;
  readonly name?: number;
}

// Private-use marks around `cite…turn0search1…`, as chat windows copy them.
const PRIVATE = '\uE200-\uE206';

const kinds: readonly Kind[] = [
  {
    what: 'lenticular-citation',
    hint: /【/,
    pattern: /【\s*(?:\d+(?::\d+)?\s*[†‡]\s*([^】\n]{0,120})|[^】\n]{0,60}†[^】\n]{0,80}|turn\d[^】\n]{0,60})】/g,
    name: 1,
  },
  {
    what: 'oai-citation',
    hint: /oai_citation/,
    pattern: /\[\\?oai\\?_citation:\d+[‡†]?([^\]\n]{0,200})\](?:\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\))?/g,
    name: 1,
    url: 2,
  },
  {
    what: 'content-reference',
    hint: /contentReference|oaicite/,
    pattern: /:?contentReference\[oaicite:\d+\](?:\{index=\d+\})?|\[?oaicite:\d+\]?(?:\{index=\d+\})?/g,
  },
  {
    what: 'private-use-marks',
    hint: /[\uE200-\uE206]/,
    pattern: new RegExp(`\\uE200[^\\uE201\\n]{0,400}(?:\\uE201|$)|[${PRIVATE}]+`, 'gm'),
  },
  {
    what: 'turn-marks',
    hint: /turn\d+(?:search|view|news|image|fetch|file|academia)\d/,
    pattern: /\b(?:cite|navlist|filecite)?(?:turn\d+(?:search|view|news|image|fetch|file|academia)\d+)+(?:L\d+-L\d+)?/g,
  },
  { what: 'cite-start', hint: /\[cite/, pattern: /\[cite_(?:start|end)\]|\[cite:[\d,\s]*\]/g },
  {
    what: 'doubled-brackets',
    hint: /\[\[/,
    pattern: /\[\[(\d{1,3})\]\]\(<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)>?\)/g,
    url: 2,
  },
  // A pill glued to a sentence in lower case reads like code elsewhere: only a draft with sources is told.
  {
    what: 'source-pill',
    hint: /\+\d/,
    pattern: /(?<=\s\p{L}{2,}[.!?])([a-z][a-z-]{2,20})\+\d{1,2}(?=\s+\p{Lu}|\s*$)/gmu,
    name: 1,
  },
  {
    what: 'attached-file',
    hint: /sandbox:|\[\w+:\d/,
    pattern: /\(sandbox:\/[^)\s]*\)|\[(?:attached_file|file|web|page|post|memory|image|chart):\d+\]/g,
  },
  { what: 'span-marks', hint: /\[span_\d/, pattern: /\[span_\d+\]\((?:start|end)_span\)/g },
  {
    what: 'render-tag',
    hint: /<grok:/,
    pattern: /<grok:render\b[^<>]{0,200}>[\s\S]{0,400}?<\/grok:render>|<grok:[^<>]{0,200}>/g,
  },
  {
    what: 'source-pill',
    hint: /\+\d/,
    pattern: /(?<=[\s.!?”"(])((?:[a-z\d-]+\.)+[a-z]{2,6})\+\d{1,2}(?![\w+]|\.\w)/g,
    name: 1,
  },
  {
    what: 'source-pill',
    hint: /\+\d/,
    pattern: /(?<=[.!?”])([A-Z][\w.]+(?:\s[A-Z]?[\w.]+){0,3})\+\d{1,2}(?=\s|$|[A-Z])/g,
    name: 1,
  },
];

/** The leftovers in the raw text of a block, in order, not overlapping. */
export function findResidue(raw: string): Residue[] {
  const found: Residue[] = [];
  for (const { what, hint, pattern, url, name } of kinds) {
    if (!hint.test(raw)) continue;
    for (const match of raw.matchAll(pattern)) {
      if (match[0] === '') continue;
      found.push({
        start: match.index,
        end: match.index + match[0].length,
        what,
        url: (url !== undefined && match[url]) || null,
        name: nameIn(name === undefined ? undefined : match[name]),
      });
    }
  }
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((one, index) => index === 0 || !found.slice(0, index).some((other) => other.end > one.start));
}

/** The words that name a source; “source” alone names none. */
function nameIn(words: string | undefined): string | null {
  const name = words?.trim() ?? '';
  return name === '' || /^(?:L\d|file$)/.test(name) || sourceWords().has(name) ? null : name;
}

const TRACKED =
  /[?&](?:utm_source|ref|source)=(?:chatgpt\.com|openai|chatgpt|perplexity(?:\.ai)?|copilot(?:\.com)?|gemini|claude\.ai)\b/i;

/** The part of an address that says an assistant handed it out (`utm_source=chatgpt.com`), or null. */
export function trackingPart(url: string): (Span & { readonly text: string }) | null {
  const match = TRACKED.exec(url);
  return match && { start: match.index, end: match.index + match[0].length, text: match[0] };
}
