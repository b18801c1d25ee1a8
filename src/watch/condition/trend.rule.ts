/** An observation as the rule compares it; `rank` is null where the place was not seen. */
export interface Ranked {
  observedOn: string;
  recordedAt: Date;
  scale: string;
  rank: number | null;
}

export const trends = ['improving', 'stable', 'worsening', 'unknown'] as const;
export type Trend = (typeof trends)[number];

export const trendLabels: Record<Trend, string> = {
  improving: 'en amélioration',
  stable: 'stable',
  worsening: 'en dégradation',
  unknown: 'tendance inconnue',
};

export interface ConditionTrend<O extends Ranked> {
  trend: Trend;
  /** What was compared, the latest first. */
  latest: O | null;
  former: O | null;
}

/**
 * Whether a place gets better or worse: its last observation against the one before, where both saw it, another day, on
 * the same scale. Of one day, what was recorded last counts. Observations that were replaced are not given.
 */
export function trendOf<O extends Ranked>(observations: readonly O[]): ConditionTrend<O> {
  const seen = observations.filter(({ rank }) => rank !== null).toSorted(latestFirst);
  const latest = seen[0] ?? null;
  const former = seen.find((each) => each.scale === latest?.scale && each.observedOn < latest.observedOn) ?? null;
  return { trend: compare(latest?.rank ?? null, former?.rank ?? null), latest, former };
}

const latestFirst = (a: Ranked, b: Ranked): number =>
  b.observedOn.localeCompare(a.observedOn) || b.recordedAt.getTime() - a.recordedAt.getTime();

function compare(latest: number | null, former: number | null): Trend {
  if (latest === null || former === null) return 'unknown';
  if (latest === former) return 'stable';
  return latest < former ? 'improving' : 'worsening';
}
