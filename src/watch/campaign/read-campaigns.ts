import { authorise, type Context, may, organisationsWhere } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { isId } from '../../kernel/identifier.ts';
import { readSiteType } from '../../site/index.ts';
import { readScale } from '../condition/read-scales.ts';
import { levelLabel, unseen } from '../condition/scale.ts';
import type { Due } from '../deadline/due.ts';
import { findCampaign, listCampaignSites, listCampaigns } from './campaign.sql.ts';
import type { Campaign } from './campaign.ts';
import { coverageOf } from './coverage.rule.ts';

/** Tours of all organisations where the person works. */
export const readCampaigns = async ({ db, actor }: Context) =>
  listCampaigns(db, organisationsWhere(actor, 'work.read'));

/** Tours to end by a day while places of their list remain to be visited. */
export async function visitsDue(db: Db, organisationIds: string[]): Promise<Due[]> {
  const open = (await listCampaigns(db, organisationIds)).filter(({ closed }) => !closed);
  return open.flatMap(({ id, organisationId, title, endsOn, toVisit, visited }) =>
    endsOn && visited < toVisit
      ? [
          {
            kind: 'visit' as const,
            organisationId,
            on: endsOn,
            label: title,
            because: `${printCount(toVisit - visited, 'site à visiter', 'sites à visiter')} avant la fin de la campagne.`,
            who: '',
            href: `/veille/campagnes/${id}`,
          },
        ]
      : [],
  );
}

/** A tour with its list and what it covers. */
export async function readCampaign(context: Context, id: string) {
  const campaign = await campaignOf(context, id);
  const sites = (await listCampaignSites(context.db, id)).map((site) => ({
    ...site,
    commune: site.commune ?? 'Commune inconnue',
    typeLabel: readSiteType(site.kind).label,
    visited: site.observations > 0,
    seen: site.level !== null && site.level !== unseen,
    levelLabel: site.scale && site.level ? levelLabel(readScale(site.scale), site.level) : null,
  }));
  return {
    campaign,
    sites,
    coverage: coverageOf(sites),
    mayPlan: may(context.actor, 'campaign.plan', campaign),
    mayRecord: may(context.actor, 'condition.record', campaign),
  };
}

export type ReadCampaign = Awaited<ReturnType<typeof readCampaign>>;

async function campaignOf(context: Context, id: string): Promise<Campaign> {
  const campaign = isId(id) ? await findCampaign(context.db, id) : undefined;
  if (!campaign) throw missing('Cette campagne');
  authorise(context.actor, 'work.read', campaign);
  return campaign;
}
