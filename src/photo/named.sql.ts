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

export async function nameReshoots(db: Db, ids: string[]): Promise<NamedObject[]> {
  const { rows } = await sql<NamedObject>`
    select id, title as name, '/photographies/campagnes/' || id as href
    from reshoot_campaign where id = any(${ids}::uuid[])
  `.execute(db);
  return rows;
}
