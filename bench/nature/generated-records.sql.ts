import { sql } from 'kysely';
import type { Db } from '../../src/kernel/db/index.ts';

/** What the generated records are spread over, each some way from evenly. */
export const spread = { taxa: 3000, sites: 400, observers: 500, visits: 8, days: 9600 };

/** Datasets of which three in four are published, people, places of the register, and visits by protocol. */
export async function addSurroundings(db: Db, organisationId: string, records: number): Promise<void> {
  await sql`
    insert into dataset (organisation_id, framework_id, name, short_name, objective, generated, published)
    select ${organisationId}::uuid, (select id from framework limit 1), 'Jeu généré ' || number, 'Jeu ' || number, '6.1', true, number % 4 > 0
    from generate_series(1, 11) number
  `.execute(db);
  await sql`update territory set centre = ST_Transform(ST_Centroid(part), 4326) from territory_part
    where territory_part.territory_id = territory.id`.execute(db);
  await sql`
    insert into observer (organisation_id, id, name, search, pseudonym)
    select ${organisationId}::uuid, ${numbered('0b', sql`number`)}, 'Observateur ' || number, 'observateur ' || number, 'O' || number
    from generate_series(0, ${spread.observers}::integer - 1) number
  `.execute(db);
  await sql`
    insert into site (id, organisation_id, kind, level, name, search, published, precision, geometry)
    select ${numbered('0c', sql`number`)}, ${organisationId}::uuid, 'terril', 'element', 'Site ' || number, 'site ' || number, true, 'exact',
      ST_Buffer(ST_SetSRID(ST_MakePoint(${siteX(sql`number`)}, ${siteY(sql`number`)}), 2154), 150 + 3 * (number % 200), 16)
    from generate_series(0, ${spread.sites}::integer - 1) number
  `.execute(db);
  await sql`
    insert into visit (organisation_id, id, dataset_id, protocol, date_from, date_to, created_at, changed_at)
    select ${organisationId}::uuid, ${numbered('0d', sql`number`)}, (select id from dataset order by short_name limit 1),
      (array['pop-amphibien', 'ringing', 'wintering-waterbirds', 'sighting'])[1 + number % 4], on_day, on_day, now(), now()
    from generate_series(0, ${Math.ceil(records / 5 / spread.visits)}::integer - 1) number,
      lateral (select date '2000-01-01' + (number * 37 % ${spread.days}) as on_day) day
  `.execute(db);
}

/** The same identifier for the same number, in SQL and here. */
const numbered = (kind: string, number: ReturnType<typeof sql>) =>
  sql`(${`${kind}000000-0000-4000-8000-`}::text || lpad(to_hex(${number}), 12, '0'))::uuid`;
