import type { Context } from '../../identity/index.ts';
import { mayRecord, seenSite } from '../watched-site.ts';
import { listObservations } from './observation.sql.ts';
import { accessLabels, type Observation } from './observation.ts';
import { readScale, scaleOfType } from './read-scales.ts';
import { levelLabel, rankOf } from './scale.ts';
import { trendLabels, trendOf } from './trend.rule.ts';

/** An observation in the words of its own scale. */
export interface ToldObservation extends Observation {
  rank: number | null;
  levelLabel: string;
  accessLabel: string;
  pathologyLabels: string[];
}

export function tellObservation(observation: Observation): ToldObservation {
  const scale = readScale(observation.scale);
  const labels = new Map(scale.pathologies.map(({ key, label }) => [key, label]));
  return {
    ...observation,
    rank: rankOf(scale, observation.level),
    levelLabel: levelLabel(scale, observation.level),
    accessLabel: accessLabels[observation.access],
    pathologyLabels: observation.pathologies.map((key) => labels.get(key) ?? key),
  };
}

/** The condition of a place over time, for who asks: what stands, what was corrected, where it goes. */
export async function readCondition(context: Context, siteId: string) {
  const { site, audiences } = await seenSite(context, siteId);
  const told = (await listObservations(context.db, [siteId], audiences)).map(tellObservation);
  const standing = told.filter(({ replacedBy }) => replacedBy === null);
  const { trend, latest, former } = trendOf(standing);
  const scale = scaleOfType(site.kind);
  return {
    site,
    scale,
    latest,
    /** What the latest was compared with. */
    former,
    trend,
    trendLabel: trendLabels[trend],
    observations: standing,
    corrected: told.filter(({ replacedBy }) => replacedBy !== null),
    mayRecord: scale !== null && mayRecord(context, site),
  };
}

export type Condition = Awaited<ReturnType<typeof readCondition>>;
