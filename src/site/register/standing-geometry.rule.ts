import type { Precision } from './site.ts';

/** An outline that a source gives a place. */
export interface SourcedGeometry {
  id: string;
  siteId: string;
  precision: Exclude<Precision, 'unknown'>;
  asOf: string | null;
  ruling: 'kept' | 'set_aside' | null;
  recordedAt: string;
}

/** Which outline is drawn: the one a person kept, else the most precise, then the latest. Set aside, none is. */
export function standingGeometry<G extends SourcedGeometry>(geometries: readonly G[]): G | undefined {
  const heard = geometries.filter(({ ruling }) => ruling !== 'set_aside');
  return heard.sort(
    (a, b) =>
      Number(b.ruling === 'kept') - Number(a.ruling === 'kept') ||
      fineness.indexOf(a.precision) - fineness.indexOf(b.precision) ||
      (b.asOf ?? '').localeCompare(a.asOf ?? '') ||
      b.recordedAt.localeCompare(a.recordedAt),
  )[0];
}

const fineness: SourcedGeometry['precision'][] = ['exact', 'simplified', 'commune'];
