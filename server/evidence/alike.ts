/**
 * Whether two words differ by a slip or by damage (one letter in a word of four to seven, two in a longer one), so that
 * one most likely stands for the other. Words that only share letters are not alike.
 */
export function alike(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || Math.abs(a.length - b.length) > 2 || /\d/.test(a + b)) return false;
  const limit = shorter < 8 ? 1 : 2;
  if (a[0] !== b[0] && a.at(-1) !== b.at(-1)) return false;
  return within(a, b, limit);
}

/** Whether at most `limit` letters must be put in, taken out or changed. */
function within(a: string, b: string, limit: number): boolean {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA--;
    endB--;
  }
  const restA = endA - start;
  const restB = endB - start;
  if (Math.max(restA, restB) <= limit) return true;
  if (Math.min(restA, restB) === 0 || limit === 1) return false;
  if (Math.abs(restA - restB) > limit) return false;
  // Two changes apart from each other: take one out at the front in each of the three ways.
  const x = a.slice(start, endA);
  const y = b.slice(start, endB);
  return (
    within(x.slice(1), y.slice(1), limit - 1) || within(x.slice(1), y, limit - 1) || within(x, y.slice(1), limit - 1)
  );
}
