import { type RawBuilder, sql } from 'kysely';
import { sharesADay } from '../sensitivity/season.sql.ts';
import type { Outline, ResolvedFilter } from './resolve-filter.sql.ts';

/**
 * Whether a row of records, named `record`, is kept by a filter. The same on `record` and on what is shown of it: a place
 * that was made vaguer is compared as it is shown, so that no search tells where it was.
 */
export function whereMatches(filter: ResolvedFilter): RawBuilder<boolean> {
  if (filter.nothing) return sql<boolean>`false`;
  const { from, to, season, observerId, datasetId, validation, protocol, observed } = filter;
  const conditions = [
    filter.organisationId && sql`record.organisation_id = ${filter.organisationId}::uuid`,
    filter.cdRefs && isOneOf('cd_ref', filter.cdRefs, 'integer'),
    filter.communes && isOneOf('commune_code', filter.communes, 'text'),
    filter.departement && sql`record.departement_code = ${filter.departement}`,
    filter.mesh && sql`record.mesh_code = ${filter.mesh}`,
    filter.within && isWithin(filter.within),
    from && sql`record.date_from >= ${from}::date`,
    to && sql`record.date_to <= ${to}::date and record.date_from <= ${to}::date`,
    season && isInSeason(season),
    observerId && sql`record.observer_ids @> array[${observerId}::uuid]`,
    datasetId && sql`record.dataset_id = ${datasetId}::uuid`,
    validation && isOneOf('validation', validation, 'smallint'),
    protocol &&
      // Visits of a protocol are looked up once; `coalesce` has them kept, and not joined to all that is read. What is
      // shown without its visit is not looked at.
      sql`record.visit_id is not null and coalesce(record.visit_id in (select id from visit where protocol = ${protocol}), false)`,
    observed && sql`record.status = ${observed}`,
  ].filter((condition) => condition !== undefined && condition !== '');
  return conditions.length > 0 ? sql<boolean>`(${sql.join(conditions, sql` and `)})` : sql<boolean>`true`;
}

/** One value is asked as such: an index then gives its rows in their order. */
const isOneOf = (column: string, values: readonly (string | number)[], type: string): RawBuilder<unknown> => {
  const [given, cast] = [sql.ref(`record.${column}`), sql.raw(type)];
  return values.length === 1 ? sql`${given} = ${values[0]}::${cast}` : sql`${given} = any(${[...values]}::${cast}[])`;
};

/** The ways to be in a place, which exclude each other: tied to the site, or inside its outline. */
export function waysWithin({ outline, siteId }: Within): RawBuilder<unknown>[] {
  const tied = siteId ? [isTied(siteId)] : [];
  return outline ? [...tied, sql`${isUntied(siteId)} and ${intersects(outline)}`] : tied;
}

/**
 * The same where all that is there is counted: points inside the outline apart, which the index of points holds with what
 * is asked of them. It leads one by one to records that are listed: that is what the other is for.
 */
export function countedWithin({ outline, siteId }: Within): RawBuilder<unknown>[] {
  if (!outline) return waysWithin({ outline, siteId });
  const shapes = [isPointIn(outline), sql`GeometryType(record.geometry) <> 'POINT' and ${intersects(outline)}`];
  return [...(siteId ? [isTied(siteId)] : []), ...shapes.map((isThere) => sql`${isUntied(siteId)} and ${isThere}`)];
}

const isWithin = (within: Within): RawBuilder<unknown> => {
  const ways = waysWithin(within);
  return ways.length > 0 ? sql`(${sql.join(ways, sql` or `)})` : sql`false`;
};

type Within = NonNullable<ResolvedFilter['within']>;

const isTied = (siteId: string) => sql`record.site_id = ${siteId}::uuid`;

/** A record known by its commune, mesh or département alone is not said to be in a place smaller than these. */
const isUntied = (siteId: string | null) =>
  sql`${siteId ? sql`record.site_id is distinct from ${siteId}::uuid and ` : sql``}record.place_kind in ('geometry', 'site')`;

const intersects = ({ ewkb }: Outline) => sql`ST_Intersects(record.geometry, ${ewkb}::geometry)`;

/** In strips of a hundred metres, from south to north, as its index is; `coalesce` has the index of all shapes left. */
const isPointIn = (outline: Outline) => {
  const { west, south, east, north } = outline;
  const first = Math.floor(west / 100);
  const strips = Array.from({ length: Math.floor(east / 100) - first + 1 }, (_, index) => first + index);
  return sql`GeometryType(record.geometry) = 'POINT' and floor(ST_XMin(record.geometry) / 100)::integer = any(${strips}::integer[])
    and ST_YMin(record.geometry) between ${south}::float8 and ${north}::float8 and coalesce(${intersects(outline)}, false)`;
};

/** Some day of the record falls in the period, of whatever year. */
const isInSeason = ({ from, to }: { from: number; to: number }): RawBuilder<unknown> =>
  sharesADay(
    { from: sql`record.date_from`, to: sql`record.date_to` },
    { from: sql`${from}::integer`, to: sql`${to}::integer` },
  );
