import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { readSeries } from '../viewpoint/read-viewpoints.ts';
import { themesOf } from '../viewpoint/viewpoint.ts';
import { addToList, lockCampaign, removeFromList } from './campaign.sql.ts';

/** Which views to add; an empty word keeps all of them. */
export interface ViewFilter {
  observatory: string;
  theme: string;
  /** Those to be taken again by that day, and those never taken. */
  dueBy: string;
}

/** Adds to a campaign the open series of its organisation that a filter keeps. */
export const addViews = (
  context: Context,
  { campaignId, filter }: { campaignId: string; filter: ViewFilter },
): Promise<{ added: number }> =>
  changingList(context, campaignId, async (tx, organisationId) => {
    const series = await readSeries(tx, 'viewpoint', { organisationIds: [organisationId] });
    const picked = series
      .filter(({ viewpoint }) => viewpoint.endedOn === null)
      .filter(({ viewpoint }) => !filter.observatory || viewpoint.observatory === filter.observatory)
      .filter(({ viewpoint }) => !filter.theme || themesOf(viewpoint).includes(filter.theme))
      .filter(({ due, latest }) => !filter.dueBy || latest === null || (due !== null && due.on <= filter.dueBy));
    const ids = picked.map(({ viewpoint }) => viewpoint.id);
    const added = await addToList(tx, campaignId, ids);
    if (added === 0) throw nothingToTake();
    return { added };
  });

/** Takes a view off the list; what was photographed stays with its viewpoint. */
export const removeView = (
  context: Context,
  { campaignId, viewpointId }: { campaignId: string; viewpointId: string },
): Promise<{ removed: string }> =>
  changingList(context, campaignId, async (tx) => {
    const removed = isId(viewpointId) ? await removeFromList(tx, campaignId, viewpointId) : undefined;
    if (!removed) throw missing('Cette vue de la liste');
    return { removed: removed.viewpointId };
  });

const changingList = <T extends object>(
  context: Context,
  campaignId: string,
  work: (tx: Tx, organisationId: string) => Promise<T>,
): Promise<T> =>
  context.db.transaction().execute(async (tx) => {
    const campaign = isId(campaignId) ? await lockCampaign(tx, campaignId) : undefined;
    if (!campaign) throw missing('Cette campagne');
    authorise(context.actor, 'campaign.plan', campaign);
    const done = await work(tx, campaign.organisationId);
    await recordChange(tx, context, {
      organisationId: campaign.organisationId,
      verb: 'reshoot.list',
      objectKind: 'reshoot',
      objectId: campaignId,
      after: done,
    });
    return done;
  });

const nothingToTake = () =>
  new DomainError(
    'invalid',
    'no_view_to_take',
    'Ce filtre n’ajoute aucune vue\u00a0: elles sont déjà dans la liste, ou leur série est close. Élargissez-le.',
  );
