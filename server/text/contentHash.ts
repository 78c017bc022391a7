/**
 * A number of 53 bits that two different texts hardly share (Fowler–Noll–Vo, twice): tells whether a text is the one
 * that was read before. Not for anything that somebody could want to forge.
 */
export function contentHash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x1000193;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    low = Math.imul(low ^ unit, 0x01000193);
    high = Math.imul(high ^ unit ^ (low >>> 15), 0x85ebca6b);
  }
  return (high & 0x1fffff) * 0x1_0000_0000 + (low >>> 0);
}
