import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Descriptor } from './descriptor.ts';

/** A record as its form shows it. */
export interface EditedRecord {
  id: string;
  organisationId: string;
  datasetId: string;
  visitId: string | null;
  version: number;
  nameCited: string;
  cdNom: number | null;
  /** What that number is called in its version of TAXREF, in French where it has a name. */
  taxon: string;
  status: 'Pr' | 'No' | 'NSP';
  dateFrom: string;
  dateTo: string;
  timeFrom: string | null;
  timeTo: string | null;
  observers: string[];
  observerIds: string[];
  determiners: string[];
  determinerIds: string[];
  determinedOn: string | null;
  placeKind: 'geometry' | 'site' | 'commune' | 'mesh' | 'departement';
  /** GeoJSON in Lambert-93, of what was drawn. */
  shape: string | null;
  /** Degrees, of a point. */
  point: [number, number] | null;
  siteId: string | null;
  communeCode: string | null;
  meshCode: string | null;
  departementCode: string | null;
  precision: number | null;
  placeName: string;
  altitudeMin: number | null;
  altitudeMax: number | null;
  descriptors: Descriptor[];
  comment: string;
  extra: Record<string, string>;
}

/** A record with the names of its people; held until the end of the transaction where it is one to change. */
export async function findEdited(db: Db | Tx, id: string, held = false): Promise<EditedRecord | undefined> {
  const people = (ids: string) => sql`
    coalesce((select json_agg(observer.name order by named.at) from unnest(${sql.ref(`record.${ids}`)}) with ordinality named (id, at)
      join observer on observer.organisation_id = record.organisation_id and observer.id = named.id), '[]'::json)`;
  const { rows } = await sql<EditedRecord>`
    select id, organisation_id, dataset_id, visit_id, version, name_cited, cd_nom, status, date_from::text, date_to::text,
      time_from::text, time_to::text, ${people('observer_ids')} as observers,
      observer_ids, ${people('determiner_ids')} as determiners, determiner_ids, determined_on::text, place_kind,
      case when place_kind = 'geometry' then ST_AsGeoJSON(geometry, 9) end as shape,
      case when place_kind = 'geometry' and ST_GeometryType(geometry) = 'ST_Point' then json_build_array(
        round(ST_X(ST_Transform(geometry, 4326))::numeric, 6)::float8,
        round(ST_Y(ST_Transform(geometry, 4326))::numeric, 6)::float8) end as point,
      site_id, commune_code, mesh_code, departement_code, precision, place_name, altitude_min, altitude_max, descriptors,
      comment, extra, coalesce((select coalesce(nullif(split_part(taxon.vernacular, ',', 1), ''), taxon.full_name) from taxon
        where taxon.version = record.taxref_version and taxon.cd_nom = record.cd_nom), '') as taxon
    from record where organisation_id in (select id from organisation) and id = ${id}::uuid
    ${held ? sql`for update` : sql``}
  `.execute(db);
  return rows[0];
}
