import { listLatestObservations } from './latest-observations.sql.ts';
import { readScale } from './read-scales.ts';
import { levelLabel } from './scale.ts';

/** The last states that everybody may read, in words. */
export async function readLatestObservations(...asked: Parameters<typeof listLatestObservations>) {
  const rows = await listLatestObservations(...asked);
  return rows.map(({ siteId, site, observedOn, organisation, scale, level }) => ({
    ...{ siteId, site, observedOn, organisation },
    levelLabel: levelLabel(readScale(scale), level),
  }));
}

export type ToldLatest = Awaited<ReturnType<typeof readLatestObservations>>[number];
