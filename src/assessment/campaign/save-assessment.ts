import type { Context } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { type KeptKind, readKept, type SavedKept, saveKept } from '../../watch/index.ts';
import { listGrids } from '../grid/read-grids.ts';
import { listRarityTables } from '../score/marks.sql.ts';
import { lockAssessment } from './assessment.sql.ts';
import { assessmentParts } from './assessment.ts';
import { alreadyPublished } from './refusals.ts';

/** What the form of a campaign asks here. */
export const readAssessmentParts = async (db: Db) => assessmentParts(listGrids(), await listRarityTables(db));

const kindOf = async (db: Db): Promise<KeptKind> => ({
  table: 'assessment',
  kind: 'assessment',
  verb: 'assessment.edit',
  name: 'cette campagne',
  parts: await readAssessmentParts(db),
});

/** Prepares a campaign, or changes its name, days and tables. Its sites and surveys are said elsewhere. */
export async function saveAssessment(context: Context, values: FormValues, id?: string): Promise<SavedKept> {
  return saveKept(context, {
    kind: await kindOf(context.db),
    values,
    id,
    before: async (tx, { startsOn, endsOn, rarityTableId }): Promise<Record<string, null>> => {
      if (id && (await lockAssessment(tx, id))?.publishedAt) throw alreadyPublished();
      if (String(endsOn) < String(startsOn)) throw endsBefore();
      return rarityTableId === '' ? { rarityTableId: null } : {};
    },
  });
}

export const readAssessmentToEdit = async (context: Context, id: string) =>
  readKept(context, await kindOf(context.db), id);

const endsBefore = () =>
  new DomainError(
    'invalid',
    'assessment_ends_before',
    'La fin de la campagne vient avant son début\u00a0: corrigez les dates.',
  );