export const numberOf = (kind: string, number: number): string =>
  `${kind}000000-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
const siteX = (number: ReturnType<typeof sql>) => sql`(641000 + (${number}) * 7919 % 118000)::float8`;
const siteY = (number: ReturnType<typeof sql>) => sql`(6981000 + (${number}) * 104729 % 118000)::float8`;

/**
 * Records written straight into the table, as `insertRecords` would have left them: few taxa seen often and many seldom,
 * most in spring and of late, a third around the places of the register, one in twenty sensitive.
 */
export async function generateRecords(db: Db, organisationId: string, from: number, to: number): Promise<void> {
  await sql`
    with drawn as (
      select number, (${spread.taxa}::float8 * power(random(), 2.2))::integer % ${spread.taxa} as species,
        random() as near, random() as around, random() as angle, random() as which, random() as judged, random() as sent,
        (${spread.observers}::float8 * power(random(), 2))::integer % ${spread.observers} as person,
        (${spread.sites}::float8 * power(random(), 1.5))::integer % ${spread.sites} as place,
        2026 - floor(26 * power(random(), 1.6))::integer as year,
        greatest(1, least(365, (155 + 60 * (random() + random() + random() - 1.5) * 2)::integer)) as day,
        640000 + 119999 * random() as x, 6980000 + 119999 * random() as y
      from generate_series(${from}::integer, ${to}::integer - 1) number
    ), placed as (
      select *, near < 0.35 as is_near,
        case when near < 0.35 then ${siteX(sql`place`)} + 400 * around * cos(6.28 * angle) else x end as east,
        case when near < 0.35 then ${siteY(sql`place`)} + 400 * around * sin(6.28 * angle) else y end as north,
        make_date(year, 1, 1) + day - 1 as on_day,
        case when species % 20 > 0 then 0 when species % 200 = 0 then 4 when species % 60 = 0 then 2 when species % 40 = 0 then 3 else 1 end as level
      from drawn
    ), known as (
      select *, '62' || lpad((floor((east - 640000) / 3000)::integer * 40 + floor((north - 6980000) / 3000)::integer)::text, 4, '0') as commune,
        '10kmL93E' || lpad(floor(east / 10000)::text, 3, '0') || 'N' || lpad(floor(north / 10000)::text, 3, '0') as mesh
      from placed
    ), datasets as materialized (
      select array_agg(id order by short_name) as ids from dataset where organisation_id = ${organisationId}::uuid
    )
    insert into record (organisation_id, dataset_id, visit_id, name_cited, cd_nom, cd_ref, taxref_version, status, date_from, date_to,
      observer_ids, place_kind, geometry, precision, site_id, place_name, commune_code, departement_code, mesh_code, sensitivity,
      shown_kind, shown_geometry, descriptors, count_min, count_max, validation, created_at, changed_at)
    select ${organisationId}::uuid, datasets.ids[1 + floor(12 * power(which, 1.8))::integer % 12],
      case when number % 5 = 0 then ${numbered('0d', sql`number / 5 / ${sql.lit(spread.visits)}`)} end,
      'Species ' || (species + 1), 1001 + species, 1001 + species, 18, case when number % 50 = 0 then 'No' else 'Pr' end, on_day, on_day,
      array[${numbered('0b', sql`person`)}], 'geometry', ST_SetSRID(ST_MakePoint(east, north), 2154), 10,
      case when is_near and number % 3 = 0 then ${numbered('0c', sql`place`)} end, 'Lieu ' || place, commune, '62', mesh, level,
      case level when 1 then 'commune' when 2 then 'mesh' when 3 then 'departement' end,
      case level when 1 then ST_SetSRID(ST_MakePoint(641500 + 3000 * floor((east - 640000) / 3000), 6981500 + 3000 * floor((north - 6980000) / 3000)), 2154)
        when 2 then ST_MakeEnvelope(10000 * floor(east / 10000), 10000 * floor(north / 10000), 10000 * floor(east / 10000) + 10000,
          10000 * floor(north / 10000) + 10000, 2154) end,
      '[{"countMin": 1, "countMax": 2, "technique": "0"}]', 1, 2,
      case when judged < 0.6 then 0 when judged < 0.85 then 1 when judged < 0.95 then 2 when judged < 0.98 then 3 when judged < 0.995 then 4 else 5 end,
      timestamptz '2026-06-01', timestamptz '2026-06-01'
    from known, datasets
  `.execute(db);
}

/** Indexes are made once the rows are there, as a restore does; counts and what the planner knows, likewise. */
export async function fill(
  db: Db,
  organisationId: string,
  records: number,
  told: (done: number) => void,
): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes where tablename = 'record' and indexname <> 'record_pkey'
  `.execute(db);
  for (const { name } of rows) await sql`drop index ${sql.table(name)}`.execute(db);
  await sql`alter table record disable trigger all`.execute(db);
  const most = 250_000;
  for (let from = 0; from < records; from += most) {
    await generateRecords(db, organisationId, from, Math.min(records, from + most));
    told(Math.min(records, from + most));
  }
  for (const { definition } of rows) await sql.raw(definition).execute(db);
  await sql`alter table record enable trigger all`.execute(db);
  await sql`update dataset set record_count = counted.records from (
    select dataset_id, count(*)::integer as records from record group by dataset_id) counted where counted.dataset_id = dataset.id`.execute(
    db,
  );
  await sql`vacuum analyze record`.execute(db);
  await sql`analyze visit, site, observer, dataset, taxon, territory, territory_part, taxref_version`.execute(db);
}
