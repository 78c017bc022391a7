import type { Item } from './item.ts';

/** `Journal of Silt, 12(3), 45–67` is a journal with its volume, issue and pages; any other outlet is its name alone. */
export function journalOf(outlet: string): Pick<Item, 'container-title' | 'volume' | 'issue' | 'page'> {
  const parts =
    /^(.{2,}?),?\s+(\d{1,4})(?:\s*\((\d[\d–-]*)\))?(?:\s*[,:]\s*(?:pp?\.\s*)?([A-Za-z]?\d+(?:\s*[–-]\s*[A-Za-z]?\d+)?))?$/u.exec(
      outlet,
    );
  if (!parts || (parts[3] === undefined && parts[4] === undefined)) return { 'container-title': outlet };
  const [, journal, volume, issue, page] = parts;
  return { 'container-title': journal!, volume: volume!, ...(issue ? { issue } : {}), ...(page ? { page } : {}) };
}
