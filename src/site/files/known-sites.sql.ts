import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import { type IdentifierSystem, identifierForm } from '../site-type.ts';

export interface KnownSite {
  id: string;
  kind: string;
  level: string;
  name: string;
  value: string;
}

/** Places of an organisation under their name in another register; a local number may be that of one source alone. */
export async function findByIdentifier(
  db: Db,
  organisationId: string,
  system: IdentifierSystem,
  values: string[],
  localTo?: string,
): Promise<KnownSite[]> {
  const form =
    system === 'terril' ? sql`regexp_replace(lower(identifier.value), '^t?0*(?=\\d)', '')` : sql`identifier.value`;
  const { rows } = await sql<KnownSite>`
    select site.id, site.kind, site.level, site.name, identifier.value
    from site_identifier identifier join site on site.id = identifier.site_id
    where site.organisation_id = ${organisationId}::uuid and identifier.system = ${system}
      and (${system !== 'local' || localTo === undefined} or exists (
        select from site_source source where source.id = identifier.source_id and source.title = ${localTo ?? ''}))
      and ${form} = any(${values.map((value) => identifierForm(system, value))}::text[])
  `.execute(db);
  return rows;
}

/** How many of these places are the organisation's. */
export const countSitesOf = async (db: Db, organisationId: string, ids: string[]): Promise<number> =>
  (
    await db
      .selectFrom('site')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
      .execute()
  ).length;

export interface LikelySame {
  line: number;
  id: string;
  name: string;
}

/** Same type, and the same name within a kilometre or outlines that mostly cover each other. */
export async function findLikelySame(
  db: Db,
  organisationId: string,
  rows: { line: number; kind: string; name: string; geometry: object | null }[],
): Promise<LikelySame[]> {
  const given = rows.map(({ line, kind, name, geometry }) => ({
    line,
    kind,
    search: searchForm(name),
    geometry: geometry && JSON.stringify(geometry),
  }));
  const { rows: found } = await sql<LikelySame>`
    with given as (
      select line, kind, search, ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(geometry), 4326), 2154) as shape
      from json_to_recordset(${JSON.stringify(given)}::json) as given (line int, kind text, search text, geometry text)
    )
    select distinct on (given.line) given.line, site.id, site.name
    from given join site on site.organisation_id = ${organisationId}::uuid and site.kind = given.kind
      and site.geometry && ST_Expand(given.shape, 1000)
    where (site.search = given.search and ST_DWithin(site.geometry, given.shape, 1000))
      or (ST_Dimension(site.geometry) = 2 and ST_Dimension(given.shape) = 2 and ST_Intersects(site.geometry, given.shape)
        and ST_Area(ST_Intersection(site.geometry, given.shape)) > 0.6 * greatest(ST_Area(site.geometry), ST_Area(given.shape)))
    order by given.line, site.search = given.search desc
  `.execute(db);
  return found;
}
