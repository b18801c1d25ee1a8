import { sql } from 'kysely';
import type { NamedObject } from '../identity/journal.ts';
import type { Db } from '../kernel/db/index.ts';

export async function nameViewpoints(db: Db, ids: string[]): Promise<NamedObject[]> {
  const { rows } = await sql<NamedObject>`
    select id, ltrim(reference || ' ' || title) as name, '/photographies/' || id as href
    from viewpoint where id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}
