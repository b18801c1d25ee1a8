/**
 * Lines on which keys were seen, kept as 53-bit digests: a million rows take some fifty megabytes whatever their keys. Two
 * keys of a million have one chance in twenty thousand to be taken for one, and then a person decides.
 */
export class Seen {
  readonly #lines = new Map<number, number>();

  /** The line that bore this key first; undefined where this one does. */
  firstLine(key: string, line: number): number | undefined {
    const digest = digestOf(key);
    const first = this.#lines.get(digest);
    if (first === undefined) this.#lines.set(digest, line);
    return first;
  }
}

/** cyrb53, by bryc (public domain). */
function digestOf(key: string): number {
  let [low, high] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < key.length; index++) {
    const code = key.charCodeAt(index);
    low = Math.imul(low ^ code, 2654435761);
    high = Math.imul(high ^ code, 1597334677);
  }
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  return 4294967296 * (2097151 & high) + (low >>> 0);
}
