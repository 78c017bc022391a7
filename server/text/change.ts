/** The units from `start` to `end` (UTF-16 offsets) give way to `insert`. */
export interface Change {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/**
 * The one change that makes `after` of `before`, without what both begin and end with. It parts neither the two units of a
 * character nor `\r` from its `\n`.
 */
export function changeBetween(before: string, after: string): Change {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  if (parts(before, head) || parts(after, head)) head--;
  let tail = 0;
  while (
    tail < most - head &&
    before.charCodeAt(before.length - tail - 1) === after.charCodeAt(after.length - tail - 1)
  )
    tail++;
  if (tail > 0 && (parts(before, before.length - tail) || parts(after, after.length - tail))) tail--;
  return { start: head, end: before.length - tail, insert: after.slice(head, after.length - tail) };
}

/** Whether the place lies in the middle of what belongs together. */
function parts(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return false;
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(at - 1, at + 1));
}
