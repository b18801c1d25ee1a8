/** Chance that is the same at each run: what a seed gave once it gives again. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0;
  }

  /** A whole number from 0, below `most`. */
  upTo(most: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % most;
  }

  /** Small ones more often than large ones. */
  size(most: number): number {
    return Math.floor(2 ** (this.upTo(1000) * (Math.log2(most) / 1000)));
  }

  among<T>(choices: readonly T[]): T {
    const chosen = choices[this.upTo(choices.length)];
    if (chosen === undefined) throw new Error('there is nothing to choose among');
    return chosen;
  }

  /** From `start` to `end`, within a length. */
  stretch(length: number): { start: number; end: number } {
    const start = this.upTo(length + 1);
    return { start, end: Math.min(length, start + this.size(length + 1)) };
  }
}
