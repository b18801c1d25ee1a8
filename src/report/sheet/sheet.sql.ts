import { type Insertable, sql } from 'kysely';
import { jsonObjectFrom } from 'kysely/helpers/postgres';
import type { Schema } from '../../../migrations/schema.generated.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { EditionState, SheetState } from '../states.ts';
import type { SheetContent } from './sheet-content.ts';

export interface SheetRow {
  id: string;
  editionId: string;
  organisationId: string;
  reportType: string;
  year: number;
  editionTitle: string;
  editionState: EditionState;
  section: string;
  kind: string;
  code: string;
  title: string;
  subtitle: string | null;
  serviceId: string | null;
  serviceName: string | null;
  dueOn: string | null;
  state: SheetState;
  content: SheetContent;
  version: number;
  previousId: string | null;
}

export const findSheet = (db: Db, id: string): Promise<SheetRow | undefined> => sheets(db, id).executeTakeFirst();

/** The same, its row held until the transaction ends: two saves at once come one after the other. */
export const holdSheet = (tx: Db, id: string): Promise<SheetRow | undefined> =>
  sheets(tx, id).forUpdate('sheet').executeTakeFirst();

const sheets = (db: Db, id: string) =>
  db
    .selectFrom('sheet')
    .innerJoin('edition', 'edition.id', 'sheet.editionId')
    .leftJoin('service', 'service.id', 'sheet.serviceId')
    .select([
      'sheet.id',
      'sheet.editionId',
      'edition.organisationId',
      'edition.reportType',
      'edition.year',
      'edition.title as editionTitle',
      'edition.state as editionState',
      'sheet.section',
      'sheet.kind',
      'sheet.code',
      'sheet.title',
      'sheet.subtitle',
      'sheet.serviceId',
      'service.name as serviceName',
      sql<string | null>`coalesce(sheet.due_on, edition.due_on)`.as('dueOn'),
      'sheet.state',
      'sheet.content',
      'sheet.version',
      'sheet.previousId',
    ])
    .$narrowType<{ content: SheetContent }>()
    .where('sheet.id', '=', id);

export const updateSheet = (
  tx: Db,
  id: string,
  set: { content?: SheetContent; state?: SheetState; version?: number },
) =>
  tx
    .updateTable('sheet')
    .set({
      ...(set.content && { content: JSON.stringify(set.content) }),
      ...(set.state && { state: set.state }),
      ...(set.version && { version: set.version }),
    })
    .where('id', '=', id)
    .execute();

export interface NewRevision {
  sheetId: string;
  version: number;
  baseVersion: number;
  content: SheetContent;
  savedBy: string;
  savedAt: Date;
  conflict: boolean;
}

