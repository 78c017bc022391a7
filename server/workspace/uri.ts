/** Schemes whose percent-encoding clients write differently for one and the same document. */
const FILE_LIKE = /^(?:file|vscode-vfs|vscode-remote):/i;

/** The scheme of a URI in lower case, or `` when it has none. Any string will do. */
export function schemeOf(uri: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase() ?? '';
}

/**
 * What two URIs of the same document have in common: `file:///c%3A/a%20b` and `file:///C:/a b` give the same key.
 * Any string gives a key; one that cannot be decoded is its own.
 */
export function documentKey(uri: string): string {
  if (!FILE_LIKE.test(uri)) return uri;
  const scheme = schemeOf(uri);
  const rest = uri.slice(scheme.length + 1);
  const decoded = rest.includes('%') ? rest.split('/').map(decodeSegment).join('/') : rest;
  return `${scheme}:${decoded.replace(/^\/\/\/([A-Z]):/, (_, drive: string) => `///${drive.toLowerCase()}:`)}`;
}

// A slash or a percent sign that was encoded stays so: decoding it would make two paths one.
function decodeSegment(segment: string): string {
  try {
    const decoded = decodeURIComponent(segment);
    return decoded.includes('/') || decoded.includes('%') ? segment : decoded;
  } catch {
    return segment;
  }
}

/** The folder that the document stands in, without a slash at the end; null for a URI without a path of folders. */
export function folderOf(uri: string): string | null {
  const path = /^[^?#]*/.exec(uri)![0];
  const slash = path.lastIndexOf('/');
  return slash > 0 && path[slash - 1] !== '/' && path[slash - 1] !== ':' ? path.slice(0, slash) : null;
}

/** `relative` (with `/` between its parts, nothing to encode in it) below a folder's URI. */
export function below(folder: string, relative: string): string {
  return `${folder.replace(/\/+$/, '')}/${relative}`;
}

/** Whether the document with this key stands below the folder with that key. */
export function isBelow(documentKeyed: string, folderKeyed: string): boolean {
  return documentKeyed.startsWith(`${folderKeyed.replace(/\/+$/, '')}/`);
}
