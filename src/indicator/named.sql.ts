import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';

export const nameIndicators = (db: Db, ids: string[]) =>
  db
    .selectFrom('indicator')
    .select(['id', 'label as name', sql<string>`'/indicateurs/' || id`.as('href')])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();

/** Labels of indicators by code. */
export async function labelFigures(db: Db, organisationId: string, codes: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('indicator')
    .select(['code', 'label'])
    .where('organisationId', '=', organisationId)
    .where((eb) => eb('code', '=', eb.fn.any(eb.val(codes))))
    .execute();
  return new Map(rows.map(({ code, label }) => [code, label]));
}
