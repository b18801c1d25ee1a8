import type { Db, Tx } from '../../kernel/db/index.ts';

interface KeptRow {
  id: string;
  organisationId: string;
  name: string;
  year: number | null;
  content: Uint8Array;
  checked: Uint8Array;
  pages: number;
  figures: number;
  findings: number;
  keptBy: string;
  keptAt: Date;
}

export const insertKeptCheck = (tx: Tx, row: KeptRow) =>
  tx
    .insertInto('keptCheck')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();

/** Without its file, which is seldom asked for. */
export const findKeptCheck = (db: Db, id: string) =>
  db
    .selectFrom('keptCheck')
    .innerJoin('person', 'person.id', 'keptCheck.keptBy')
    .select([
      'keptCheck.id',
      'keptCheck.organisationId',
      'keptCheck.name',
      'keptCheck.year',
      'keptCheck.checked',
      'keptCheck.keptBy',
      'keptCheck.keptAt',
      'person.name as keeper',
    ])
    .where('keptCheck.id', '=', id)
    .executeTakeFirst();

export const readKeptContent = (db: Db, id: string) =>
  db.selectFrom('keptCheck').select('content').where('id', '=', id).executeTakeFirstOrThrow();

export const deleteKeptCheck = (tx: Tx, id: string) =>
  tx.deleteFrom('keptCheck').where('id', '=', id).returning('id').executeTakeFirst();

/** What an organisation keeps, the latest first. */
export const listKeptChecks = (db: Db, organisationIds: string[]) =>
  db
    .selectFrom('keptCheck')
    .innerJoin('person', 'person.id', 'keptCheck.keptBy')
    .innerJoin('organisation', 'organisation.id', 'keptCheck.organisationId')
    .select([
      'keptCheck.id',
      'keptCheck.name',
      'keptCheck.year',
      'keptCheck.pages',
      'keptCheck.figures',
      'keptCheck.findings',
      'keptCheck.keptAt',
      'person.name as keeper',
      'organisation.shortName as organisation',
    ])
    .where((eb) => eb('keptCheck.organisationId', '=', eb.fn.any(eb.val(organisationIds))))
    .orderBy('keptCheck.keptAt', 'desc')
    .execute();

export const nameKeptChecks = async (db: Db, ids: string[]) =>
  (
    await db
      .selectFrom('keptCheck')
      .select(['id', 'name'])
      .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
      .execute()
  ).map((named) => ({ ...named, href: `/controle/${named.id}` }));
