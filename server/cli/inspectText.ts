import pc from 'picocolors';
import type { Draft } from '../draft/model.ts';
import { sourceName } from '../edits/labels.ts';

/** What was understood of a file, for people: its sources with their uses, then what points nowhere. */
export function inspectText(file: string, draft: Draft, colour: boolean): string {
  const c = pc.createColors(colour);
  const line = (offset: number) => draft.text.lineNumberAt(offset) + 1;
  const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;
  const statistics = draft.claims.filter(({ kind }) => kind === 'statistic').length;
  const vague = draft.claims.filter(({ kind }) => kind === 'vague-attribution').length;
  let out = `${c.bold(file)} (${draft.format === 'markdown' ? 'markdown' : 'plain text'}, ${draft.language})\n`;
  out += `  ${count(draft.citations.length, 'citation')}, ${count(draft.sources.length, 'source')}, ${count(draft.quotes.length, 'quote')}, `;
  out += `${count(statistics, 'statistic')}, ${count(vague, 'vague attribution')}\n`;
  for (const list of draft.sourceLists) {
    out += `\n  ${c.bold(clean(list.heading?.title ?? 'List without a heading'))} ${c.dim(`line ${line(list.start)}`)}\n`;
    for (const source of list.sources) {
      const lines = [...new Set(source.uses.map((use) => line(use.label.start)))];
      const uses = lines.length > 0 ? `cited on ${lines.length === 1 ? 'line' : 'lines'} ${few(lines)}` : 'not cited';
      out += `    ${source.label ?? '–'}  ${clean(sourceName(source))}${outletOf(source.details)}\n`;
      out += `       ${c.dim([source.details.url ?? source.details.doi, uses].filter(Boolean).map(String).map(clean).join(' · '))}\n`;
    }
  }
  const lost = draft.citations.flatMap((citation) => citation.labels.filter((label) => label.source === null));
  if (lost.length > 0) {
    out += `\n  ${c.bold('Without an entry')}\n`;
    out += `    ${few(lost.map((label) => `${clean(label.label)} (line ${line(label.start)})`))}\n`;
  }
  if (draft.quotes.length > 0) out += `\n  ${c.bold('Quotes')}\n`;
  for (const quote of draft.quotes) {
    const words = [...quote.text].length > 70 ? `${[...quote.text].slice(0, 69).join('')}…` : quote.text;
    const cited = quote.citations.map((citation) => draft.text.slice(citation.start, citation.end)).join('');
    out += `    “${clean(words)}” ${c.dim(clean([quote.speaker, cited, `line ${line(quote.start)}`].filter(Boolean).join(' · ')))}\n`;
  }
  return `${out}\n`;
}

const outletOf = ({ outlet, title }: { outlet: string | null; title: string | null }): string =>
  outlet && title ? `, ${clean(outlet)}` : '';

function few(items: readonly (string | number)[]): string {
  return items.length > 12 ? `${items.slice(0, 12).join(', ')} and ${items.length - 12} more` : items.join(', ');
}

/** Control characters of a draft are not sent to the terminal. */
const clean = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