export async function insertRevision(tx: Db, revision: NewRevision): Promise<string> {
  const row = await tx
    .insertInto('sheetRevision')
    .values({ ...revision, content: JSON.stringify(revision.content) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export interface RevisionRow {
  id: string;
  sheetId: string;
  version: number;
  content: SheetContent;
  savedBy: string;
  personName: string;
  savedAt: Date;
}

const revisions = (db: Db, sheetId: string) =>
  db
    .selectFrom('sheetRevision')
    .innerJoin('person', 'person.id', 'sheetRevision.savedBy')
    .select([
      'sheetRevision.id',
      'sheetRevision.sheetId',
      'sheetRevision.version',
      'sheetRevision.content',
      'sheetRevision.savedBy',
      'person.name as personName',
      'sheetRevision.savedAt',
    ])
    .$narrowType<{ content: SheetContent }>()
    .where('sheetRevision.sheetId', '=', sheetId);

/** Texts kept aside that nobody has settled yet, oldest first. */
export const listConflicts = (db: Db, sheetId: string): Promise<RevisionRow[]> =>
  revisions(db, sheetId)
    .where('sheetRevision.conflict', '=', true)
    .where('sheetRevision.settledAt', 'is', null)
    .orderBy('sheetRevision.savedAt')
    .orderBy('sheetRevision.id')
    .execute();

/** Who saved the version in force; undefined for a sheet never saved. */
export const findRevisionInForce = (db: Db, sheetId: string, version: number): Promise<RevisionRow | undefined> =>
  revisions(db, sheetId)
    .where('sheetRevision.version', '=', version)
    .where('sheetRevision.conflict', '=', false)
    .orderBy('sheetRevision.savedAt', 'desc')
    .executeTakeFirst();

/** Whether there was something to settle. */
export async function settleRevision(tx: Db, sheetId: string, revisionId: string, at: Date): Promise<boolean> {
  const settled = await tx
    .updateTable('sheetRevision')
    .set({ settledAt: at })
    .where('id', '=', revisionId)
    .where('sheetId', '=', sheetId)
    .where('conflict', '=', true)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
}

export interface AskedCommitment {
  id: string;
  sentence: string;
  announcedYear: number;
  outcome: 'kept' | 'partly' | 'postponed' | 'given_up' | 'not_relevant' | null;
  answer: string | null;
}

/** Commitments of a sheet: those last year made and asked about here, or those it announces. */
export const listCommitments = (db: Db, sheetId: string, role: 'asked' | 'announced'): Promise<AskedCommitment[]> =>
  db
    .selectFrom('sheetCommitment')
    .innerJoin('commitment', 'commitment.id', 'sheetCommitment.commitmentId')
    .leftJoin('commitmentAnswer', (join) =>
      join.onRef('commitmentAnswer.commitmentId', '=', 'commitment.id').on('commitmentAnswer.supersededBy', 'is', null),
    )
    .select([
      'commitment.id',
      'commitment.sentence',
      'commitment.announcedYear',
      'commitmentAnswer.outcome',
      'commitmentAnswer.sentence as answer',
    ])
    .where('sheetCommitment.sheetId', '=', sheetId)
    .where('sheetCommitment.role', '=', role)
    .where('commitment.withdrawnAt', 'is', null)
    .orderBy('commitment.position')
    .orderBy('commitment.id')
    .execute();

export const linkCommitments = (tx: Db, sheetId: string, ids: string[], role: 'asked' | 'announced') =>
  ids.length === 0
    ? Promise.resolve()
    : tx
        .insertInto('sheetCommitment')
        .values(ids.map((commitmentId) => ({ sheetId, commitmentId, role })))
        .onConflict((conflict) => conflict.doNothing())
        .execute()
        .then(() => undefined);

export const insertComment = (tx: Db, comment: Insertable<Schema['comment']>) =>
  tx.insertInto('comment').values(comment).returning('id').executeTakeFirstOrThrow();

export const insertMentions = (tx: Db, commentId: string, personIds: string[]) =>
  tx
    .insertInto('commentMention')
    .values(personIds.map((personId) => ({ commentId, personId })))
    .execute();

export interface CommentRow {
  id: string;
  block: string | null;
  text: string;
  author: string;
  /** Names of whom it is addressed to. */
  to: string[];
  writtenAt: Date;
  settledAt: Date | null;
  settledBy: { name: string } | null;
}

/** What was said of a sheet, oldest first. */
export const listComments = (db: Db, sheetId: string): Promise<CommentRow[]> =>
  db
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.authorId')
    .select((eb) => [
      'comment.id',
      'comment.block',
      'comment.text',
      'person.name as author',
      sql<string[]>`array(select told.name from comment_mention mention join person told on told.id = mention.person_id
        where mention.comment_id = comment.id order by told.name collate fr)`.as('to'),
      'comment.writtenAt',
      'comment.settledAt',
      jsonObjectFrom(
        eb.selectFrom('person as settler').select('settler.name').whereRef('settler.id', '=', 'comment.settledBy'),
      ).as('settledBy'),
    ])
    .where('comment.sheetId', '=', sheetId)
    .orderBy('comment.writtenAt')
    .orderBy('comment.id')
    .execute();

export async function settleCommentRow(
  tx: Db,
  comment: { id: string; sheetId: string; by: string; at: Date },
): Promise<string | undefined> {
  const settled = await tx
    .updateTable('comment')
    .set({ settledAt: comment.at, settledBy: comment.by })
    .where('id', '=', comment.id)
    .where('sheetId', '=', comment.sheetId)
    .where('settledAt', 'is', null)
    .returning('text')
    .executeTakeFirst();
  return settled?.text;
}
