import { sql } from 'kysely';
import type { Db } from '../../src/kernel/db/index.ts';

/** Records that no campaign counts: of other places and years. */
export async function addBackground(
  db: Db,
  {
    organisationId,
    datasetId,
    rows,
    species,
  }: { organisationId: string; datasetId: string; rows: number; species: number },
): Promise<void> {
  await sql`
    insert into record (organisation_id, dataset_id, name_cited, cd_nom, cd_ref, taxref_version, date_from, date_to,
      place_kind, created_at, changed_at)
    select ${organisationId}::uuid, ${datasetId}::uuid, 'Species', 1000 + at % ${species}, 1000 + at % ${species}, 18, day, day,
      'commune', now(), now()
    from generate_series(1, ${rows}::integer) at, lateral (select date '2010-01-01' + at % 4000 as day) dated
  `.execute(db);
}

/**
 * Slag heaps visited three times for each of the seven groups, with fourteen species a visit, by a table of rarity. Species
 * are spread over the groups by the columns of TAXREF that the grid asks for.
 */
export async function addAssessedSites(
  db: Db,
  { organisationId, datasetId, sites }: { organisationId: string; datasetId: string; sites: number },
): Promise<{ id: string; records: number }> {
  await sql`
    update taxon set group2 = case cd_nom % 6 when 0 then 'Amphibiens' when 1 then 'Reptiles' when 2 then 'Oiseaux' else '' end,
      order_name = case cd_nom % 6 when 3 then 'Orthoptera' else '' end,
      family = case cd_nom % 6 when 4 then 'Coccinellidae' else '' end,
      kingdom = case cd_nom % 6 when 5 then 'Plantae' else 'Animalia' end
    where rank = 'ES'
  `.execute(db);
  await sql`
    with used as (
      insert into reference_table (kind, name, version, example, filename, sha256, row_count, imported_at, in_use)
      values ('rarity', 'Rareté d’exemple', '1', true, 'generated', '', 10, now(), true) returning id
    )
    insert into taxon_rarity (table_id, cd_ref, cd_nom, class)
    select used.id, cd_ref, cd_ref, (array['CC', 'C', 'AC', 'PC', 'AR', 'R', 'RR', 'E'])[1 + cd_ref % 8]
    from used, taxon where rank = 'ES'
  `.execute(db);
  const { rows } = await sql<{ id: string }>`
    with campaign as (
      insert into assessment (organisation_id, title, grid, starts_on, ends_on)
      values (${organisationId}::uuid, 'Bench', 'terrils-biodiversite', '2021-01-01', '2021-12-31') returning id
    ), places as (
      insert into site (organisation_id, kind, level, name, search, geometry)
      select ${organisationId}::uuid, 'terril', 'element', 'Terril ' || at, 'terril ' || at,
        ST_SetSRID(ST_MakePoint(660000 + 400 * at, 7030000 + 100 * at), 2154)
      from generate_series(1, ${sites}::integer) at returning id
    ), listed as (
      insert into assessment_site (assessment_id, site_id) select campaign.id, places.id from campaign, places
    )
    select id from campaign
  `.execute(db);
  await sql`
    insert into visit (organisation_id, dataset_id, site_id, protocol, date_from, date_to, time_from, time_to, fields,
      created_at, changed_at)
    select ${organisationId}::uuid, ${datasetId}::uuid, site.id, 'slag-heap-evaluation', day, day, '09:00', '10:30',
      jsonb_build_object('group', surveyed), now(), now()
    from site, unnest(array['amphibians', 'reptiles', 'birds', 'orthoptera', 'ladybirds', 'flora', 'habitats']) surveyed,
      generate_series(1, 3) pass, lateral (select date '2021-03-01' + pass * 30 as day) dated
  `.execute(db);
  const counted = await sql<{ records: number }>`
    with made as (
      insert into record (organisation_id, dataset_id, visit_id, site_id, name_cited, cd_nom, cd_ref, taxref_version, date_from,
        date_to, place_kind, created_at, changed_at)
      select visit.organisation_id, visit.dataset_id, visit.id, visit.site_id, 'Species', seen.cd_nom, seen.cd_nom, 18,
        visit.date_from, visit.date_to, 'site', now(), now()
      from visit, generate_series(1, 14) at,
        lateral (select array_position(array['amphibians', 'reptiles', 'birds', 'orthoptera', 'ladybirds', 'flora', 'habitats'],
          visit.fields->>'group') - 1 as place) kind,
        lateral (select 1002 + kind.place + 6 * (abs(hashtext(visit.site_id::text || at
          || (visit.date_from - date '2021-01-01') % 2)) % 825) as cd_nom) seen
      returning 1
    ) select count(*)::integer as records from made
  `.execute(db);
  await sql`analyze record, visit, site, assessment, assessment_site, taxon, taxon_rarity`.execute(db);
  return { id: rows[0]?.id ?? '', records: counted.rows[0]?.records ?? 0 };
}
