import { authorise, type Context, may, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { type Coverage, coverageOf } from '../../watch/campaign/coverage.rule.ts';
import { readSeries, type ViewpointSeries } from '../viewpoint/read-viewpoints.ts';
import { themesOf } from '../viewpoint/viewpoint.ts';
import { listCampaigns } from './campaign.sql.ts';
import type { ReshootCampaign } from './campaign.ts';
import { visitOf } from './visit.rule.ts';

/** The campaigns of all organisations where the person works, with what each covers. */
export async function readReshootCampaigns({ db, actor }: Context) {
  const organisationIds = organisationsWhere(actor, 'work.read');
  const [campaigns, series] = await Promise.all([
    listCampaigns(db, { organisationIds }),
    readSeries(db, 'viewpoint', { organisationIds }),
  ]);
  return campaigns.map((campaign) => ({ ...campaign, coverage: covered(campaign, viewsOf(campaign, series)).all }));
}

export type ListedReshootCampaign = Awaited<ReturnType<typeof readReshootCampaigns>>[number];

/** A campaign with the views to take, and what it has of each. */
export async function readReshootCampaign(context: Context, id: string) {
  const { db, actor, effects } = context;
  const [campaign] = isId(id) ? await listCampaigns(db, { id }) : [];
  if (!campaign) {
    // A visitor is asked to sign in before being told that nothing is there.
    if (!actor.person) authorise(actor, 'work.read', { organisationId: '' });
    throw missing('Cette campagne');
  }
  authorise(actor, 'work.read', campaign);
  const series = await readSeries(db, 'viewpoint', { organisationIds: [campaign.organisationId] });
  const views = viewsOf(campaign, series);
  return {
    campaign,
    views,
    coverage: covered(campaign, views),
    observatories: distinct(series.map(({ viewpoint }) => viewpoint.observatory)),
    themes: distinct(series.flatMap(({ viewpoint }) => themesOf(viewpoint))),
    today: todayOf(effects),
    mayPlan: may(actor, 'campaign.plan', campaign),
    mayKeep: may(actor, 'shot.keep', campaign),
  };
}

export type ReadReshootCampaign = Awaited<ReturnType<typeof readReshootCampaign>>;

const viewsOf = (campaign: ReshootCampaign, series: ViewpointSeries[]) => {
  const listed = new Set(campaign.viewpointIds);
  return series
    .filter(({ viewpoint }) => listed.has(viewpoint.id))
    .map((each) => ({ ...each, visit: visitOf(each.shots, campaign) ?? null }));
};

const covered = (
  { organisation }: ReshootCampaign,
  views: ReturnType<typeof viewsOf>,
): { all: Coverage; communes: Coverage[]; types: Coverage[] } =>
  coverageOf(
    views.map(({ viewpoint, visit }) => ({
      commune: viewpoint.locality,
      typeLabel: viewpoint.observatory || organisation,
      visited: visit !== null,
      seen: visit?.picture != null,
    })),
  );

const distinct = (words: string[]): string[] =>
  [...new Set(words)].filter(Boolean).sort((a, b) => a.localeCompare(b, 'fr'));
