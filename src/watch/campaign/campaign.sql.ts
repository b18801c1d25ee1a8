import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Campaign, CampaignSite, ListedCampaign } from './campaign.ts';

export interface CampaignRow {
  organisationId: string;
  title: string;
  purpose: string;
  startsOn: string;
  endsOn: string | null;
  closed: boolean;
}

export const insertCampaign = (tx: Tx, row: CampaignRow & { createdBy: string | null; createdAt: Date }) =>
  tx.insertInto('watchCampaign').values(row).returning('id').executeTakeFirstOrThrow();

export const lockCampaign = (tx: Tx, id: string) =>
  tx
    .selectFrom('watchCampaign')
    .select(['id', 'organisationId', 'version', 'title', 'closed'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export const updateCampaign = (tx: Tx, id: string, row: CampaignRow) =>
  tx
    .updateTable('watchCampaign')
    .set((eb) => ({ ...row, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();

/** People of the organisation alone are kept. */
export async function setCampaignPeople(
  tx: Tx,
  campaign: { id: string; organisationId: string },
  personIds: string[],
): Promise<void> {
  await tx.deleteFrom('watchCampaignPerson').where('campaignId', '=', campaign.id).execute();
  await sql`
    insert into watch_campaign_person (campaign_id, person_id)
    select distinct ${campaign.id}::uuid, person_id from role_grant
    where organisation_id = ${campaign.organisationId}::uuid and person_id = any(${personIds}::uuid[])
  `.execute(tx);
}

/** Adds places of these types to the list; those that are there already stay. Returns how many are new. */
export async function addToList(tx: Tx, campaignId: string, siteIds: string[], kinds: string[]): Promise<number> {
  const { rows } = await sql`
    insert into watch_campaign_site (campaign_id, site_id)
    select ${campaignId}::uuid, id from site where id = any(${siteIds}::uuid[]) and kind = any(${kinds}::text[])
    on conflict do nothing returning site_id
  `.execute(tx);
  return rows.length;
}

export const countCampaignObservations = async (tx: Tx, campaignId: string, siteId: string): Promise<number> =>
  (
    await tx
      .selectFrom('conditionObservation')
      .select('id')
      .where('campaignId', '=', campaignId)
      .where('siteId', '=', siteId)
      .execute()
  ).length;

export const removeFromList = (tx: Tx, campaignId: string, siteId: string) =>
  tx
    .deleteFrom('watchCampaignSite')
    .where('campaignId', '=', campaignId)
    .where('siteId', '=', siteId)
    .returning('siteId')
    .executeTakeFirst();

const facts = sql`campaign.id, campaign.organisation_id, organisation.short_name as organisation, campaign.title,
  campaign.purpose, campaign.starts_on::text, campaign.ends_on::text, campaign.closed, campaign.stated_visited,
  campaign.stated_source, campaign.generated, campaign.version`;

export async function findCampaign(db: Db, id: string): Promise<Campaign | undefined> {
  const { rows } = await sql<Campaign>`
    select ${facts},
      coalesce((select json_agg(json_build_object('id', person.id, 'name', person.name) order by person.name)
        from watch_campaign_person here join person on person.id = here.person_id
        where here.campaign_id = campaign.id), '[]'::json) as people
    from watch_campaign campaign join organisation on organisation.id = campaign.organisation_id
    where campaign.id = ${id}::uuid
  `.execute(db);
  return rows[0];
}

/** Campaigns of some organisations, open ones first, with what they cover. */
export async function listCampaigns(db: Db, organisationIds: string[]): Promise<ListedCampaign[]> {
  const { rows } = await sql<ListedCampaign>`
    with visited as (
      select campaign_id, count(distinct site_id)::int as visited from condition_observation
      where campaign_id is not null and organisation_id = any(${organisationIds}::uuid[]) group by campaign_id
    ), listed as (
      select campaign_id, count(*)::int as to_visit from watch_campaign_site group by campaign_id
    )
    select ${facts}, coalesce(listed.to_visit, 0) as to_visit, coalesce(visited.visited, 0) as visited
    from watch_campaign campaign
      join organisation on organisation.id = campaign.organisation_id
      left join visited on visited.campaign_id = campaign.id
      left join listed on listed.campaign_id = campaign.id
    where campaign.organisation_id = any(${organisationIds}::uuid[])
    order by campaign.closed, campaign.starts_on desc, campaign.title collate fr
  `.execute(db);
  return rows;
}

/** The list of a campaign, commune by commune, with the last thing observed for it at each place. */
export async function listCampaignSites(db: Db, campaignId: string): Promise<CampaignSite[]> {
  const { rows } = await sql<CampaignSite>`
    with listed as (
      select site.id, site.kind, site.name,
        case when site.precision in ('exact', 'simplified') then ST_Transform(site.mark, 4326) end as mark
      from watch_campaign_site here join site on site.id = here.site_id where here.campaign_id = ${campaignId}::uuid
    ), said as (
      select site_id, count(*)::int as observations,
        (array_agg(observed_on::text order by observed_on desc, recorded_at desc))[1] as observed_on,
        (array_agg(level order by observed_on desc, recorded_at desc))[1] as level,
        (array_agg(scale order by observed_on desc, recorded_at desc))[1] as scale
      from condition_observation observation where campaign_id = ${campaignId}::uuid
        and not exists (select from condition_observation later where later.replaces_id = observation.id)
      group by site_id
    ), communes as (
      select distinct on (crossing.site_id) crossing.site_id, territory.name
      from site_territory crossing join territory on territory.id = crossing.territory_id
      where territory.kind = 'commune' and crossing.site_id in (select id from listed)
      order by crossing.site_id, crossing.share desc, territory.name
    )
    select listed.id, listed.kind, listed.name, communes.name as commune,
      case when listed.mark is not null then json_build_array(round(ST_X(listed.mark)::numeric, 5), round(ST_Y(listed.mark)::numeric, 5)) end as mark,
      coalesce((select json_agg(identifier.value order by identifier.system)
        from site_identifier identifier where identifier.site_id = listed.id), '[]'::json) as identifiers,
      coalesce(said.observations, 0) as observations, said.observed_on, said.level, said.scale
    from listed left join said on said.site_id = listed.id left join communes on communes.site_id = listed.id
    order by communes.name collate fr nulls last, listed.name collate fr, listed.id
  `.execute(db);
  return rows;
}
