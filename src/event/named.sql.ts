import { sql } from 'kysely';
import type { NamedObject } from '../identity/journal.ts';
import type { Db } from '../kernel/db/index.ts';

export async function nameEvents(db: Db, ids: string[]): Promise<NamedObject[]> {
  const { rows } = await sql<NamedObject>`
    select id, title || ', ' || to_char(held_on, 'DD/MM/YYYY') as name, '/animations/' || id as href
    from event where id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}
