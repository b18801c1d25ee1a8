import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import type { EditionState } from '../states.ts';
import type { EditionFacts } from './edition-state.rule.ts';
import type { Texts } from './edition-texts.ts';

export type EditionRow = Awaited<ReturnType<typeof findEdition>>;

const editions = (db: Db) =>
  db
    .selectFrom('edition')
    .innerJoin('organisation', 'organisation.id', 'edition.organisationId')
    .select([
      'edition.id',
      'edition.organisationId',
      'edition.reportType',
      'edition.year',
      'edition.title',
      'edition.erratum',
      'edition.correctsId',
      'edition.state',
      'edition.dueOn',
      'edition.easyRead',
      'edition.texts',
      'edition.proceedings',
      'edition.version',
      'edition.textsVersion',
      'edition.takenFrom',
      'organisation.slug as publisherSlug',
      'organisation.name as publisherName',
      'organisation.shortName as publisherShortName',
    ]);

/** The edition with its publisher; refused as missing where there is none. */
export async function findEdition(db: Db, editionId: string) {
  const row = await editions(db).where(sql<boolean>`edition.id::text = ${editionId}`).executeTakeFirst();
  if (!row) throw missing('Cette édition');
  return row;
}

/** Holds the edition until the end of the transaction, so that two people cannot move it at once. */
export const lockEdition = (tx: Db, editionId: string) =>
  tx
    .selectFrom('edition')
    .select(['id', 'version', 'state'])
    .where('id', '=', editionId)
    .forUpdate()
    .executeTakeFirstOrThrow();

/** The latest edition, errata included, of a year. */
export const findEditionOfYear = (db: Db, organisationId: string, reportType: string, year: number) =>
  db
    .selectFrom('edition')
    .select(['id', 'erratum', 'state', 'texts'])
    .where('organisationId', '=', organisationId)
    .where('reportType', '=', reportType)
    .where('year', '=', year)
    .orderBy('erratum', 'desc')
    .limit(1)
    .executeTakeFirst();

export interface NewEdition {
  organisationId: string;
  reportType: string;
  year: number;
  title: string;
  dueOn: string | null;
  erratum: number;
  correctsId: string | null;
  takenFrom: string | null;
  state: EditionState;
  texts: string;
}

export const insertEdition = (tx: Db, edition: NewEdition) =>
  tx.insertInto('edition').values(edition).returning('id').executeTakeFirstOrThrow();

export const updateEdition = (
  tx: Db,
  editionId: string,
  changes: { title?: string; dueOn?: string | null; easyRead?: string; proceedings?: string },
) =>
  tx
    .updateTable('edition')
    .set((eb) => ({ ...changes, version: eb('version', '+', 1) }))
    .where('id', '=', editionId)
    .execute();

export const updateTexts = (tx: Db, editionId: string, { texts, version }: { texts: Texts; version: number }) =>
  tx
    .updateTable('edition')
    .set({ texts: JSON.stringify(texts), textsVersion: version })
    .where('id', '=', editionId)
    .execute();

export async function enterState(
  tx: Db,
  editionId: string,
  step: { state: EditionState; step: string; at: Date; personId: string; note: string | null },
): Promise<void> {
  await tx.updateTable('edition').set({ state: step.state }).where('id', '=', editionId).execute();
  await tx
    .insertInto('editionStep')
    .values({ editionId, state: step.step, at: step.at, personId: step.personId, note: step.note })
    .execute();
}

export const listSteps = (db: Db, editionId: string) =>
  db
    .selectFrom('editionStep')
    .innerJoin('person', 'person.id', 'editionStep.personId')
    .select(['editionStep.id', 'editionStep.state', 'editionStep.at', 'editionStep.note', 'person.name as person'])
    .where('editionId', '=', editionId)
    .orderBy('editionStep.id')
    .execute();

type SheetCounts = Pick<EditionFacts, 'sheets' | 'withoutService' | 'notSubmitted' | 'notAccepted'>;

export const countSheets = (db: Db, editionId: string): Promise<SheetCounts> =>
  db
    .selectFrom('sheet')
    .where('editionId', '=', editionId)
    .select([
      sql<number>`count(*)`.as('sheets'),
      sql<number>`count(*) filter (where service_id is null)`.as('withoutService'),
      sql<number>`count(*) filter (where state in ('to_fill', 'in_progress', 'sent_back'))`.as('notSubmitted'),
      sql<number>`count(*) filter (where state <> 'accepted')`.as('notAccepted'),
    ])
    .executeTakeFirstOrThrow();

export const insertFrozenEdition = (
  tx: Db,
  frozen: { editionId: string; document: string; sha256: string; frozenBy: string; frozenAt: Date },
) => tx.insertInto('frozenEdition').values(frozen).execute();

export const findFrozenEdition = (db: Db, editionId: string) =>
  db
    .selectFrom('frozenEdition')
    .select(['document', 'sha256', 'frozenAt'])
    .where(sql<boolean>`edition_id::text = ${editionId}`)
    .executeTakeFirst();

export interface ListedEdition {
  id: string;
  type: string;
  publisher: string;
  publisherName: string;
  year: number;
  erratum: number;
  state: EditionState;
  title: string;
}

/** Every edition of the installation, or those of a publisher, latest year first; published ones only on demand. */
export const listEditions = (
  db: Db,
  wanted: { publishedOnly?: boolean; organisationId?: string } = {},
): Promise<ListedEdition[]> => {
  let query = db
    .selectFrom('edition')
    .innerJoin('organisation', 'organisation.id', 'edition.organisationId')
    .select([
      'edition.id',
      'edition.reportType as type',
      'organisation.slug as publisher',
      'organisation.name as publisherName',
      'edition.year',
      'edition.erratum',
      'edition.state',
      'edition.title',
    ]);
  if (wanted.publishedOnly) query = query.where('edition.state', '=', 'published');
  if (wanted.organisationId) query = query.where('edition.organisationId', '=', wanted.organisationId);
  return query
    .orderBy('edition.year', 'desc')
    .orderBy('organisation.name')
    .orderBy('edition.reportType')
    .orderBy('edition.erratum', 'desc')
    .execute();
};
