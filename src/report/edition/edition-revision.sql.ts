import type { Db } from '../../kernel/db/index.ts';
import type { Texts } from './edition-texts.ts';

export interface EditionRevision {
  id: string;
  texts: Texts;
  savedBy: string;
  personName: string;
  savedAt: Date;
}

interface NewEditionRevision {
  editionId: string;
  version: number;
  baseVersion: number;
  texts: Texts;
  savedBy: string;
  savedAt: Date;
  conflict: boolean;
}

export const insertEditionRevision = (tx: Db, revision: NewEditionRevision) =>
  tx
    .insertInto('editionRevision')
    .values({ ...revision, texts: JSON.stringify(revision.texts) })
    .returning('id')
    .executeTakeFirstOrThrow();

const revisions = (db: Db, editionId: string) =>
  db
    .selectFrom('editionRevision')
    .innerJoin('person', 'person.id', 'editionRevision.savedBy')
    .select([
      'editionRevision.id',
      'editionRevision.texts',
      'editionRevision.savedBy',
      'person.name as personName',
      'editionRevision.savedAt',
    ])
    .where('editionRevision.editionId', '=', editionId)
    .$castTo<EditionRevision>();

/** Texts kept aside that nobody has settled yet, oldest first. */
export const listEditionConflicts = (db: Db, editionId: string): Promise<EditionRevision[]> =>
  revisions(db, editionId)
    .where('editionRevision.conflict', '=', true)
    .where('editionRevision.settledAt', 'is', null)
    .orderBy('editionRevision.savedAt')
    .orderBy('editionRevision.id')
    .execute();

/** The save that put this version in force; undefined for texts never saved. */
export const findEditionRevision = (db: Db, editionId: string, version: number): Promise<EditionRevision | undefined> =>
  revisions(db, editionId)
    .where('editionRevision.version', '=', version)
    .where('editionRevision.conflict', '=', false)
    .executeTakeFirst();

/** Whether there was something to settle. */
export async function settleEditionRevision(
  tx: Db,
  { editionId, revisionId, at }: { editionId: string; revisionId: string; at: Date },
): Promise<boolean> {
  const settled = await tx
    .updateTable('editionRevision')
    .set({ settledAt: at })
    .where('id', '=', revisionId)
    .where('editionId', '=', editionId)
    .where('conflict', '=', true)
    .where('settledAt', 'is', null)
    .executeTakeFirst();
  return settled.numUpdatedRows > 0n;
}
