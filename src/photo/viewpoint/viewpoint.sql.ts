import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { GeoJson } from '../../site/register/site.ts';
import type { Viewpoint } from './viewpoint.ts';

/** Where viewpoints are read: their own table by those who work there, its view by others. */
export type SeenViewpoints = 'viewpoint' | 'published_viewpoint';

export interface ViewpointFilter {
  id?: string | undefined;
  organisationIds?: string[] | undefined;
  siteId?: string | undefined;
}

/** Viewpoints in the order of their series. */
export async function listViewpoints(db: Db, seen: SeenViewpoints, filter: ViewpointFilter): Promise<Viewpoint[]> {
  const conditions = [sql`true`];
  if (filter.id) conditions.push(sql`viewpoint.id = ${filter.id}::uuid`);
  if (filter.organisationIds) conditions.push(sql`viewpoint.organisation_id = any(${filter.organisationIds}::uuid[])`);
  if (filter.siteId)
    conditions.push(sql`exists (select from viewpoint_site shown
      where shown.viewpoint_id = viewpoint.id and shown.site_id = ${filter.siteId}::uuid)`);
  const { rows } = await sql<Viewpoint>`
    select viewpoint.id, viewpoint.organisation_id, organisation.short_name as keeper, observatory, reference, title, locality,
      case when geometry is not null then json_build_array(
        round(ST_X(ST_Transform(geometry, 4326))::numeric, 6), round(ST_Y(ST_Transform(geometry, 4326))::numeric, 6)) end as position,
      case when geometry is not null then json_build_array(
        round(ST_X(geometry)::numeric, 1), round(ST_Y(geometry)::numeric, 1)) end as metres,
      azimuth::text, height::text, focal35::text, intention, themes, note, every_months, season_from, season_to, ended_on::text,
      coalesce(person.name, responsible) as responsible, licence, audience, viewpoint.generated
    from ${sql.table(seen)} viewpoint join organisation on organisation.id = viewpoint.organisation_id
      left join person on person.id = viewpoint.person_id
    where ${sql.join(conditions, sql` and `)}
    order by observatory collate fr_natural, reference collate fr_natural, title collate fr_natural, viewpoint.id
  `.execute(db);
  return rows;
}

/** Keeps where a viewpoint is, in degrees, and the places it shows. */
export async function placeViewpoint(tx: Tx, id: string, point: GeoJson | null, siteIds: string[]): Promise<void> {
  const shape = point
    ? sql`ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(point)}), 4326), 2154)`
    : sql`null`;
  await sql`update viewpoint set geometry = ${shape} where id = ${id}::uuid`.execute(tx);
  await sql`delete from viewpoint_site where viewpoint_id = ${id}::uuid`.execute(tx);
  await sql`
    insert into viewpoint_site (viewpoint_id, site_id) select ${id}::uuid, shown from unnest(${siteIds}::uuid[]) as given (shown)
  `.execute(tx);
}

/** Places of an organisation called by these names, or found at these addresses; a name that several bear gives them all. */
export async function findWantedSites(
  tx: Tx,
  organisationId: string,
  wanted: { text: string; id: string | null }[],
): Promise<{ wanted: string; id: string }[]> {
  const { rows } = await sql<{ wanted: string; id: string }>`
    select given.wanted, site.id
    from unnest(${wanted.map(({ text }) => text)}::text[], ${wanted.map(({ id }) => id)}::uuid[]) as given (wanted, id)
      join site on site.organisation_id = ${organisationId}::uuid
        and (site.id = given.id or given.id is null and unaccent(lower(site.name)) = unaccent(lower(given.wanted)))
  `.execute(tx);
  return rows;
}

export interface ShownSite {
  viewpointId: string;
  id: string;
  name: string;
  /** Whether another place of the organisation bears the same name. */
  namesake: boolean;
}

/** The places that viewpoints show. */
export async function listShownSites(db: Db, seen: SeenViewpoints, viewpointIds: string[]): Promise<ShownSite[]> {
  const sites = seen === 'viewpoint' ? 'site' : 'published_site';
  const { rows } = await sql<ShownSite>`
    select shown.viewpoint_id, site.id, site.name, exists (
        select from site other where other.organisation_id = site.organisation_id and other.id <> site.id
          and unaccent(lower(other.name)) = unaccent(lower(site.name))) as namesake
    from viewpoint_site shown join ${sql.table(sites)} site on site.id = shown.site_id
    where shown.viewpoint_id = any(${viewpointIds}::uuid[])
    order by site.name collate fr_natural, site.id
  `.execute(db);
  return rows;
}

/** Who keeps a viewpoint, and whether visitors may see it. */
export const findKeeper = (db: Db, id: string) =>
  db.selectFrom('viewpoint').select(['organisationId', 'audience']).where('id', '=', id).executeTakeFirst();
