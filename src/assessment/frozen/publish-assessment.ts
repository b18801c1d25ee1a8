import { createHash } from 'node:crypto';
import type { Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import { findAssessment, writeFrozen, writeScores } from '../campaign/assessment.sql.ts';
import { changingAssessment, tell } from '../campaign/change-list.ts';
import { readGrid } from '../grid/read-grids.ts';
import { workOutScores } from '../score/work-out-scores.ts';
import { freeze, shownScores } from './frozen.ts';

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/**
 * Publishes a campaign: keeps the records that count, with their versions, the tables, the grid and the scores as one text
 * with its SHA-256, and each site's score for maps and counts. What is corrected later changes nothing of it.
 */
export const publishAssessment = (context: Context, { id }: { id: string }): Promise<{ sha256: string }> =>
  changingAssessment(context, id, 'assessment.edit', async (tx, { organisationId }) => {
    const campaign = await findAssessment(tx, id);
    if (!campaign) throw new Error('the campaign is locked and not found');
    const grid = readGrid(campaign.grid);
    const scores = await workOutScores(tx, campaign, grid, 'all');
    if (scores.sites.every(({ total }) => total === null)) throw nothingToPublish();
    const frozen = freeze(campaign, scores);
    const sha256 = hashOf(frozen);
    const publishedBy = context.actor.person?.id ?? null;
    await writeFrozen(tx, id, { frozen, sha256, publishedAt: context.effects.now(), publishedBy });
    await writeScores(tx, shownScores(scores));
    await tell(tx, context, { organisationId, assessmentId: id, verb: 'assessment.publish', after: { sha256 } });
    return { sha256 };
  });

const nothingToPublish = () =>
  new DomainError(
    'conflict',
    'nothing_assessed',
    'Aucun site n’a encore de score\u00a0: marquez les groupes inventoriés, ou saisissez les valeurs, avant de publier.',
  );
