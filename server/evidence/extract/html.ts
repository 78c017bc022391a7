import { countWords } from './countWords.ts';
import { decode } from './decode.ts';
import { type Extracted, nothingKnown, type Origin } from './extracted.ts';
import { joinPage, type Page, readPage } from './htmlText.ts';

/** Fewer words than this are no article; a page that scripts put together has less than this before they run. */
const FEW_WORDS = 60;
/** What a page shows of an article that has to be paid for is longer. */
const TEASER_WORDS = 250;

/** Text and facts of a web page. */
export function extractHtml(bytes: Uint8Array, { contentType }: Origin): Extracted {
  return extractPage(decode(bytes, charsetOf(contentType), true));
}

export function extractPage(html: string): Extracted {
  const page = readPage(html);
  const { facts, body } = page.meta;
  // Some pages carry the article as data alone and have scripts show it.
  const article =
    body !== null && body.length > page.article.length ? `${page.article}\n\n${plain(body)}`.trim() : page.article;
  return {
    ...nothingKnown,
    ...facts,
    format: 'html',
    text: joinPage(article, page.furniture),
    problem: problemOf(page, article),
  };
}

/** The charset of a `Content-Type`, or null. */
export const charsetOf = (contentType: string | null): string | null =>
  /\bcharset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1] ?? null;

/** Words that stand where a paywall begins. Data, one line a language. */
const WALLS: readonly RegExp[] = [
  /subscribe (?:now |today )?to (?:continue|keep|read|unlock)|to (?:continue|keep) reading|subscribers? only|for subscribers|already a (?:subscriber|member)/i,
  /weiterlesen mit|jetzt weiterlesen|nur für abonnenten|exklusiv für abonnenten|abo abschließen/i,
  /réservé aux abonnés|abonnez-vous pour lire|la suite est réservée/i,
  /solo para suscriptores|suscríbete para (?:seguir )?leer|exclusivo para suscriptores/i,
  /exclusivo para assinantes|assine para (?:continuar|ler)/i,
  /riservato agli abbonati|abbonati per (?:continuare|leggere)/i,
  /alleen voor abonnees|lees verder met/i,
  /endast för prenumeranter|bli prenumerant för att läsa|logga in för att läsa/i,
];
const SCRIPTED = /java\s?script/i;

function problemOf(page: Page, article: string): string | null {
  const count = countWords(article);
  if (count < TEASER_WORDS && (page.meta.paid || (count < 150 && WALLS.some((wall) => wall.test(page.article))))) {
    return 'This copy holds no article text beyond its beginning: the page asks its readers to pay or to sign in. Open it in the browser, save the page there and attach that file.';
  }
  if (count >= FEW_WORDS) return null;
  if (count === 0 && page.furniture === '' && page.scripts === 0)
    return 'This copy holds no article text: the page is empty.';
  const waits =
    page.appRoot ||
    SCRIPTED.test(page.noScript) ||
    (SCRIPTED.test(article) && /enable|activ|aktiv|turn on/i.test(article));
  if (page.scripts > 0 && (waits || count === 0)) {
    return 'This copy holds no article text: the page is put together by scripts in the browser. Open it there, save the page and attach that file.';
  }
  return count === 0 ? 'This copy holds no article text, only menus and the like.' : null;
}

/** Data may hold markup too. */
const plain = (body: string): string => (/<\w+[\s>]/.test(body) ? readPage(body).article : body.trim());
