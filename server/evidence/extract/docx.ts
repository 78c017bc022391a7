import { BoundedParser } from './boundedParser.ts';
import { decode } from './decode.ts';
import { type Extracted, nothingKnown, type Origin, tidy, UnreadableError } from './extracted.ts';
import { LineWriter } from './lineWriter.ts';
import { readZip } from './zip.ts';

const PARTS = ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml'];
const FACTS = 'docProps/core.xml';

/** Text and facts of a Word document (ECMA-376): its paragraphs, then its notes. Deleted words are left out. */
export function extractDocx(bytes: Uint8Array, _origin: Origin): Extracted {
  const files = readZip(bytes, (name) => PARTS.includes(name) || name === FACTS);
  const document = files.get(PARTS[0]!);
  if (!document) throw new UnreadableError('holds no Word document');
  const out = new LineWriter();
  for (const part of PARTS) {
    const xml = files.get(part);
    if (xml) paragraphs(decode(xml, null, true), out);
    out.gap();
  }
  const facts = files.get(FACTS);
  const { title, creator } = facts ? dublinCore(decode(facts, null, true)) : { title: null, creator: null };
  const { text } = out;
  const problem = text === '' ? 'This copy holds no text: the document has none, or only pictures.' : null;
  return { ...nothingKnown, format: 'docx', text, title, author: creator, problem };
}

function paragraphs(xml: string, out: LineWriter): void {
  let skipped = 0;
  let inText = false;
  const parser = new BoundedParser(
    {
      onopentag(tag) {
        // A drawing's words come twice: for newer programs and, as `Fallback`, for older ones.
        if (tag === 'mc:Fallback') skipped++;
        else if (tag === 'w:t' || tag === 'm:t') inText = true;
        else if (tag === 'w:tab') out.write(' ');
        else if (tag === 'w:br' || tag === 'w:cr') out.break();
        else if (tag === 'w:noBreakHyphen') out.write('-');
      },
      onclosetag(tag) {
        if (tag === 'mc:Fallback') skipped--;
        else if (tag === 'w:t' || tag === 'm:t') inText = false;
        else if (tag === 'w:tc') out.write(' ');
        else if (tag === 'w:p') out.break();
        else if (tag === 'w:tbl') out.gap();
      },
      ontext(text) {
        if (inText && skipped === 0) out.write(text);
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
}

/** The Dublin Core elements of a document's facts, the first of each name. */
export function dublinCore(
  xml: string,
): Record<'title' | 'creator' | 'publisher' | 'date' | 'identifier', string | null> {
  const found = new Map<string, string>();
  let name: string | null = null;
  let words: string[] = [];
  const parser = new BoundedParser(
    {
      onopentag(tag) {
        if (/^dc:/.test(tag)) {
          name = tag.slice(3);
          words = [];
        }
      },
      ontext(text) {
        if (name !== null) words.push(text);
      },
      onclosetag(tag) {
        if (name === null || tag !== `dc:${name}`) return;
        const value = tidy(words.join(''));
        const known = found.get(name);
        if (value && (!known || name === 'creator')) found.set(name, known ? `${known}; ${value}` : value);
        name = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  const get = (key: string) => found.get(key) ?? null;
  return {
    title: get('title'),
    creator: get('creator'),
    publisher: get('publisher'),
    date: get('date'),
    identifier: get('identifier'),
  };
}
