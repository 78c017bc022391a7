/** What `fetch` of the platform is asked for here; given from outside, so that nothing is reached by accident. */
export type Fetch = (address: string, options: RequestInit) => Promise<Response>;

export interface FetchedPage {
  readonly bytes: Uint8Array;
  /** The `Content-Type` of the answer as sent, or null. */
  readonly contentType: string | null;
  /** The addresses that the request went through after the one asked for; the last one gave the answer. */
  readonly redirects: readonly string[];
}

export interface FetchOptions {
  readonly fetch: Fetch;
  /** Calls the request off. */
  readonly signal?: AbortSignal;
  /** Hears how many bytes have come. */
  progress?(received: number): void;
}

/** Why a page could not be fetched; the message is a plain sentence that goes after the address. */
export class FetchError extends Error {}

/** In bytes, unpacked. */
const LARGEST = 64 * 1024 * 1024;
/** In ms, for the whole way with all redirects. */
const LONGEST = 60_000;
const MOST_REDIRECTS = 10;
const HEADERS = {
  Accept: 'text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8',
  'User-Agent': 'Mozilla/5.0 (compatible; Well-Sourced; saves one page that its writer asks for)',
};

/**
 * Fetches one page: an explicit act of the writer, never done by itself. Follows redirects by hand to keep their
 * addresses; sends no cookies; reads no more than 64 MB and waits no longer than a minute.
 * @throws FetchError with the reason in plain words; also when it is called off
 */
export async function fetchPage(address: string, { fetch, signal, progress }: FetchOptions): Promise<FetchedPage> {
  const timer = new AbortController();
  const timeout = setTimeout(() => timer.abort(), LONGEST);
  const stop = () => timer.abort();
  signal?.addEventListener('abort', stop);
  if (signal?.aborted) stop();
  try {
    const { response, redirects } = await follow(webAddress(address), fetch, timer.signal);
    if (!response.ok) throw new FetchError(refusal(response.status));
    const bytes = await readAll(response, progress);
    return { bytes, contentType: response.headers.get('content-type'), redirects };
  } catch (error) {
    if (signal?.aborted) throw new FetchError('was not fetched: it was called off');
    if (timer.signal.aborted) throw new FetchError('did not answer within a minute');
    throw error instanceof FetchError ? error : new FetchError(`could not be reached${causeOf(error)}`);
  } finally {
    clearTimeout(timeout);
    signal?.removeEventListener('abort', stop);
    // What has not been read is not wanted any more.
    timer.abort();
  }
}

function webAddress(address: string, base?: string): string {
  let url: URL;
  try {
    url = new URL(address, base);
  } catch {
    throw new FetchError('is no address of the web');
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError(
      base === undefined
        ? 'is no address of the web (http or https)'
        : `leads to an address that is not fetched (${url.protocol})`,
    );
  }
  // The place in the page is not sent, and the address of the copy is the page's.
  url.hash = /^#[!/]/.test(url.hash) ? url.hash : '';
  return url.href;
}

async function follow(address: string, fetch: Fetch, signal: AbortSignal) {
  const redirects: string[] = [];
  for (let at = address; ; ) {
    const options: RequestInit = { headers: HEADERS, signal, credentials: 'omit', redirect: 'manual' };
    const response = await fetch(at, options);
    if (response.type === 'opaqueredirect') {
      // A browser hides the steps; it tells where they end.
      const end = await fetch(at, { ...options, redirect: 'follow' });
      return { response: end, redirects: end.url && end.url !== address ? [...redirects, end.url] : redirects };
    }
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null;
    if (location === null) return { response, redirects };
    await response.body?.cancel();
    if (redirects.length === MOST_REDIRECTS)
      throw new FetchError(`leads on and on, over more than ${MOST_REDIRECTS} redirects`);
    at = webAddress(location, at);
    redirects.push(at);
  }
}

async function readAll(response: Response, progress: ((received: number) => void) | undefined): Promise<Uint8Array> {
  if (Number(response.headers.get('content-length')) > LARGEST)
    throw new FetchError('is larger than 64 MB and was not read');
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  for (let part = await reader?.read(); reader && part && !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.length;
    if (length > LARGEST) throw new FetchError('is larger than 64 MB and was not read');
    progress?.(length);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

const BY_HAND = 'Open it in the browser, save the page there and take that file';

function refusal(status: number): string {
  switch (status) {
    case 404:
    case 410:
      return `is gone or never was there (the server answers ${status})`;
    case 401:
    case 402:
      return `is for its subscribers alone (the server answers ${status}). ${BY_HAND}`;
    case 403:
    case 406:
    case 429:
    case 451:
      return `is not given to programs (the server answers ${status}). ${BY_HAND}`;
    default:
      return status >= 500
        ? `cannot be had at the moment (the server answers ${status})`
        : `was refused (the server answers ${status})`;
  }
}

/** Node hides the reason one level down. */
function causeOf(error: unknown): string {
  const cause = (error as { cause?: { code?: unknown } }).cause?.code;
  if (cause === 'ENOTFOUND' || cause === 'EAI_AGAIN')
    return ': there is no such host, or no connection to the internet';
  if (cause === 'ECONNREFUSED') return ': nothing answers there';
  return typeof cause === 'string' ? ` (${cause})` : '';
}
