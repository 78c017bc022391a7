/** So long (ms) background work goes on before whatever has come in is served. */
const SLICE = 4;

/** Says in turn whether work may go on: asked between its steps, it has others served when a slice has passed. */
export function takingTurns(): () => Promise<void> | undefined {
  let until = 0;
  return () => {
    if (performance.now() < until) return undefined;
    return new Promise((resolve) =>
      setTimeout(() => {
        // Another worker may have begun the slice already.
        if (performance.now() >= until) until = performance.now() + SLICE;
        resolve();
      }, 0),
    );
  };
}

/** Runs steps for the time of a slice. @returns what the last one said */
export function oneSlice<T, R>(steps: Generator<T, R>): IteratorResult<T, R> {
  const until = performance.now() + SLICE;
  let step = steps.next();
  while (!step.done && performance.now() < until) step = steps.next();
  return step;
}

/**
 * Runs steps in the background, a slice at a time.
 * @param goesOn asked between two slices, with what the last step said
 * @returns what the steps return in the end; null when they were not to go on
 */
export async function inSlices<T, R>(
  steps: Generator<T, R>,
  goesOn: (last: T) => boolean,
): Promise<{ readonly result: R } | null> {
  for (;;) {
    const step = oneSlice(steps);
    if (step.done) return { result: step.value };
    const last = step.value;
    await new Promise((resolve) => setTimeout(resolve, 0));
    if (!goesOn(last)) return null;
  }
}
