import { readdirSync, readFileSync } from 'node:fs';
import MarkdownIt, { type Options } from 'markdown-it';
import { describe, expect, test, vi } from 'vitest';
import { PageReader } from '../../client/preview/pageReader.ts';
import { citationLinks } from '../../client/preview/plugin.ts';

const texts = { undefined: (label: string) => `No entry ${label}.`, back: (label: string) => `Back to [${label}]` };
const reader = new PageReader();
const read = vi.fn((text: string) => reader.read(text));

/** markdown-it as VS Code's preview sets it up, with the line of each block in its HTML. */
function preview(options: Options = {}): MarkdownIt {
  const md = citationLinks(new MarkdownIt({ html: true, linkify: true, typographer: true, ...options }), read, texts);
  md.linkify.set({ fuzzyLink: false });
  md.core.ruler.push('lines', (state) => {
    for (const token of state.tokens)
      if (token.map && token.type !== 'inline') token.attrSet('data-line', `${token.map[0]}`);
  });
  return md;
}

const plain = new MarkdownIt({ html: true, linkify: true, typographer: true });
plain.linkify.set({ fuzzyLink: false });

/** The page as VS Code makes it: the environments of parsing and rendering are two. */
function render(text: string, md = preview()): string {
  return md.renderer.render(md.parse(text, {}), md.options, {});
}

