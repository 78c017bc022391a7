/** The address without the parts that only say where it was copied from: `utm_…`, `fbclid`, `gclid`. */
export function withoutTracking(address: string): string {
  if (!/[?&](?:utm_|fbclid|gclid)/i.test(address)) return address;
  try {
    const url = new URL(address);
    for (const name of [...url.searchParams.keys()]) {
      if (/^(?:utm_\w+|fbclid|gclid)$/i.test(name)) url.searchParams.delete(name);
    }
    return url.href;
  } catch {
    return address;
  }
}

/** What two writings of one address have in common: no scheme, no `www.`, no tracking, no slash at the end. */
export function addressKey(address: string): string {
  return withoutTracking(address.trim())
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^www\./i, '')
    .replace(/^[^/?#]+/, (host) => host.toLowerCase())
    .replace(/\/(?=[?#]|$)/, '');
}

/** Whether two addresses lead to the same page. */
export const sameAddress = (a: string, b: string): boolean => addressKey(a) === addressKey(b);
