/** Minutes from each failed try to the next: a minute, then longer, over three days in all. */
const waits = [1, 5, 30, 2 * 60, 6 * 60, 24 * 60, 40 * 60];

/** In how many minutes a delivery is tried again after so many tries; null: it is given up. */
export const minutesToNextTry = (tries: number): number | null => waits[tries - 1] ?? null;
