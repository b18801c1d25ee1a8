import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';

export interface SourceFields {
  title: string;
  producer: string;
  licence: string;
  url: string | null;
  asOf: string | null;
}

/** A source of the same title and day is the same source. */
export async function keepSource(tx: Tx, organisationId: string, source: SourceFields): Promise<string> {
  const { producer, licence, url } = source;
  const { id } = await tx
    .insertInto('siteSource')
    .values({ organisationId, ...source })
    .onConflict((on) => on.columns(['organisationId', 'title', 'asOf']).doUpdateSet({ producer, licence, url }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

const columns = ['id', 'title', 'producer', 'licence', 'url', sql<string | null>`as_of::text`.as('asOf')] as const;

export const findSource = (db: Db, organisationId: string, id: string) =>
  db
    .selectFrom('siteSource')
    .select(columns)
    .where('organisationId', '=', organisationId)
    .where('id', '=', id)
    .executeTakeFirst();

export const listSources = (db: Db, organisationId: string) =>
  db
    .selectFrom('siteSource')
    .select(columns)
    .where('organisationId', '=', organisationId)
    .orderBy(sql`title collate fr`)
    .orderBy('asOf', 'desc')
    .execute();
