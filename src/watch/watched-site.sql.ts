import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';

export interface WatchedSite {
  id: string;
  organisationId: string;
  kind: string;
  name: string;
  published: boolean;
}

/** The place that something is said of, for those who work on it. */
export async function findWatchedSite(db: Db, id: string): Promise<WatchedSite | undefined> {
  const { rows } = await sql<WatchedSite>`
    select id, organisation_id, kind, name, published from site where id = ${id}::uuid
  `.execute(db);
  return rows[0];
}
