/** One step of an alignment, in order. `a` and `b` are the first words it covers on each side. */
export interface Step {
  /**
   * `pair`: word a stands for word b (the same or another); `add`: only `a` has it; `drop`: only `b` has it;
   * `joinB`: one word of `a` is two of `b`; `joinA`: two words of `a` are one of `b`.
   */
  readonly op: 'pair' | 'add' | 'drop' | 'joinB' | 'joinA';
  readonly a: number;
  readonly b: number;
}

export interface Alignment {
  readonly steps: readonly Step[];
  /** The words of `b` that it covers: `[start, end)`. */
  readonly start: number;
  readonly end: number;
  readonly cost: number;
}

export interface AlignCosts {
  /** What it costs that word i of `a` stands for word j of `b`: 0 for the same word, 1 for another. */
  pair(i: number, j: number): number;
  /** Whether word i of `a` is words j and j + 1 of `b` run together. */
  joinB(i: number, j: number): boolean;
  /** Whether words i and i + 1 of `a` run together are word j of `b`. */
  joinA(i: number, j: number): boolean;
  /** What it costs that word i of `a` is not in `b`. */
  add(i: number): number;
  /** Whether words of `b` may be missing in front of word i of `a` at no cost (an ellipsis stands there). */
  free(i: number): boolean;
}

/** A gap is dear to open and cheap to widen: what is left out is left out in one piece. */
const OPEN = 0.9;
const WIDEN = 0.1;
/** Of two free gaps the narrower is the likelier. */
const WIDEN_FREE = 0.001;

const PAIR = 1;
const ADD = 2;
const JOIN_B = 3;
const JOIN_A = 4;
const BEST_IS_GAP = 8;
const GAP_WIDENED = 16;

/**
 * The cheapest way to find all of `a` (`n` words) inside `b` (`m` words), whatever of `b` stands before and behind
 * it. Time and memory grow with n × m; the caller keeps both small.
 */
export function align(n: number, m: number, costs: AlignCosts): Alignment {
  const width = m + 1;
  const trace = new Uint8Array((n + 1) * width);
  let before = new Float64Array(width);
  let row = new Float64Array(width);
  let next = new Float64Array(width);
  let last = 0;
  let lastCost = n === 0 ? 0 : Number.POSITIVE_INFINITY;
  for (let i = 1; i <= n; i++) {
    const add = costs.add(i - 1);
    const free = i < n && costs.free(i);
    const open = free ? WIDEN_FREE : OPEN + WIDEN;
    const widen = free ? WIDEN_FREE : WIDEN;
    let gap = Number.POSITIVE_INFINITY;
    for (let j = 0; j <= m; j++) {
      let cost = row[j]! + add;
      let op = ADD;
      if (j > 0) {
        const paired = row[j - 1]! + costs.pair(i - 1, j - 1);
        // Of two ways at one price the one that pairs words reads better.
        if (paired <= cost) {
          cost = paired;
          op = PAIR;
        }
        if (j > 1 && row[j - 2]! < cost && costs.joinB(i - 1, j - 2)) {
          cost = row[j - 2]!;
          op = JOIN_B;
        }
        if (i > 1 && before[j - 1]! < cost && costs.joinA(i - 2, j - 1)) {
          cost = before[j - 1]!;
          op = JOIN_A;
        }
      }
      // A last word that was replaced takes the place of the word that stands there.
      if (i === n && (cost < lastCost || (cost === lastCost && op === PAIR && j === last + 1))) {
        lastCost = cost;
        last = j;
      }
      if (gap < cost) {
        op |= BEST_IS_GAP;
        next[j] = gap;
      } else next[j] = cost;
      // The gap that goes on to the next column, from here or from farther left.
      const opened = cost + open;
      const widened = gap + widen;
      gap = Math.min(opened, widened);
      trace[i * width + j] = op | (widened < opened ? GAP_WIDENED : 0);
    }
    [before, row, next] = [row, next, before];
  }
  return { ...walkBack(trace, width, n, last), end: last, cost: lastCost };
}

function walkBack(trace: Uint8Array, width: number, n: number, last: number): { steps: Step[]; start: number } {
  const steps: Step[] = [];
  let i = n;
  let j = last;
  let first = true;
  while (i > 0) {
    // Behind the last word of `a` there is no gap; anywhere else the cheaper way may be one.
    if (!first && trace[i * width + j]! & BEST_IS_GAP) {
      let widened = true;
      while (widened) {
        j--;
        steps.push({ op: 'drop', a: i, b: j });
        widened = (trace[i * width + j]! & GAP_WIDENED) !== 0;
      }
    }
    first = false;
    const op = trace[i * width + j]! & 7;
    if (op === ADD) steps.push({ op: 'add', a: --i, b: j });
    else if (op === JOIN_B) {
      j -= 2;
      steps.push({ op: 'joinB', a: --i, b: j });
    } else if (op === JOIN_A) {
      i -= 2;
      steps.push({ op: 'joinA', a: i, b: --j });
    } else steps.push({ op: 'pair', a: --i, b: --j });
  }
  return { steps: steps.reverse(), start: j };
}
