import { Tree } from '@lezer/common';

/** A tree at its place in the text. */
export interface TreeAt {
  readonly tree: Tree;
  readonly start: number;
}

/** How a list of top-level trees differs from the last one. */
export interface Seam {
  /** How many of the old trees stay in front and behind. */
  readonly head: number;
  readonly tail: number;
  /** The new trees between. */
  readonly middle: readonly TreeAt[];
}

/**
 * Compares the top-level trees of two versions: those before the edits and those behind them are most often the very
 * same objects, and are then not looked into.
 * @param root the new tree, which stands at `at`; the groups that balancing makes in it are looked through
 * @param start where the edits begin
 * @param end where they end in the new text
 */
export function findSeam(old: readonly Tree[], root: Tree, at: number, start: number, end: number): Seam {
  let head = 0;
  let headEnd = Number.POSITIVE_INFINITY;
  forwards(root, at, (tree, place) => {
    if (tree === old[head] && place < start) {
      head++;
      return true;
    }
    headEnd = place;
    return false;
  });
  let tail = 0;
  let tailStart = Number.POSITIVE_INFINITY;
  backwards(root, at, (tree, place) => {
    if (tail >= old.length - head || tree !== old[old.length - 1 - tail] || place < end || place < headEnd)
      return false;
    tail++;
    tailStart = place;
    return true;
  });
  const middle: TreeAt[] = [];
  if (headEnd < tailStart) collect(root, at, headEnd, tailStart, middle);
  return { head, tail, middle };
}

type Visit = (tree: Tree, at: number) => boolean;

/** Visits the top-level trees in order until one is refused. */
function forwards({ children, positions }: Tree, at: number, visit: Visit): boolean {
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    if (!(child instanceof Tree)) continue;
    const start = at + positions[index]!;
    if (child.type.isAnonymous ? !forwards(child, start, visit) : !visit(child, start)) return false;
  }
  return true;
}

function backwards({ children, positions }: Tree, at: number, visit: Visit): boolean {
  for (let index = children.length - 1; index >= 0; index--) {
    const child = children[index];
    if (!(child instanceof Tree)) continue;
    const start = at + positions[index]!;
    if (child.type.isAnonymous ? !backwards(child, start, visit) : !visit(child, start)) return false;
  }
  return true;
}

/** Adds the top-level trees that start from `from` on and before `to`. */
function collect({ children, positions }: Tree, at: number, from: number, to: number, into: TreeAt[]): void {
  for (let index = 0; index < children.length; index++) {
    const child = children[index];
    const start = at + positions[index]!;
    if (!(child instanceof Tree) || start >= to) continue;
    if (child.type.isAnonymous) {
      if (start + child.length >= from) collect(child, start, from, to, into);
    } else if (start >= from) into.push({ tree: child, start });
  }
}

/** The child trees with their places; the groups that balancing makes are looked through. */
export function children(tree: Tree, at: number): TreeAt[] {
  const out: TreeAt[] = [];
  tree.children.forEach((child, index) => {
    if (!(child instanceof Tree)) return;
    const start = at + tree.positions[index]!;
    if (child.type.isAnonymous) out.push(...children(child, start));
    else out.push({ tree: child, start });
  });
  return out;
}
