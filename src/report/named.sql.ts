import { sql } from 'kysely';
import type { Db } from '../kernel/db/index.ts';

export const nameEditions = (db: Db, ids: string[]) =>
  db
    .selectFrom('edition')
    .select([
      'id',
      sql<string>`title || case when erratum > 0 then ', erratum ' || erratum else '' end`.as('name'),
      sql<string>`'/travail/campagnes/' || id`.as('href'),
    ])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();

/** The same sheet comes back each year under the same code. */
export const nameSheets = (db: Db, ids: string[]) =>
  db
    .selectFrom('sheet')
    .innerJoin('edition', 'edition.id', 'sheet.editionId')
    .select([
      'sheet.id',
      sql<string>`'Fiche ' || sheet.code || ' ' || sheet.title || ', ' || edition.year`.as('name'),
      sql<string>`'/travail/fiches/' || sheet.id`.as('href'),
    ])
    .where((eb) => eb('sheet.id', '=', eb.fn.any(eb.val(ids))))
    .execute();
