import { sql } from 'kysely';
import type { Db } from '../../src/kernel/db/index.ts';

/** Records generated in the database itself, numbered from one count to another; a fifth is degraded for others. */
export async function addGeneratedRecords(
  db: Db,
  { organisationId, datasetId }: { organisationId: string; datasetId: string },
  from: number,
  to: number,
): Promise<void> {
  const step = 50_000;
  for (let at = from; at < to; at += step)
    await sql`
      insert into record (organisation_id, dataset_id, source_key, name_cited, cd_nom, cd_ref, taxref_version, date_from, date_to,
        time_from, place_kind, geometry, precision, place_name, commune_code, departement_code, mesh_code, descriptors,
        count_min, count_max, comment, sensitivity, shown_kind, created_at, changed_at)
      select ${organisationId}::uuid, ${datasetId}::uuid, 'G' || n, 'Species ' || (1 + n % 5000), 1001 + n % 5000, 1001 + n % 5000,
        18, date '2005-01-01' + n % 5800, date '2005-01-01' + n % 5800, '06:30', 'geometry',
        ST_SetSRID(ST_MakePoint(640000 + n * 104729::bigint % 120000, 6980000 + n * 15485863::bigint % 120000), 2154), 10,
        'Lieu ' || n % 500, '62' || lpad((n % 1600)::text, 4, '0'), '62', '10kmL93E067N702',
        jsonb_build_array(jsonb_build_object('countMin', 1 + n % 12, 'countMax', 1 + n % 12, 'countObject', 'IND',
          'sex', (2 + n % 2)::text, 'lifeStage', '2', 'technique', '0')),
        1 + n % 12, 1 + n % 12, case when n % 5 = 0 then 'donnée générée' else '' end,
        case when n % 5 = 0 then 1 + n % 3 else 0 end, case when n % 5 = 0 then 'departement' end, now(), now()
      from generate_series(${at + 1}::integer, ${Math.min(to, at + step)}::integer) n
    `.execute(db);
  await sql`analyze record`.execute(db);
}
