import { sql } from 'kysely';
import type { Db } from '../../src/kernel/db/index.ts';

/** Communes of three kilometres with outlines of two hundred vertices, cut as ours are, over 120 km each way in Lambert-93. */
export async function addCommunes(db: Db): Promise<void> {
  await sql`
    with made as (
      insert into territory (kind, code, vintage, name, search, departement_code, source)
      select 'commune', '62' || lpad((east * 40 + north)::text, 4, '0'), 2020, 'Commune ' || (east * 40 + north),
        'commune ' || (east * 40 + north), '62', 'generated'
      from generate_series(0, 39) east, generate_series(0, 39) north returning id, substr(code, 3)::integer as number
    )
    insert into territory_part (territory_id, part)
    select id, ST_Subdivide(ST_Segmentize(ST_MakeEnvelope(x, y, x + 3000, y + 3000, 2154), 60), 48)
    from made, lateral (select 640000 + 3000 * (number / 40) as x, 6980000 + 3000 * (number % 40) as y) corner
  `.execute(db);
  await sql`insert into territory (kind, code, vintage, name, search, departement_code, source)
    values ('departement', '62', 2020, 'Pas-de-Calais', 'pas de calais', '62', 'generated')`.execute(db);
}

/** A version of TAXREF of species in families, one family in twenty sensitive, some in winter alone. */
export async function addTaxa(db: Db, species: number): Promise<void> {
  await sql`insert into taxref_version (version, filename, sha256, name_count, taxon_count, imported_at, in_use)
    values (18, 'generated', '', ${species}, ${species}, now(), true)`.execute(db);
  await sql`create table if not exists taxon_v18 partition of taxon for values in (18)`
    .execute(db)
    .catch(() => undefined);
  await sql`
    insert into taxon (version, cd_nom, cd_ref, cd_sup, rank, name, full_name, search, lineage)
    select 18, 1, 1, null::integer, 'KD', 'Animalia', 'Animalia', 'animalia', '{1}'::integer[]
    union all
    select 18, 2 + family, 2 + family, 1, 'FM', 'Familia ' || family, 'Familia ' || family, 'familia ' || family,
      array[1, 2 + family] from generate_series(0, 199) family
    union all
    select 18, 1000 + species, 1000 + species, 2 + species % 200, 'ES', 'Species ' || species, 'Species ' || species,
      'species ' || species, array[1, 2 + species % 200, 1000 + species] from generate_series(1, ${species}::integer) species
  `.execute(db);
  await sql`
    with used as (
      insert into reference_table (kind, name, version, example, filename, sha256, row_count, imported_at, in_use)
      values ('sensitivity', 'generated', '1', true, 'generated', '', 10, now(), true) returning id
    )
    insert into sensitivity_rule (table_id, cd_nom, cd_ref, level, departement_code, day_from, day_to)
    select used.id, 2 + family, 2 + family, 1 + family % 3, '62', case when family % 2 = 0 then 1101 end,
      case when family % 2 = 0 then 315 end
    from used, generate_series(0, 199, 20) family
  `.execute(db);
}

export async function addDataset(db: Db): Promise<{ organisationId: string; datasetId: string; personId: string }> {
  const { rows } = await sql<{ organisationId: string; datasetId: string; personId: string }>`
    with publisher as (
      insert into organisation (slug, name, short_name, kind, publisher) values ('bench', 'Bench', 'Bench', 'association', true)
      returning id
    ), somebody as (
      insert into person (email, name) values ('bench@example.org', 'Bench') returning id
    ), frame as (
      insert into framework (organisation_id, name, description, territorial_level, starts_on)
      select id, 'Bench', '', '6', '2000-01-01' from publisher returning organisation_id, id
    ), made as (
      insert into dataset (organisation_id, framework_id, name, short_name, objective, generated)
      select organisation_id, id, 'Données générées', 'Générées', '6.1', true from frame returning organisation_id, id
    )
    select made.organisation_id, made.id as dataset_id, somebody.id as person_id from made, somebody
  `.execute(db);
  return rows[0] as { organisationId: string; datasetId: string; personId: string };
}

const columns = `organisation_id, id, dataset_id, batch_id, line, source_key, name_cited, cd_nom, cd_ref, taxref_version, status,
  source_status, reference, date_from, date_to, time_from, observer_ids, place_kind, geometry, geometry_nature, place_name,
  commune_code, departement_code, mesh_code, sensitivity, descriptors, count_min, count_max, comment, diffusion, shown_kind,
  shown_geometry, validation, extra, version, created_by, created_at, changed_at`;

/** The rows of `record` written to a file of the database's own, then copied from it into a table without index. */
export async function copyRows(db: Db, file: string): Promise<() => Promise<void>> {
  await sql.raw(`copy record (${columns}) to '${file}'`).execute(db);
  await sql`create table bare as select * from record limit 0`.execute(db);
  return async () => {
    await sql.raw(`copy bare (${columns}) from '${file}'`).execute(db);
  };
}

/** As an installation knows them once they have been there for a while. */
export async function readStatistics(db: Db): Promise<void> {
  await sql`analyze territory, territory_part, taxon, taxref_version, sensitivity_rule, reference_table`.execute(db);
}

export async function countRecords(db: Db) {
  const { rows } = await sql<{ rows: number; placed: number; sensitive: number; named: number }>`
    select count(*)::integer as rows, count(commune_code)::integer as placed, count(cd_ref)::integer as named,
      count(*) filter (where sensitivity > 0)::integer as sensitive from record
  `.execute(db);
  return rows[0] as { rows: number; placed: number; sensitive: number; named: number };
}
