import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { ExpectedSeason, Profile } from './judged.ts';

export interface TaxonProfile extends Profile {
  cdRef: number;
  /** Of which source it is, among those in use. */
  sourceId: string;
  own: boolean;
}

/** What every source in use, and the validated records of an organisation, expect of some taxa. */
export async function findProfiles(db: Db, organisationId: string, cdRefs: readonly number[]): Promise<TaxonProfile[]> {
  const { rows } = await sql<TaxonProfile>`
    select profile.cd_ref, coalesce(profile.table_id, profile.organisation_id) as source_id, profile.own,
      used.name || ', ' || used.version || case when used.example then ' (exemple)' else '' end as source,
      profile.record_count, profile.departements, profile.meshes, profile.seasons, profile.altitude_min,
      profile.altitude_max, profile.count_max
    from taxon_profile profile join reference_table used on used.id = profile.table_id and used.in_use
    where profile.cd_ref = any(${[...cdRefs]}::integer[])
    union all
    select cd_ref, organisation_id, own, null, record_count, departements, meshes, seasons, altitude_min, altitude_max,
      count_max
    from taxon_profile where organisation_id = ${organisationId}::uuid and cd_ref = any(${[...cdRefs]}::integer[])
  `.execute(db);
  return rows;
}

/** Ranks that are known where what stands below them is: a genus, a species; nothing is surprising of a class. */
const known = sql`('GN', 'SSGN', 'AGES', 'ES', 'SSES')`;

/** Gathers by taxon the rows of a table, when it is brought in and when TAXREF gives its taxa other numbers. */
export async function gatherProfiles(tx: Tx, tableId: string): Promise<void> {
  await tx.deleteFrom('taxonProfile').where('tableId', '=', tableId).execute();
  await sql`
    with above as (
      select expected.*, expected.cd_ref as of_ref, true as own from taxon_expected expected where table_id = ${tableId}::uuid
      union all
      select expected.*, higher.cd_nom, false from taxon_expected expected
        join taxref_version used on used.in_use
        join taxon on taxon.version = used.version and taxon.cd_nom = expected.cd_ref
        cross join lateral unnest(taxon.lineage) as named (cd_nom)
        join taxon higher on higher.version = used.version and higher.cd_nom = named.cd_nom
      where expected.table_id = ${tableId}::uuid and named.cd_nom <> expected.cd_ref and higher.rank in ${known}
    )
    insert into taxon_profile (table_id, cd_ref, own, departements, meshes, seasons, altitude_min, altitude_max, count_max)
    select ${tableId}::uuid, of_ref, bool_or(own),
      array_agg(distinct departement_code order by departement_code) filter (where departement_code is not null),
      array_agg(distinct mesh_code order by mesh_code) filter (where mesh_code is not null),
      jsonb_agg(distinct jsonb_build_object('stage', life_stage, 'from', day_from, 'to', day_to))
        filter (where day_from is not null and day_to is not null),
      min(altitude_min), max(altitude_max), max(count_max)
    from above group by of_ref
  `.execute(tx);
}

/** A taxon as the validated records of an organisation show it. */
export interface SeenProfile {
  cdRef: number;
  recordCount: number;
  departements: string[] | null;
  /** Decades of the year when it was seen, 1 for the first ten days of January. */
  decades: number[];
  altitudeMin: number | null;
  altitudeMax: number | null;
  countMax: number | null;
}

/**
 * What the records held for certain or probable show of each taxon, those below it with it, where there are enough of
 * them. Dates that cover more than a fortnight tell no decade.
 */
export async function readSeenProfiles(db: Db, organisationId: string, enough: number): Promise<SeenProfile[]> {
  const { rows } = await sql<SeenProfile>`
    with validated as (
      select cd_ref, taxref_version, departement_code, altitude_min, altitude_max, coalesce(count_min, count_max) as count,
        case when date_to - date_from <= 15
          then extract(month from date_from)::integer * 3 - 2 + least(2, (extract(day from date_from)::integer - 1) / 10) end as decade
      from record where organisation_id = ${organisationId}::uuid and validation in (1, 2) and status = 'Pr' and cd_ref is not null
    )
    select higher.cd_nom as cd_ref, count(*)::integer as record_count,
      array_agg(distinct departement_code order by departement_code) filter (where departement_code is not null) as departements,
      coalesce(array_agg(distinct decade order by decade) filter (where decade is not null), '{}') as decades,
      min(coalesce(altitude_min, altitude_max)) as altitude_min, max(coalesce(altitude_max, altitude_min)) as altitude_max,
      max(count) as count_max
    from validated
      join taxon on taxon.version = validated.taxref_version and taxon.cd_nom = validated.cd_ref
      cross join lateral unnest(taxon.lineage) as named (cd_nom)
      join taxon higher on higher.version = validated.taxref_version and higher.cd_nom = named.cd_nom
    where higher.rank in ${known}
    group by higher.cd_nom having count(*) >= ${enough}
  `.execute(db);
  return rows;
}

interface DerivedProfile extends Omit<SeenProfile, 'decades'> {
  seasons: ExpectedSeason[] | null;
}

/** Puts what validated records show in the place of what they showed before. */
export async function replaceSeenProfiles(
  tx: Tx,
  organisationId: string,
  profiles: readonly DerivedProfile[],
): Promise<void> {
  await sql`delete from taxon_profile where organisation_id = ${organisationId}::uuid`.execute(tx);
  await sql`
    insert into taxon_profile (organisation_id, cd_ref, own, record_count, departements, seasons, altitude_min,
      altitude_max, count_max)
    select ${organisationId}::uuid, "cdRef", true, "recordCount", departements, seasons, "altitudeMin", "altitudeMax", "countMax"
    from json_to_recordset(${JSON.stringify(profiles)}::json) as given ("cdRef" integer, "recordCount" integer,
      departements text[], seasons jsonb, "altitudeMin" integer, "altitudeMax" integer, "countMax" integer)
  `.execute(tx);
}
