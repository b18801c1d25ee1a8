import { add, type Decimal, divide, multiply, subtract } from '../kernel/decimal.ts';

/** A known point of a trajectory: the baseline, or a target. */
export interface Point {
  year: number;
  value: Decimal;
}

/** What a straight line from point to point gives for a year; undefined before the first and after the last. */
export function expectedAt(points: Point[], year: number): Decimal | undefined {
  const ordered = [...points].sort((a, b) => a.year - b.year);
  const exact = ordered.find((point) => point.year === year);
  if (exact) return exact.value;
  const after = ordered.find((point) => point.year > year);
  const before = ordered.findLast((point) => point.year < year);
  if (!before || !after) return undefined;
  const done = multiply(subtract(after.value, before.value), String(year - before.year));
  const step = divide(done, String(after.year - before.year));
  return step === undefined ? undefined : add(before.value, step);
}
