/** One thing measured: the median of its runs, their spread, and the goal it is held against. */
export interface Measure {
  name: string;
  median: number;
  min: number;
  max: number;
  unit: 'ms' | 's' | 'MB';
  runs: number;
  goal?: number;
}

/** Repeats a piece of work and keeps the median of its times, in milliseconds. */
export async function timed(name: string, runs: number, work: () => Promise<unknown>, goal?: number): Promise<Measure> {
  const times: number[] = [];
  for (let index = 0; index < runs; index++) {
    const begun = performance.now();
    await work();
    times.push(performance.now() - begun);
  }
  return summary(name, times, 'ms', goal);
}

export function summary(name: string, values: number[], unit: Measure['unit'], goal?: number): Measure {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    name,
    median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    unit,
    runs: values.length,
    ...(goal === undefined ? {} : { goal }),
  };
}
