import { authorise, type Context, recordChange } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { listSiteTypes, pickSites, type SiteFilter } from '../../site/index.ts';
import { addToList, countCampaignObservations, lockCampaign, removeFromList } from './campaign.sql.ts';

/** Types of places whose condition is judged: the others are never visited for it. */
const judgedKinds = (): string[] =>
  listSiteTypes()
    .filter(({ condition }) => condition !== undefined)
    .map(({ name }) => name);

/** Adds to a tour all places of its organisation that a filter of the register keeps. */
export const addPlaces = (
  context: Context,
  { campaignId, filter }: { campaignId: string; filter: SiteFilter },
): Promise<{ added: number }> =>
  changingList(context, campaignId, async (tx, organisationId) => {
    const picked = await pickSites(tx, filter, organisationId);
    const added = await addToList(tx, campaignId, picked, judgedKinds());
    if (added === 0) throw nothingPicked();
    return { added };
  });

/** Takes a place off the list; where it was visited already, the visit keeps it there. */
export const removePlace = (
  context: Context,
  { campaignId, siteId }: { campaignId: string; siteId: string },
): Promise<{ removed: string }> =>
  changingList(context, campaignId, async (tx) => {
    if ((await countCampaignObservations(tx, campaignId, siteId)) > 0) throw visitedAlready();
    const removed = await removeFromList(tx, campaignId, siteId);
    if (!removed) throw missing('Ce site de la liste');
    return { removed: removed.siteId };
  });

const changingList = <T extends object>(
  context: Context,
  campaignId: string,
  work: (tx: Tx, organisationId: string) => Promise<T>,
): Promise<T> =>
  context.db.transaction().execute(async (tx) => {
    const campaign = await lockCampaign(tx, campaignId);
    if (!campaign) throw missing('Cette campagne');
    authorise(context.actor, 'campaign.plan', campaign);
    const done = await work(tx, campaign.organisationId);
    await recordChange(tx, context, {
      organisationId: campaign.organisationId,
      verb: 'campaign.list',
      objectKind: 'campaign',
      objectId: campaignId,
      after: done,
    });
    return done;
  });

const nothingPicked = () =>
  new DomainError(
    'invalid',
    'nothing_to_visit',
    'Ce filtre n’ajoute aucun site\u00a0: ils sont déjà dans la liste, ou leur type n’a pas d’état à relever. Élargissez-le.',
  );

const visitedAlready = () =>
  new DomainError(
    'conflict',
    'visited_already',
    'Ce site a déjà été visité pour cette campagne\u00a0: il reste dans sa liste, avec ce qui y a été vu.',
  );
