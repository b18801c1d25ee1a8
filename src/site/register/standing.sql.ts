import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import { type SourcedValue, standingOf } from './standing.rule.ts';
import { type SourcedGeometry, standingGeometry } from './standing-geometry.rule.ts';

type SiteValue = SourcedValue & { siteId: string; field: string };

/** What sources say today of these places, all fields or those asked for. */
export async function listValues(tx: Db, siteIds: string[], fields?: string[]): Promise<SiteValue[]> {
  const { rows } = await sql<SiteValue>`
    select value.id, value.site_id, value.field, value.value, source.title as source, value.as_of::text, value.confidence,
      value.ruling, ${instant('value.ruled_at')} as ruled_at, ${instant('value.recorded_at')} as recorded_at
    from site_value value join site_source source on source.id = value.source_id
    where value.site_id = any(${siteIds}::uuid[]) and value.superseded_by is null
      and (${fields ?? null}::text[] is null or value.field = any(${fields ?? []}::text[]))
  `.execute(tx);
  return rows;
}

/** Instants that sort as text. */
const instant = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

/**
 * Copies to the places themselves what stands: their values, on which of them sources disagree, their name and outline; where no source draws them,
 * they are marked in the middle of a commune that a source names. One write for each place.
 */
export async function refreshStanding(tx: Tx, siteIds: string[]): Promise<void> {
  const said = Map.groupBy(await listValues(tx, siteIds), ({ siteId }) => siteId);
  const outlines = await standingOutlines(tx, siteIds);
  const standing = siteIds.map((id) => {
    const { attributes, contested } = standingValues(said.get(id) ?? []);
    const { name } = attributes;
    return { id, attributes, contested, name, search: name && searchForm(name), outline: outlines.get(id) };
  });
  await sql`
    update site set attributes = given.attributes, contested = given.contested, name = coalesce(given.name, site.name),
      search = coalesce(given.search, site.search), geometry = drawn.geometry,
      mark = case when drawn.id is null then named.mark else ST_PointOnSurface(drawn.geometry) end,
      precision = coalesce(drawn.precision, case when named.id is null then 'unknown' else 'commune' end)
    from json_to_recordset(${JSON.stringify(standing)}::json)
        as given (id uuid, attributes jsonb, contested text[], name text, search text, outline uuid)
      left join site_geometry drawn on drawn.id = given.outline
      left join lateral (
        select commune.id, coalesce(ST_PointOnSurface(outline.outline), ST_Transform(territory.centre, 2154)) as mark
        from site_commune commune join territory on territory.id = commune.territory_id
          left join territory_outline outline on outline.territory_id = territory.id
        where given.outline is null and commune.site_id = given.id and commune.replaced_in is null
        order by territory.name limit 1
      ) named on true
    where site.id = given.id
  `.execute(tx);
}

/** The value that stands of each field, and the fields on which sources disagree. */
function standingValues(values: SiteValue[]): { attributes: Record<string, string>; contested: string[] } {
  const fields = [...Map.groupBy(values, ({ field }) => field)].flatMap(([field, all]) => {
    const stands = standingOf(all);
    return stands ? [{ field, stands }] : [];
  });
  return {
    attributes: Object.fromEntries(fields.map(({ field, stands }) => [field, stands.value.value])),
    contested: fields.filter(({ stands }) => stands.state === 'contested').map(({ field }) => field),
  };
}

/** The outline that stands of each place that has one, by the place's id. */
async function standingOutlines(tx: Tx, siteIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<SourcedGeometry>`
    select id, site_id, precision, as_of::text, ruling, ${instant('recorded_at')} as recorded_at
    from site_geometry where site_id = any(${siteIds}::uuid[]) and superseded_by is null
  `.execute(tx);
  const stated = Map.groupBy(rows, ({ siteId }) => siteId);
  return new Map(
    [...stated].flatMap(([siteId, all]) => {
      const stands = standingGeometry(all);
      return stands ? [[siteId, stands.id] as const] : [];
    }),
  );
}

export interface StatedOutline extends SourcedGeometry {
  source: string;
  areaHa: number | null;
}

/** The outline that each source gives a place today. */
export async function listOutlines(db: Db, siteId: string): Promise<StatedOutline[]> {
  const { rows } = await sql<StatedOutline>`
    select outline.id, outline.site_id, outline.precision, outline.as_of::text, outline.ruling,
      ${instant('outline.recorded_at')} as recorded_at, source.title as source,
      case when ST_Dimension(outline.geometry) = 2 then ST_Area(outline.geometry) / 10000 end as area_ha
    from site_geometry outline join site_source source on source.id = outline.source_id
    where outline.site_id = ${siteId}::uuid and outline.superseded_by is null order by outline.recorded_at desc
  `.execute(db);
  return rows;
}
