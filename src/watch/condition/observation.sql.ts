import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Audience } from '../audience.ts';
import type { Access, Observation } from './observation.ts';
import { unseen } from './scale.ts';

export interface ObservationRow {
  id: string;
  organisationId: string;
  siteId: string;
  campaignId: string | null;
  observedOn: string;
  observer: string;
  recordedBy: string | null;
  recordedAt: Date;
  scale: string;
  level: string;
  access: Access;
  pathologies: string[];
  comment: string;
  audience: Audience;
  replacesId: string | null;
  reason: string;
  generated: boolean;
}

/** False where it was there already. */
export async function insertObservation(tx: Tx, row: ObservationRow): Promise<boolean> {
  const inserted = await tx
    .insertInto('conditionObservation')
    .values(row)
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

export const findObservation = (db: Db, id: string) =>
  db
    .selectFrom('conditionObservation')
    .select(['id', 'organisationId', 'siteId', 'recordedBy', 'audience'])
    .where('id', '=', id)
    .executeTakeFirst();

export const findReplacing = (tx: Tx, replacedId: string) =>
  tx.selectFrom('conditionObservation').select('id').where('replacesId', '=', replacedId).executeTakeFirst();

/** A correction shows the photographs of what it corrects. */
export const copyPhotos = (tx: Tx, fromId: string, toId: string) =>
  sql`
    insert into observation_photo (id, observation_id, file, width, height, sha256, taken_on, position, caption, added_by, added_at)
    select gen_random_uuid(), ${toId}::uuid, file, width, height, sha256, taken_on, position, caption, added_by, added_at
    from observation_photo where observation_id = ${fromId}::uuid
  `.execute(tx);

export const isListed = (db: Db, campaignId: string, siteId: string) =>
  db
    .selectFrom('watchCampaignSite')
    .innerJoin('watchCampaign', 'watchCampaign.id', 'watchCampaignSite.campaignId')
    .select('watchCampaign.closed')
    .where('campaignId', '=', campaignId)
    .where('siteId', '=', siteId)
    .executeTakeFirst();

/**
 * Observations of places, the latest first, those that were replaced too. `audiences` null: what visitors may read,
 * without the observers' names.
 */
export async function listObservations(
  db: Db,
  siteIds: string[],
  audiences: Audience[] | null,
): Promise<Observation[]> {
  const seen = audiences ? 'condition_observation' : 'published_observation';
  const { rows } = await sql<Observation>`
    select observation.id, observation.site_id, observation.observed_on::text, observation.recorded_at, observation.observer,
      case when campaign.id is not null then json_build_object('id', campaign.id, 'title', campaign.title) end as campaign,
      observation.scale, observation.level, observation.access, observation.pathologies, observation.comment,
      observation.audience, observation.replaces_id, observation.reason, observation.generated, later.id as replaced_by,
      coalesce((select json_agg(json_build_object('id', photo.id, 'caption', photo.caption, 'width', photo.width,
          'height', photo.height, 'takenOn', photo.taken_on) order by photo.added_at, photo.id)
        from observation_photo photo where photo.observation_id = observation.id), '[]'::json) as photos
    from ${sql.table(seen)} observation
      left join watch_campaign campaign on campaign.id = observation.campaign_id
      left join condition_observation later on later.replaces_id = observation.id
    where observation.site_id = any(${siteIds}::uuid[])
      and observation.audience = any(${audiences ?? ['everyone']}::text[])
    order by observation.observed_on desc, observation.recorded_at desc, observation.id
  `.execute(db);
  return rows;
}

export interface SeenPlace {
  id: string;
  siteId: string;
  site: string;
  siteKind: string;
  sitePublished: boolean;
  observedOn: string;
  recordedAt: Date;
  scale: string;
  level: string;
  pathologies: string[];
  audience: Audience;
  generated: boolean;
}

/** Every observation that saw a place of these organisations, by place, the latest first; who observed is not said. */
export async function listSeenPlaces(db: Db, organisationIds: string[], audiences: Audience[]): Promise<SeenPlace[]> {
  const { rows } = await sql<SeenPlace>`
    select observation.id, site.id as site_id, site.name as site, site.kind as site_kind, site.published as site_published,
      observation.observed_on::text, observation.recorded_at, observation.scale, observation.level,
      observation.pathologies, observation.audience, observation.generated
    from condition_observation observation join site on site.id = observation.site_id
    where site.organisation_id = any(${organisationIds}::uuid[]) and observation.level <> ${unseen}
      and observation.audience = any(${audiences}::text[])
      and not exists (select from condition_observation later where later.replaces_id = observation.id)
    order by site.name collate fr_natural, site.id, observation.observed_on desc, observation.recorded_at desc
  `.execute(db);
  return rows;
}
