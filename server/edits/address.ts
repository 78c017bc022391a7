/** The address without the parts that only say where it was copied from: `utm_…`, `fbclid`, `gclid` and their kin. */
export function withoutTracking(address: string): string {
  if (
    !/[?&](?:utm_|[a-z]{0,4}cl(?:k?id|src)|[gw]braid|igshi?d?|mc_[ce]id|_hs|mkt_tok|ref_src|__twitter_impression|ref=|source=)/i.test(
      address,
    )
  ) {
    return address;
  }
  try {
    const url = new URL(address);
    for (const name of [...url.searchParams.keys()]) {
      const value = url.searchParams.get(name) ?? '';
      if (TRACKING.test(name) || (/^(?:ref|source)$/i.test(name) && ASSISTANT.test(value)))
        url.searchParams.delete(name);
    }
    return url.href;
  } catch {
    return address;
  }
}

const TRACKING =
  /^(?:utm_\w+|(?:fb|g|d|ms|tw|tt|y)cl(?:k?id|src)|[gw]braid|igsh(?:id)?|mc_[ce]id|_hsenc|_hsmi|mkt_tok|ref_src|__twitter_impression)$/i;
const ASSISTANT = /^(?:chatgpt|openai|perplexity|copilot|gemini|claude)\b/i;

/**
 * What the writings of one address have in common: no scheme, no `www.`, no tracking, no slash at the end, no marked
 * words (`#:~:text=`), and not the host or path that serves the page to telephones (`m.`, `amp.`, `/amp/`).
 */
export function addressKey(address: string): string {
  return withoutTracking(address.trim())
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^(?:[\w-]+\.cdn\.ampproject\.org\/[cv]|(?:www\.)?google\.[a-z.]+\/amp)\/(?:s\/)?/i, '')
    .replace(/^[^/?#]+/, (host) =>
      host.toLowerCase().replace(/^(?:www|m|mobile|amp)\.(?=[^.]+\.)|(?<=^[^.]+\.)m\.(?=[^.]+\.)/, ''),
    )
    .replace(/#:~:.*$|#$/, '')
    .replace(/([?&])(?:amp(?:=[^&#]*)?|outputType=amp)(?=&|#|$)/i, '$1')
    .replace(/[?&]+(?=#|$)/, '')
    .replace(/\?&/, '?')
    .replace(/(?<=^[^/?#]+)\/amp(?=\/)|[/.]amp(?=(?:\.html?|\/)?(?:[?#]|$))/i, '')
    .replace(/\/(?=[?#]|$)/, '');
}

/** Whether two addresses lead to the same page. */
export const sameAddress = (a: string, b: string): boolean => addressKey(a) === addressKey(b);
