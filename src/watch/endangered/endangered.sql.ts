import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import { frenchDay } from '../../kernel/french.ts';
import type { Endangered } from './endangered.ts';

/** Files of these organisations, the next step due first. */
export async function listEndangered(db: Db, organisationIds: string[]): Promise<Endangered[]> {
  const { rows } = await sql<Endangered>`
    select endangered.id, endangered.organisation_id, endangered.name, commune, state, alerted_on::text,
      alert, studies, programme, procedure, procedure_on::text,
      next_step, next_on::text, coalesce(person.name, responsible) as responsible, site_id
    from endangered left join person on person.id = endangered.person_id
    where endangered.organisation_id = any(${organisationIds}::uuid[])
    order by next_on nulls last, endangered.name collate fr_natural
  `.execute(db);
  return rows;
}

/** What the delay of a file's procedure runs from, and the place it is about. */
export const findProcedure = (db: Db, id: string): Promise<Pick<Endangered, 'procedure' | 'procedureOn' | 'siteId'>> =>
  db
    .selectFrom('endangered')
    .select(['procedure', 'procedureOn', 'siteId'])
    .where('id', '=', id)
    .$castTo<Pick<Endangered, 'procedure' | 'procedureOn' | 'siteId'>>()
    .executeTakeFirstOrThrow();

/** The place of the register that a file is about: the only one of its organisation that bears its name. */
export async function findSiteNamed(tx: Tx, organisationId: string, name: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from site where organisation_id = ${organisationId}::uuid and unaccent(lower(name)) = unaccent(lower(${name}))
    limit 2
  `.execute(tx);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

/** How far a file has come, from the day somebody said so. */
export const insertStep = (tx: Tx, endangeredId: string, state: string, recordedAt: Date) =>
  tx
    .insertInto('endangeredStep')
    .values({ endangeredId, state, reachedOn: frenchDay(recordedAt), recordedAt })
    .execute();
