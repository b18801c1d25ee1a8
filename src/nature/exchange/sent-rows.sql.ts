import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { toldGeometry } from '../record/readable.sql.ts';
import type { Audience } from './exchange.ts';
import type { SentRow, Shape } from './sent-row.ts';

/** The view that each circle reads; nothing that leaves is read elsewhere. */
export const viewOf = (audience: Audience): RawBuilder<unknown> =>
  sql.table({ public: 'public_record', partner: 'partner_record', national: 'national_record' }[audience]);

interface Staged {
  id: string;
  organisationId: string;
  audience: Audience;
}

/** Rows read at once: memory holds one page, whatever is sent. */
const page = 2000;

/** The records of a sending, in the order of their numbers, as its circle may read them at this instant. */
export async function* readSentRows(db: Db, exchange: Staged, shape: Shape): AsyncGenerator<SentRow[]> {
  for await (const ids of staged(db, exchange.id, ['new', 'changed'])) yield await readRows(db, exchange, ids, shape);
}

export const readWithdrawn = (db: Db, exchangeId: string): AsyncGenerator<string[]> =>
  staged(db, exchangeId, ['withdrawn']);

async function* staged(
  db: Db,
  exchangeId: string,
  what: ('new' | 'changed' | 'withdrawn')[],
): AsyncGenerator<string[]> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const lines = await db
      .selectFrom('exchangeLine')
      .select('recordId')
      .where('exchangeId', '=', exchangeId)
      .where('what', 'in', what)
      .where('recordId', '>', after)
      .orderBy('recordId')
      .limit(page)
      .execute();
    if (lines.length === 0) return;
    yield lines.map(({ recordId }) => recordId);
    after = lines.at(-1)?.recordId ?? after;
  }
}

const shapes: Record<Shape, RawBuilder<unknown>> = {
  wkt: sql`ST_AsText(ST_Transform(pointed.geometry, 4326), 6)`,
  geojson: sql`ST_AsGeoJSON(ST_Transform(pointed.geometry, 4326), 6)`,
  wkb: sql`ST_AsBinary(pointed.geometry)`,
};

/** Half the diagonal of a mesh of 10 km, metres. */
const meshRadius = 7072;

async function readRows(db: Db, { organisationId, audience }: Staged, ids: string[], shape: Shape): Promise<SentRow[]> {
  const isPublic = audience === 'public';
  const degraded = isPublic
    ? sql`found.shown_level > 0`
    : sql`found.sensitivity > 0 and ${audience !== 'national'}::boolean`;
  const { rows } = await sql<SentRow>`
    with found as materialized (
      select * from ${viewOf(audience)} record where organisation_id = ${organisationId}::uuid and id = any(${ids}::uuid[])
    ), commune as materialized (${named('commune')}), departement as materialized (${named('departement')}),
    sensitive as materialized (
      select string_agg(name, ' | ' order by name) as name, string_agg(version, ' | ' order by name) as version
      from reference_table where kind = 'sensitivity' and in_use
    ), pointed as materialized (
      select found.id, told.geometry, ST_PointOnSurface(told.geometry) as point
      from found cross join lateral (select ${toldGeometry('found')} as geometry) told
    )
    select found.id, found.dataset_id, dataset.name as dataset, dataset.generated, dataset.licence, dataset.origin,
      organisation.name as organisation, found.visit_id, visit.grouping, visit.protocol, found.name_cited, found.cd_nom, found.cd_ref,
      found.taxref_version, coalesce(taxon.full_name, found.name_cited) as scientific_name,
      ${word('vernacular')}, ${word('rank')}, ${word('kingdom')}, ${word('phylum')}, ${word('class')}, ${word('order_name')},
      ${word('family')}, coalesce(taxon.group2, '') as group, found.status, found.source_status, found.reference,
      found.date_from, found.date_to, found.time_from, found.time_to, ${people(sql`found.observer_ids`)} as observers,
      ${people(sql`found.determiner_ids`)} as determiners, found.determined_on, found.determination_method,
      found.place_kind, found.geometry_nature, found.precision,
      round(ST_X(ST_Transform(pointed.point, 4326))::numeric, 6)::float8 as longitude,
      round(ST_Y(ST_Transform(pointed.point, 4326))::numeric, 6)::float8 as latitude,
      case found.place_kind when 'mesh' then ${sql.lit(meshRadius)} when 'commune' then commune.radius
        else greatest(found.precision, case when ST_Dimension(pointed.geometry) > 0
          then ceil(ST_MaxDistance(pointed.point, pointed.geometry))::integer end) end as uncertainty,
      ${shapes[shape]} as shape, found.place_name,
      case when site.published and not site.vulnerable or ${!isPublic}::boolean then coalesce(site.name, '') else '' end as site,
      found.altitude_min, found.altitude_max, found.depth_min, found.depth_max, found.habitat, found.commune_code,
      coalesce(commune.name, '') as commune, found.departement_code, coalesce(departement.name, '') as departement,
      found.mesh_code, coalesce(commune.vintage, departement.vintage) as vintage, found.sensitivity,
      sensitive.name as sensitivity_table,
      sensitive.version as sensitivity_version, ${degraded} as degraded,
      case when found.shown_level > found.sensitivity then found.shown_level::text else '' end as diffusion,
      found.descriptors, found.count_min, found.count_max, found.comment, found.context, found.validation, found.changed_at
    from found join pointed using (id)
      join dataset on dataset.organisation_id = found.organisation_id and dataset.id = found.dataset_id
      join organisation on organisation.id = found.organisation_id
      left join visit on visit.organisation_id = found.organisation_id and visit.id = found.visit_id
      left join taxon on taxon.version = found.taxref_version and taxon.cd_nom = found.cd_ref
      left join site on site.id = found.site_id
      left join commune on commune.code = found.commune_code
      left join departement on departement.code = found.departement_code
      cross join sensitive
    order by found.id
  `.execute(db);
  return rows;
}

const word = (column: string) => sql`coalesce(${sql.ref(`taxon.${column}`)}, '') as ${sql.ref(column)}`;

/** Places that this page names, once each: the latest geography, and how far a commune goes from its point. */
const named = (kind: 'commune' | 'departement') => {
  const code = sql.ref(`${kind}_code`);
  const radius =
    kind === 'commune'
      ? sql`(select ceil(ST_MaxDistance(ST_PointOnSurface(outline.outline), outline.outline))::integer
          from territory_outline outline where outline.territory_id = place.id)`
      : sql`null::integer`;
  return sql`
    select place.code, place.name, place.vintage, ${radius} as radius
    from (select distinct ${code} as code from found where ${code} is not null) asked
      cross join lateral (
        select id, code, name, vintage from territory where kind = ${sql.lit(kind)} and territory.code = asked.code
        order by vintage desc limit 1
      ) place`;
};

/** People as they agreed to be named, with their organisation; who is hidden is left out. */
const people = (ids: RawBuilder<unknown>) => sql`coalesce((
  select string_agg(shown.name || case when shown.body <> '' then ' (' || shown.body || ')' else '' end, ' | ' order by shown.name)
  from shown_observer shown
  where shown.organisation_id = found.organisation_id and shown.id = any(${ids}) and shown.name <> ''), '')`;
