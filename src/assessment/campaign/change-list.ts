import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { findSitesNamed } from '../../site/index.ts';
import { readGrid } from '../grid/read-grids.ts';
import { addSites, listSiteIdsOfKinds, lockAssessment, removeSite } from './assessment.sql.ts';
import { alreadyPublished } from './refusals.ts';

export type LockedAssessment = NonNullable<Awaited<ReturnType<typeof lockAssessment>>>;

/** Adds to a campaign the places that people name, one a line; without a name, all those its grid is made for. */
export const addAssessmentSites = (
  context: Context,
  { assessmentId, names }: { assessmentId: string; names: string },
): Promise<{ added: number; unknown: string[] }> =>
  changingAssessment(context, assessmentId, 'assessment.edit', async (tx, { organisationId, grid }) => {
    const lines = names
      .split(/[\n;]/)
      .map((line) => line.trim())
      .filter(Boolean);
    const named = await findSitesNamed(tx, organisationId, lines);
    const unknown = lines.filter((line) => !named.has(line));
    const ids =
      lines.length > 0 ? [...named.values()] : await listSiteIdsOfKinds(tx, organisationId, readGrid(grid).sites);
    const added = await addSites(tx, assessmentId, ids);
    if (added === 0) throw nothingToAdd(unknown);
    await tell(tx, context, { organisationId, assessmentId, verb: 'assessment.list', after: { added } });
    return { added, unknown };
  });

/** Takes a place off the list, with what was said of it; its records stay. */
export const removeAssessmentSite = (
  context: Context,
  { assessmentId, id }: { assessmentId: string; id: string },
): Promise<{ removed: string }> =>
  changingAssessment(context, assessmentId, 'assessment.edit', async (tx, { organisationId }) => {
    const removed = isId(id) ? await removeSite(tx, assessmentId, id) : undefined;
    if (!removed) throw missing('Ce site de la campagne');
    await tell(tx, context, {
      organisationId,
      assessmentId,
      verb: 'assessment.list',
      after: { removed: removed.siteId },
    });
    return { removed: removed.id };
  });

/** Runs a change of a campaign that is not published, held until it is written. */
export const changingAssessment = <T>(
  context: Context,
  id: string,
  verb: 'assessment.edit' | 'assessment.survey',
  work: (tx: Tx, campaign: LockedAssessment) => Promise<T>,
): Promise<T> =>
  context.db.transaction().execute(async (tx) => {
    const campaign = isId(id) ? await lockAssessment(tx, id) : undefined;
    if (!campaign) throw missing('Cette campagne');
    authorise(context.actor, verb, campaign);
    if (campaign.publishedAt) throw alreadyPublished();
    return work(tx, campaign);
  });

export const tell = (
  tx: Tx,
  context: Context,
  told: { organisationId: string; assessmentId: string; verb: string; after: unknown },
): Promise<void> =>
  recordChange(tx, context, {
    organisationId: told.organisationId,
    verb: told.verb,
    objectKind: 'assessment',
    objectId: told.assessmentId,
    after: told.after,
  });

const nothingToAdd = (unknown: string[]) =>
  new DomainError(
    'invalid',
    'no_site_to_assess',
    unknown.length > 0
      ? `Le registre n’a pas un seul site nommé ainsi\u00a0: ${unknown.slice(0, 5).join(', ')}. Écrivez le nom ou le numéro du registre, un par ligne.`
      : 'Tous les sites de ce type sont déjà dans la liste, ou le registre n’en a aucun.',
    { unknown },
  );
