/** One thing measured: its median, its spread, and the target it is held against. */
export interface Measure {
  name: string;
  unit: 'ms' | 's' | 'MB' | 'edits' | 'files' | 'runs' | 'letters';
  median: number;
  p95: number;
  min: number;
  max: number;
  runs: number;
  target?: Target;
}

/** The most that is allowed: of the median, unless of another number. */
export interface Target {
  most: number;
  of: 'median' | 'p95' | 'max';
}

export const median = (most: number): Target => ({ most, of: 'median' });
export const p95 = (most: number): Target => ({ most, of: 'p95' });
export const max = (most: number): Target => ({ most, of: 'max' });

export function summary(name: string, values: number[], unit: Measure['unit'], target?: Target): Measure {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    name,
    unit,
    median: percentile(sorted, 50),
    p95: percentile(sorted, 95),
    min: percentile(sorted, 0),
    max: percentile(sorted, 100),
    runs: values.length,
    ...(target ? { target } : {}),
  };
}

export const isMet = ({ target, ...measure }: Measure): boolean => !target || measure[target.of] <= target.most;

const percentile = (sorted: number[], rank: number): number =>
  sorted[Math.max(0, Math.ceil((rank / 100) * sorted.length) - 1)] ?? Number.NaN;

/** How long a piece of work takes, in milliseconds. */
export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