/** What the page shows, without our links: it must be what markdown-it alone shows. */
const bare = (html: string) =>
  html
    .replaceAll(/ <span class="well-sourced-back">.*?<\/span>/g, '')
    .replaceAll(/<span class="well-sourced-entry" id="[^"]*"><\/span>/g, '')
    .replaceAll(/<a href="#well-sourced[^>]*>(.*?)<\/a>/g, '$1')
    .replaceAll(/<span class="well-sourced-undefined"[^>]*>(.*?)<\/span>/g, '$1')
    .replaceAll(/<span class="well-sourced-citation"[^>]*>(.*?)<\/span>/g, '$1')
    .replaceAll(/ data-line="\d+"/g, '');

interface Link {
  readonly text: string;
  readonly to: string;
  readonly title: string;
}
const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
const linksOf = (html: string): Link[] =>
  [...html.matchAll(/<a (href="#well-sourced-source[^>]*)>(.*?)<\/a>/g)].map(([, tag, text]) => ({
    text: text!,
    to: attribute(tag!, 'href'),
    title: attribute(tag!, 'title'),
  }));

const draft = `---
title: "[1] The ferry"
---

# The wall [2]

“We paid for stone,” said Mara Lind [2]. It was built
in two years [1, 2], *as planned [1]* – and \`list[1]\` is code. See [the plan](https://a.example/[1]).

| Year | Stone |
| ---- | ----- |
| 2021 | 40 t [1] |

Nobody counted the boats [9].

## References

[1] Harbour Times. “The Wall That Holds.” https://harbour.example/wall

[2] Coast Review. “Stone for the Ferry.” https://coast.example/stone
`;

describe('a draft in the preview', () => {
  const html = render(draft);

  test('citations lead to their entries and name them', () => {
    const links = linksOf(html);
    expect(links.map(({ text, to }) => `${text} ${to.slice(-1)}`)).toEqual([
      '[2] 2',
      '[2] 2',
      '1 1',
      '2 2',
      '[1] 1',
      '[1] 1',
    ]);
    expect(links[1]!.title).toBe('Coast Review – Stone for the Ferry');
    for (const { to } of links) expect(html).toContain(`<span class="well-sourced-entry" id="${to.slice(1)}"></span>`);
  });

  test('entries lead back to every place that cites them', () => {
    const backs = [...html.matchAll(/<span class="well-sourced-back">(.*?)<\/span>/g)].map(([, inner]) =>
      [...inner!.matchAll(/<a href="#([^"]+)"/g)].map(([, id]) => id),
    );
    expect(backs.map((ids) => ids.length)).toEqual([3, 3]);
    for (const id of backs.flat()) expect(html.split(`id="${id}"`)).toHaveLength(2);
    expect(html).toContain('title="Back to [1]"');
  });

  test('a number without an entry is marked and says so', () => {
    expect(html.match(/<span class="well-sourced-undefined" title="No entry 9.">\[9\]<\/span>/g)).toHaveLength(1);
  });

  test('all else is as markdown-it has it, the lines of the blocks included', () => {
    expect(bare(html)).toBe(plain.render(draft));
    expect(html.match(/data-line/g)!.length).toBeGreaterThan(8);
  });

  test('line breaks of Windows make no difference', () => {
    expect(render(draft.replaceAll('\n', '\r\n'))).toBe(html);
  });

  test('a draft is read once for a page, and not at all when it is only parsed', () => {
    read.mockClear();
    const md = preview();
    const tokens = md.parse(draft, {});
    expect(read).not.toHaveBeenCalled();
    const first = md.renderer.render(tokens, md.options, {});
    expect(read).toHaveBeenCalledTimes(1);
    // VS Code keeps the tokens of a version and renders them again.
    expect(md.renderer.render(tokens, md.options, {})).toBe(first);
    expect(read).toHaveBeenCalledTimes(1);
    expect(first).toBe(html);
  });
});

test('while a draft is written, each page is as if made afresh', () => {
  const text = draft.slice(0, draft.indexOf('## References') + 15);
  const rest = draft.slice(text.length);
  for (let length = 0; length <= rest.length; length += 7) {
    const now = text + rest.slice(0, length);
    const fresh = citationLinks(new MarkdownIt(), (source) => new PageReader().read(source), texts);
    const kept = citationLinks(new MarkdownIt(), read, texts);
    expect(render(now, kept)).toBe(render(now, fresh));
  }
});

describe('what is written in other ways', () => {
  const cited = (text: string) => linksOf(render(text)).map(({ text, to }) => `${text} ${to.slice(-1)}`);

  test('footnotes, which markdown-it alone leaves as text', () => {
    expect(cited('It rose.[^tide]\n\n[^tide]: Harbour Office. *Noise on the Bay.* 2021.\n')).toEqual(['[^tide] 1']);
  });

  test('numbered lists: the anchor stands in the item', () => {
    const text =
      'It rose [2] and fell [1].\n\n## Sources\n\n1. Bay Radio. “All Boats Rise.”\n2. Coast Review. “Down.”\n';
    const html = render(text);
    expect(linksOf(html).map(({ title }) => title)).toEqual(['Coast Review – Down', 'Bay Radio – All Boats Rise']);
    expect(html).toMatch(/<li[^>]*><span class="well-sourced-entry" id="well-sourced-source-2"><\/span>Coast/);
  });

  test('labels at the end, a range, and entries in one paragraph', () => {
    expect(
      cited('It rose [1–3].\n\nReferences\n\n- A. “One.” Link [1]\n- B. “Two.” Link [2]\n- C. “Six.” Link [3]\n'),
    ).toEqual(['[1–3] 1']);
    const lines =
      'It rose [2].\n\n## References\n\n[1] Bay Radio. “Up.”\n[2] Coast Review. “Down.”\n[3] Post. “Off.”\n';
    const html = render(lines);
    expect(html).toContain('<span class="well-sourced-entry" id="well-sourced-source-2"></span>[2] Coast Review');
    expect(html).toMatch(/“Down.” <span class="well-sourced-back">.*?<\/span>\n/);
    expect(bare(html)).toBe(plain.render(lines));
  });

  test('quotes, lists and bold text', () => {
    const text =
      '> “It rose [1],” she said.\n\n- one **two [2]**\n  - three [1]\n\n\t1. four [2]\n\n## References\n\n[1] A. “One.”\n\n[2] B. “Two.”\n';
    expect(cited(text)).toEqual(['[1] 1', '[2] 2', '[1] 1', '[2] 2']);
    expect(bare(render(text))).toBe(plain.render(text));
  });

  test('links of markdown stay its own', () => {
    const text =
      'It rose [1] and [see [2] there](https://b.example) and [2](https://c.example).\n\n[1]: https://a.example "The Plan"\n\n## References\n\n[2] B. “Two.”\n';
    const html = render(text);
    expect(html).toContain('<a href="https://a.example" title="The Plan">1</a>');
    expect(bare(html)).toBe(plain.render(text));
  });

  test('a draft without a list is left alone', () => {
    const text = 'It rose [1] and [2].\n';
    expect(bare(render(text))).toBe(render(text).replaceAll(/ data-line="\d+"/g, ''));
    expect(render(text)).not.toContain('well-sourced');
  });

  test('a comment that switches the check off counts here', () => {
    const html = render(`<!-- well-sourced-disable undefined-citation -->\n\n${draft.slice(draft.indexOf('# The'))}`);
    expect(html).not.toContain('well-sourced-undefined');
    expect(linksOf(html)).toHaveLength(6);
  });
});

describe('the drafts of the collection', () => {
  const folder = new URL('../cases/', import.meta.url);
  const names = readdirSync(folder).filter((name) => /(?<!\.after)\.md$/.test(name));

  test.each(names)('%s: only links are added, and each leads somewhere', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8').replace(/^\ufeff/, '');
    const html = render(text);
    expect(bare(html)).toBe(plain.render(text));
    const ids = new Set([...html.matchAll(/ id="(well-sourced[^"]*)"/g)].map(([, id]) => id));
    for (const [, to] of html.matchAll(/ href="#(well-sourced[^"]*)"/g)) expect(ids).toContain(to);
  });

  test('most of them have citations', () => {
    const linked = names.filter((name) => linksOf(render(readFileSync(new URL(name, folder), 'utf8'))).length > 0);
    expect(linked.length).toBeGreaterThan(names.length / 2);
  });
});

describe('hostile text', () => {
  test('nothing of an entry becomes HTML', () => {
    const html = render(
      'It rose [1] and [^"><img src=x onerror=alert(1)>] fell.\n\n## References\n\n[1] A & B. “"><script>alert(1)</script> \' onmouseover=alert(1) x="” https://a.example\n',
      preview({ html: false }),
    );
    expect(html).not.toMatch(/<(?:script|img)/);
    const tags = [...html.matchAll(/<(a|span)\b([^>]*)>/g)];
    expect(tags.length).toBeGreaterThan(2);
    // Every attribute is one of ours, and closed.
    for (const [, , attributes] of tags)
      expect(attributes).toMatch(/^(?: (?:class|id|href|data-href|title)="[^"<>]*")+$/);
  });

  test.each([
    ['deep brackets', '['.repeat(3000)],
    ['many citations', '[1]'.repeat(3000)],
    ['open links', '[1](['.repeat(2000)],
  ])('%s take no time', (_name, text) => {
    const started = performance.now();
    const whole = `${text}\n\n## References\n\n[1] A. “One.”\n`;
    const html = render(whole);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(bare(html)).toBe(plain.render(whole));
  });
});
