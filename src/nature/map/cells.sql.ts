import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { type AskedRecords, askedParts, latestReadable } from '../record/readable.sql.ts';
import { mostCounted } from '../search/counts.sql.ts';
import { mostInCell } from './cell-classes.ts';

export interface CountedCell {
  code: string;
  /** Never more than `mostInCell`. */
  count: number;
}

const columns = { mesh: 'mesh_code', commune: 'commune_code' } as const;
export type CellKind = keyof typeof columns;

/** Records by mesh or commune, of the latest ones that a search counts. */
export async function countLatest(db: Db, asked: AskedRecords, kind: CellKind): Promise<CountedCell[]> {
  const column = sql.ref(columns[kind]);
  const only = sql`date_from, id, ${column}`;
  const { rows } = await sql<CountedCell>`
    select ${column} as code, least(count(*), ${mostInCell})::integer as count
    from ${latestReadable(asked, { limit: mostCounted, only })} record
    where ${column} is not null group by 1 order by 2 desc, 1
  `.execute(db);
  return rows;
}

/** Records by cell, of all there are, each cell counted up to the most that its colour tells. */
export async function countEach(
  db: Db,
  asked: AskedRecords,
  kind: CellKind,
  codes: RawBuilder<unknown>,
): Promise<CountedCell[]> {
  const which = sql`${asked.which} and record.${sql.ref(columns[kind])} = cell.code`;
  const parts = askedParts({ ...asked, which }, { only: sql`true as met`, rest: sql`limit ${mostInCell}` });
  if (parts.length === 0) return [];
  const counts = parts.map((part) => sql`select count(*) as count from ${part} met`);
  const { rows } = await sql<CountedCell>`
    with cell as materialized (${codes})
    select cell.code, least(sum(counted.count), ${mostInCell})::integer as count
    from cell cross join lateral (${sql.join(counts, sql` union all `)}) counted
    group by 1 having sum(counted.count) > 0 order by 2 desc, 1
  `.execute(db);
  return rows;
}

/** Meshes that have a record, one after the other from the index. */
export const recordedMeshes = sql`
  with recursive seen (organisation_id, code) as (
    select id, (select min(mesh_code) from record where organisation_id = organisation.id) from organisation
    union all
    select seen.organisation_id, (select min(record.mesh_code) from record
      where record.organisation_id = seen.organisation_id and record.mesh_code > seen.code)
    from seen where seen.code is not null
  )
  select distinct code from seen where code is not null`;
