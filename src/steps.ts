/**
 * Work that pauses between its stages, so that several pieces of it can go side by side: stage by stage for all, instead of one after the
 * other through all stages. The code of all stages is larger than a processor's cache; of one stage it is not, and what is fetched once
 * serves for all.
 */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Without a pause. */
export function run<T>(steps: Steps<T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** What became of one of several. */
export type Settled<T> = { value: T } | { error: unknown };

/** All of them side by side; what one of them throws is its own. */
export function runTogether<T>(all: readonly Steps<T>[]): Settled<T>[] {
  const settled: Settled<T>[] = new Array(all.length);
  let going = all.map((steps, k) => ({ steps, k }));
  while (going.length > 0)
    going = going.filter(({ steps, k }) => {
      try {
        const step = steps.next();
        if (!step.done) return true;
        settled[k] = { value: step.value };
      } catch (error) {
        settled[k] = { error };
      }
      return false;
    });
  return settled;
}
