import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { Descriptor } from './descriptor.ts';
import { type AskedRecords, type Audience, latestReadable, toldGeometry } from './readable.sql.ts';

export interface FoundRecord {
  id: string;
  organisationId: string;
  organisation: string;
  datasetId: string;
  dataset: string;
  licence: string;
  generated: boolean;
  visitId: string | null;
  nameCited: string;
  cdNom: number | null;
  cdRef: number | null;
  taxrefVersion: number | null;
  taxon: string | null;
  vernacular: string | null;
  status: string;
  sourceStatus: string;
  reference: string;
  dateFrom: string;
  dateTo: string;
  timeFrom: string | null;
  timeTo: string | null;
  observers: string[];
  determiners: string[];
  determinedOn: string | null;
  determinationMethod: string | null;
  placeKind: string;
  /** Degrees: a point of it. */
  point: [number, number] | null;
  precision: number | null;
  siteId: string | null;
  site: string | null;
  placeName: string;
  communeCode: string | null;
  commune: string | null;
  departementCode: string | null;
  meshCode: string | null;
  altitudeMin: number | null;
  altitudeMax: number | null;
  sensitivity: number;
  shownLevel: number;
  descriptors: Descriptor[];
  comment: string;
  context: string;
  validation: number;
  partnerValidation: number | null;
  changedAt: Date;
}

/** One record, as whoever asks may see it. `exact`: organisations whose people may be named to them. */
export async function findRecord(db: Db, asked: AskedRecords): Promise<FoundRecord | undefined> {
  const exact = asked.audience.works;
  const people = (column: string) => sql`coalesce((
    select json_agg(case when found.organisation_id = any(${exact}::uuid[]) then known.name else shown.name end order by named.at)
    from unnest(found.${sql.ref(column)}) with ordinality named (id, at)
      join observer known on known.organisation_id = found.organisation_id and known.id = named.id
      join shown_observer shown on shown.organisation_id = known.organisation_id and shown.id = known.id
    where shown.name <> '' or found.organisation_id = any(${exact}::uuid[])), '[]'::json)`;
  const { rows } = await sql<FoundRecord>`
    with found as materialized (${latestReadable(asked, { limit: 1 })})
    select found.id, found.organisation_id, organisation.short_name as organisation, found.dataset_id, dataset.name as dataset,
      dataset.licence, dataset.generated, found.visit_id, found.name_cited, found.cd_nom, found.cd_ref, found.taxref_version,
      taxon.full_name as taxon, nullif(split_part(taxon.vernacular, ',', 1), '') as vernacular, found.status, found.source_status,
      found.reference, found.date_from::text, found.date_to::text, to_char(found.time_from, 'HH24:MI') as time_from,
      to_char(found.time_to, 'HH24:MI') as time_to, ${people('observer_ids')} as observers, ${people('determiner_ids')} as determiners,
      found.determined_on::text, found.determination_method, found.place_kind, case when told.geometry is not null then json_build_array(
        round(ST_X(ST_Transform(ST_PointOnSurface(told.geometry), 4326))::numeric, 5)::float8,
        round(ST_Y(ST_Transform(ST_PointOnSurface(told.geometry), 4326))::numeric, 5)::float8) end as point,
      found.precision, found.site_id, case when found.organisation_id = any(${exact}::uuid[]) or site.published and not site.vulnerable
        then site.name end as site,
      found.place_name, found.commune_code, commune.name as commune, found.departement_code, found.mesh_code, found.altitude_min,
      found.altitude_max, found.sensitivity, found.shown_level, found.descriptors, found.comment, found.context, found.validation,
      found.partner_validation, found.changed_at
    from found cross join lateral (select ${toldGeometry('found')} as geometry) told
      join organisation on organisation.id = found.organisation_id
      join dataset on dataset.organisation_id = found.organisation_id and dataset.id = found.dataset_id
      left join site on site.id = found.site_id
      left join lateral (select full_name, vernacular from taxon where version = found.taxref_version and cd_nom = found.cd_ref) taxon on true
      left join lateral (
        select name from territory where kind = 'commune' and code = found.commune_code order by vintage desc limit 1
      ) commune on true
  `.execute(db);
  return rows[0];
}

/** Asks for one record by its id. */
export const recordOfId = (audience: Audience, id: string): AskedRecords => ({
  audience,
  which: sql`record.id = ${id}::uuid`,
});
