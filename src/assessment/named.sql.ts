import { sql } from 'kysely';
import type { NamedObject } from '../identity/journal.ts';
import type { Db } from '../kernel/db/index.ts';

export async function nameAssessments(db: Db, ids: string[]): Promise<NamedObject[]> {
  const { rows } = await sql<NamedObject>`
    select id, title as name, '/evaluations/' || id as href from assessment where id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}
