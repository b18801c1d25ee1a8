/** How long one thread may be held, in milliseconds. */
const longest = 5;

/**
 * What is worked out of each of many things, in turns with whatever else waits for this thread: a database that is still
 * being sent its query, somebody who asks for a page.
 */
export async function mapInTurns<T, R>(things: readonly T[], workOut: (thing: T) => R): Promise<R[]> {
  const done: R[] = [];
  let begun = performance.now();
  for (const thing of things) {
    if (performance.now() - begun > longest) {
      await new Promise((resolve) => setImmediate(resolve));
      begun = performance.now();
    }
    done.push(workOut(thing));
  }
  return done;
}
