import { FURNITURE_MARK } from '../copy.ts';
import { BoundedParser } from './boundedParser.ts';
import { HtmlMeta } from './htmlMeta.ts';
import { LineWriter } from './lineWriter.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** Elements that stand on lines of their own (HTML standard, “flow content” shown as blocks). */
const BLOCKS = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
    'footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre ' +
    'search section summary table tbody tfoot thead tr ul',
);
/** An empty line before and after. */
const SPACED = words('p h1 h2 h3 h4 h5 h6 blockquote figure table pre article section main ul ol dl');
/** What is in them is no text of the page. */
const UNREAD = words('script style svg math object embed canvas audio video map iframe select textarea button');
/** What a page has beside its article. */
const FURNITURE = words('nav aside footer noscript menu dialog');
const FURNITURE_ROLES = words('navigation banner contentinfo complementary search dialog alertdialog menu menubar');
/** Class or id of a part that is no article, as whole words: sites that name such parts otherwise only rank better. */
const FURNITURE_NAMES =
  /(?:^|[\s_-])(?:nav|navbar|navigation|menu|breadcrumbs?|cookie|cookies|consent|sidebar|share|sharing|newsletter|related|promo)(?:$|[\s_-])/i;

export interface Page {
  readonly meta: HtmlMeta;
  readonly article: string;
  readonly furniture: string;
  /** Hints that scripts put the page together: places that wait for them. */
  readonly appRoot: boolean;
  /** The words of `<noscript>`. */
  readonly noScript: string;
  readonly scripts: number;
}

/** Walks over the whole page once. Nothing is left out but what no reader sees: scripts, styles, form fields. */
export function readPage(html: string): Page {
  const meta = new HtmlMeta();
  const article = new LineWriter();
  const furniture = new LineWriter();
  const noScript = new LineWriter();
  const open: { readonly tag: string; readonly kind: Kind }[] = [];
  const inside = { furniture: 0, unread: 0, noScript: 0, pre: 0, article: 0 };
  let title: string[] | null = null;
  let data: string[] | null = null;
  let appRoot = false;
  let scripts = 0;
  const out = () => (inside.noScript > 0 ? noScript : inside.furniture > 0 ? furniture : article);
  const edge = (tag: string) => {
    if (SPACED.has(tag)) out().gap();
    else if (BLOCKS.has(tag)) out().break();
  };
  const parser = new BoundedParser({
    onopentag(tag, attributes) {
      meta.take(tag, attributes);
      const kind = kindOf(tag, attributes, inside.article > 0);
      open.push({ tag, kind });
      if (kind === 'unread') inside.unread++;
      if (tag === 'script') {
        scripts++;
        if (/ld\+json/i.test(attributes.type ?? '')) data = [];
      }
      // Inside drawings a title is a caption.
      if (tag === 'title' && inside.unread === 0 && meta.title === null) title = [];
      if (/^(?:root|app|__next|__nuxt|app-root|react-root|main-app)$/i.test(attributes.id ?? '')) appRoot = true;
      if (inside.unread > 0) return;
      if (kind === 'furniture') {
        out().break();
        inside.furniture++;
      }
      if (tag === 'noscript') inside.noScript++;
      if (tag === 'article' || tag === 'main') inside.article++;
      if (tag === 'pre') inside.pre++;
      if (tag === 'br') out().break();
      else if (tag === 'td' || tag === 'th') out().write(' ');
      else if (tag === 'q') out().write('“');
      else edge(tag);
    },
    onclosetag(tag) {
      const last = open.pop();
      if (tag === 'script' && data) {
        meta.takeLinkedData(data.join(''));
        data = null;
      }
      if (tag === 'title' && title) {
        meta.title = title.join('');
        title = null;
      }
      if (last?.kind === 'unread') inside.unread--;
      if (inside.unread > 0 || last?.kind === 'unread') return;
      if (tag === 'q') out().write('”');
      edge(tag);
      if (tag === 'pre') inside.pre--;
      if (tag === 'article' || tag === 'main') inside.article--;
      if (last?.kind === 'furniture') {
        out().gap();
        inside.furniture--;
      }
      if (tag === 'noscript') inside.noScript--;
    },
    ontext(text) {
      if (title) title.push(text);
      else if (data) data.push(text);
      else if (inside.unread === 0) {
        if (inside.pre > 0) out().writeLines(text);
        else out().write(text);
      }
    },
  });
  parser.end(html);
  return { meta, article: article.text, furniture: furniture.text, noScript: noScript.text, appRoot, scripts };
}

type Kind = 'unread' | 'furniture' | 'plain';

function kindOf(tag: string, attributes: Readonly<Record<string, string>>, inArticle: boolean): Kind {
  if (UNREAD.has(tag)) return 'unread';
  // A footer or aside of the article itself (its notes, a box of facts) belongs to it.
  if (FURNITURE.has(tag)) return inArticle && (tag === 'footer' || tag === 'aside') ? 'plain' : 'furniture';
  if (tag === 'body' || tag === 'html' || tag === 'main' || tag === 'article') return 'plain';
  if (attributes.role && FURNITURE_ROLES.has(attributes.role.toLowerCase())) return 'furniture';
  const named = `${attributes.class ?? ''} ${attributes.id ?? ''}`;
  return BLOCKS.has(tag) && named.length < 300 && FURNITURE_NAMES.test(named) && !inArticle ? 'furniture' : 'plain';
}

/** Article and furniture as one text, the furniture last below its mark. */
export function joinPage(article: string, furniture: string): string {
  if (furniture === '') return article;
  return `${article === '' ? '' : `${article}\n\n`}${FURNITURE_MARK}\n${furniture}`;
}
