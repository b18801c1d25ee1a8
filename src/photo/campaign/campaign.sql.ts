import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { ReshootCampaign } from './campaign.ts';

/** Campaigns of some organisations, open ones first. */
export async function listCampaigns(
  db: Db,
  wanted: { organisationIds: string[] } | { id: string },
): Promise<ReshootCampaign[]> {
  const { rows } = await sql<ReshootCampaign>`
    select campaign.id, campaign.organisation_id, organisation.short_name as organisation, campaign.title, campaign.purpose,
      campaign.starts_on::text, campaign.ends_on::text, coalesce(person.name, campaign.responsible) as responsible,
      campaign.closed_on::text, campaign.generated,
      coalesce((select json_agg(listed.viewpoint_id) from reshoot_campaign_viewpoint listed
        where listed.campaign_id = campaign.id), '[]'::json) as viewpoint_ids
    from reshoot_campaign campaign join organisation on organisation.id = campaign.organisation_id
      left join person on person.id = campaign.person_id
    where ${
      'id' in wanted
        ? sql`campaign.id = ${wanted.id}::uuid`
        : sql`campaign.organisation_id = any(${wanted.organisationIds}::uuid[])`
    }
    order by campaign.closed_on is not null, campaign.starts_on desc, campaign.title collate fr, campaign.id
  `.execute(db);
  return rows;
}

/** Held until the transaction ends, so that two people change one list in turn. */
export const lockCampaign = (tx: Tx, id: string) =>
  tx.selectFrom('reshootCampaign').select(['id', 'organisationId']).where('id', '=', id).forUpdate().executeTakeFirst();

/** Adds viewpoints to the list; those that are there already stay. Returns how many are new. */
export async function addToList(tx: Tx, campaignId: string, viewpointIds: string[]): Promise<number> {
  const { rows } = await sql`
    insert into reshoot_campaign_viewpoint (campaign_id, viewpoint_id)
    select ${campaignId}::uuid, added from unnest(${viewpointIds}::uuid[]) as given (added)
    on conflict do nothing returning viewpoint_id
  `.execute(tx);
  return rows.length;
}

export const removeFromList = (tx: Tx, campaignId: string, viewpointId: string) =>
  tx
    .deleteFrom('reshootCampaignViewpoint')
    .where('campaignId', '=', campaignId)
    .where('viewpointId', '=', viewpointId)
    .returning('viewpointId')
    .executeTakeFirst();
