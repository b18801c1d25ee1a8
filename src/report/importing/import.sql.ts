import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

const kind = 'report';

export interface NewImport {
  organisationId: string;
  filename: string;
  rowCount: number;
  createdBy: string;
  createdAt: Date;
  reportType: string;
  year: number;
  text: string;
  pages: number[];
}

export async function insertImport(tx: Db, { reportType, year, text, pages, ...batch }: NewImport): Promise<string> {
  const { id } = await tx
    .insertInto('importBatch')
    .values({ kind, ...batch })
    .returning('id')
    .executeTakeFirstOrThrow();
  await tx
    .insertInto('reportImport')
    .values({ id, reportType, year, text, pages: JSON.stringify(pages) })
    .execute();
  return id;
}

const imports = (db: Db) =>
  db
    .selectFrom('reportImport')
    .innerJoin('importBatch', 'importBatch.id', 'reportImport.id')
    .innerJoin('person', 'person.id', 'importBatch.createdBy')
    .innerJoin('organisation', 'organisation.id', 'importBatch.organisationId')
    .select([
      'reportImport.id',
      'reportImport.reportType',
      'reportImport.year',
      'reportImport.editionId',
      'reportImport.opened',
      'importBatch.organisationId',
      'importBatch.filename',
      'importBatch.createdAt',
      'importBatch.undoneAt',
      'person.name as person',
      'organisation.shortName as publisher',
    ]);

export type ImportRow = Awaited<ReturnType<typeof findImport>>;

export const findImport = (db: Db, id: string) => imports(db).where('reportImport.id', '=', id).executeTakeFirst();

/** The text of the document and where its pages begin. */
export const findSource = (db: Db, id: string) =>
  db
    .selectFrom('reportImport')
    .select(['text', 'pages'])
    .$narrowType<{ pages: number[] }>()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();

/** Holds an import until the transaction ends: decisions of two people come one after the other. */
export const holdImport = (tx: Db, id: string) =>
  tx.selectFrom('reportImport').select('id').where('id', '=', id).forUpdate().executeTakeFirstOrThrow();

/** The import of this very text that is not undone. */
export const findSameImport = (
  db: Db,
  wanted: { organisationId: string; reportType: string; year: number; text: string },
) =>
  imports(db)
    .where('importBatch.organisationId', '=', wanted.organisationId)
    .where('reportImport.reportType', '=', wanted.reportType)
    .where('reportImport.year', '=', wanted.year)
    .where('reportImport.text', '=', wanted.text)
    .where('importBatch.undoneAt', 'is', null)
    .executeTakeFirst();

/** Imports of reports, latest first, with how far each has come. */
export const listImports = (db: Db, organisationIds: readonly string[]) =>
  imports(db)
    .select([
      sql<number>`(select count(*) from report_proposal where import_id = report_import.id)`.as('proposals'),
      sql<number>`(select count(*) from report_proposal where import_id = report_import.id and decision is not null)`.as(
        'decided',
      ),
    ])
    .where((eb) => eb('importBatch.organisationId', '=', eb.fn.any(eb.val([...organisationIds]))))
    .orderBy('importBatch.createdAt', 'desc')
    .execute();

export const linkEdition = (tx: Db, id: string, link: { editionId: string; opened: boolean }) =>
  tx.updateTable('reportImport').set(link).where('id', '=', id).execute();

export const closeImport = (tx: Db, id: string, by: { undoneBy: string; undoneAt: Date }) =>
  tx.updateTable('importBatch').set(by).where('id', '=', id).execute();

export const nameReportImports = (db: Db, ids: string[]) =>
  db
    .selectFrom('importBatch')
    .select(['id', 'filename as name', sql<string>`'/travail/imports/' || id`.as('href')])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();
