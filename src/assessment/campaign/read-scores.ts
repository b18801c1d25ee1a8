import { authorise, type Context, may } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { thaw } from '../frozen/frozen.ts';
import { readGrid } from '../grid/read-grids.ts';
import type { Detail } from '../score/gather.sql.ts';
import { listLevelsNow, listTaxonMarks } from '../score/marks.sql.ts';
import type { ScoredItem, SiteScore } from '../score/scored.ts';
import { listSeenSites } from '../score/sites.sql.ts';
import { type Scores, workOutScores } from '../score/work-out-scores.ts';
import { findAssessment, findFrozen } from './assessment.sql.ts';
import type { Assessment } from './assessment.ts';

export interface SeenSite extends SiteScore {
  /** Of its mark, in metres of Lambert-93, where who asks may be told. */
  at: [number, number] | null;
  /** Whether its page in the register may be read. */
  open: boolean;
}

export interface SeenScores extends Scores {
  campaign: Assessment;
  /** Whether sensitive species are named: to those who work on the records. */
  mayName: boolean;
  sites: SeenSite[];
}

/** A campaign that who asks may read: a published one, or one of an organisation where they work. */
export async function seenAssessment(context: Context, id: string): Promise<Assessment> {
  const campaign = isId(id) ? await findAssessment(context.db, id) : undefined;
  if (campaign && (campaign.publishedAt || may(context.actor, 'work.read', campaign))) return campaign;
  if (campaign) authorise(context.actor, 'work.read', campaign);
  // A visitor is asked to sign in before being told that nothing is there.
  if (!context.actor.person) authorise(context.actor, 'work.read', { organisationId: '' });
  throw missing('Cette campagne');
}

/** The scores of a campaign as they were published, or as they stand; places that are not published have no name outside. */
export async function readScores(context: Context, id: string, detail: Detail): Promise<SeenScores> {
  const campaign = await seenAssessment(context, id);
  const scores = await scoresOf(context, campaign, detail);
  const works = may(context.actor, 'work.read', campaign);
  const ids = scores.sites.flatMap(({ siteId }) => siteId ?? []);
  const seen = new Map((await listSeenSites(context.db, ids, works)).map((site) => [site.id, site]));
  return {
    ...{ ...scores, campaign, mayName: may(context.actor, 'record.read', campaign) },
    sites: scores.sites.map((site) => {
      const place = site.siteId ? seen.get(site.siteId) : undefined;
      const open = place !== undefined;
      const name = open || site.siteId === null || works ? site.name : 'Site non publié';
      return { ...site, name, open, at: place?.at ?? null };
    }),
  };
}

async function scoresOf({ db }: Context, campaign: Assessment, detail: Detail): Promise<Scores> {
  const kept = campaign.publishedAt ? await findFrozen(db, campaign.id) : undefined;
  return kept?.frozen ? thaw(kept.frozen) : workOutScores(db, campaign, readGrid(campaign.grid), detail);
}

/**
 * What was found at some sites, each as sensitive as it was when it was counted or as it is today, whichever is more: what
 * was published once may have to be kept quiet since.
 */
export async function withLevelsOfToday<Site extends SiteScore>(
  { db }: Context,
  { organisationId }: { organisationId: string },
  sites: Site[],
): Promise<Site[]> {
  const items = sites.flatMap(({ criteria }) => criteria.flatMap((criterion) => criterion.items));
  const records = [...new Set(items.flatMap((item) => item.records.map(({ id }) => id)))];
  const older = items.filter((item) => item.records.length === 0 && /^\d+$/.test(item.key));
  const [ofRecords, ofTaxa] = await Promise.all([
    listLevelsNow(db, organisationId, records),
    listTaxonMarks(
      db,
      older.map(({ key }) => Number(key)),
      null,
    ),
  ]);
  const levels = new Map([
    ...ofRecords.map(({ id, level }) => [id, level] as const),
    ...ofTaxa.map(({ cdRef, level }) => [String(cdRef), level] as const),
  ]);
  const today = (item: ScoredItem): ScoredItem => ({
    ...item,
    level: Math.max(
      item.level,
      item.records.length === 0 ? (levels.get(item.key) ?? 0) : 0,
      ...item.records.map(({ id }) => levels.get(id) ?? 0),
    ),
  });
  return sites.map((site) => ({
    ...site,
    criteria: site.criteria.map((criterion) => ({ ...criterion, items: criterion.items.map(today) })),
  }));
}
