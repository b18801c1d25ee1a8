import type { Rhythm } from './connector.ts';

const minutes: Record<Rhythm, number> = { hourly: 60, daily: 24 * 60, weekly: 7 * 24 * 60 };
const firstRetry = 15;
/** Failures in a row after which a person must look. */
export const mostFailures = 5;

/** In how many minutes a source is read again after so many failures in a row; null: not before a person asked. */
export function minutesToNextReading(rhythm: Rhythm, failures: number): number | null {
  if (failures >= mostFailures) return null;
  if (failures === 0) return minutes[rhythm];
  return Math.min(minutes[rhythm], firstRetry * 2 ** (failures - 1));
}
