import { tidy } from './extracted.ts';

/** What a page says of itself in its head: `<meta>`, `<link>`, `<title>` and JSON-LD. */
export class HtmlMeta {
  readonly #named = new Map<string, string[]>();
  readonly #linked: Linked[] = [];
  title: string | null = null;
  #canonical: string | null = null;
  #time: string | null = null;

  /** Takes one element's attributes. */
  take(tag: string, attributes: Readonly<Record<string, string>>): void {
    if (tag === 'meta') {
      const name = (attributes.property ?? attributes.name ?? attributes.itemprop)?.toLowerCase();
      const content = tidy(attributes.content);
      if (!name || !content) return;
      const known = this.#named.get(name);
      if (!known) this.#named.set(name, [content]);
      else if (known.length < 20) known.push(content);
    } else if (tag === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.rel ?? '')) {
      this.#canonical ??= tidy(attributes.href);
    } else if (tag === 'time') this.#time ??= tidy(attributes.datetime);
  }

  /** Takes the text of one `<script type="application/ld+json">`; broken JSON is passed over. */
  takeLinkedData(json: string): void {
    try {
      collect(JSON.parse(json), this.#linked, 0);
    } catch {
      // Pages with broken JSON are many; the other sources of the same facts remain.
    }
  }

  /** The main thing that the page is about, as far as its JSON-LD says so. */
  get #article(): Linked | undefined {
    return this.#linked.find((item) => /article|posting|report|scholarly|book/i.test(typeOf(item)));
  }

  get facts() {
    const article = this.#article;
    const first = (...names: string[]) => names.map((name) => this.#named.get(name)?.[0]).find(Boolean) ?? null;
    const authors = this.#named.get('citation_author') ?? this.#named.get('author') ?? [];
    return {
      title: first('citation_title', 'og:title') ?? text(article?.headline) ?? tidy(this.title) ?? first('dc.title'),
      outlet:
        first('og:site_name', 'citation_journal_title') ??
        name(article?.publisher) ??
        first('application-name', 'dc.publisher'),
      author:
        tidy(authors.filter(isName).join('; ')) ??
        names(article?.author) ??
        [first('article:author', 'parsely-author', 'dc.creator')].find((value) => value && isName(value)) ??
        null,
      date:
        first('article:published_time', 'citation_publication_date', 'citation_date') ??
        text(article?.datePublished) ??
        first('date', 'dc.date', 'dcterms.date', 'parsely-pub-date', 'datepublished') ??
        this.#time,
      doi: doiIn(first('citation_doi', 'dc.identifier', 'prism.doi')),
      canonical: this.#canonical ?? first('og:url') ?? null,
    };
  }

  /** The article's words where the page carries them as data, or null. */
  get body(): string | null {
    const body = this.#article?.articleBody;
    return typeof body === 'string' && body.trim() !== '' ? body : null;
  }

  /** Whether the page says that reading it costs something. */
  get paid(): boolean {
    const free = this.#article?.isAccessibleForFree;
    const tier = this.#named.get('article:content_tier')?.[0];
    return free === false || /^false$/i.test(String(free)) || tier === 'locked' || tier === 'metered';
  }
}

type Linked = Readonly<Record<string, unknown>>;

function collect(value: unknown, into: Linked[], depth: number): void {
  if (depth > 4 || into.length > 200 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const item of value) collect(item, into, depth + 1);
  else {
    into.push(value as Linked);
    collect((value as Linked)['@graph'], into, depth + 1);
    collect((value as Linked).mainEntity, into, depth + 1);
  }
}

const typeOf = (item: Linked): string => [item['@type']].flat().join(' ');
const text = (value: unknown): string | null => (typeof value === 'string' ? tidy(value) : null);
const isName = (value: string): boolean => !/^https?:/i.test(value);

function name(value: unknown): string | null {
  if (typeof value === 'string') return isName(value) ? tidy(value) : null;
  return typeof value === 'object' && value !== null ? text((value as Linked).name) : null;
}

function names(value: unknown): string | null {
  return tidy(
    [value]
      .flat()
      .slice(0, 20)
      .map(name)
      .filter((one) => one !== null)
      .join('; '),
  );
}

/** The DOI in a value such as `doi:10.1000/x` or `https://doi.org/10.1000/x`, or null. */
export function doiIn(value: string | null): string | null {
  return /\b10\.\d{4,9}\/[^\s"<>]+/.exec(value ?? '')?.[0] ?? null;
}
