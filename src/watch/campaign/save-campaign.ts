import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { parseInput } from '../../kernel/input.ts';
import { insertCampaign, lockCampaign, setCampaignPeople, updateCampaign } from './campaign.sql.ts';
import { type CampaignInput, campaignInput } from './campaign.ts';

/** Plans a tour, or changes its name, dates and people. Its list is made in `campaign-list.ts`. */
export async function saveCampaign(context: Context, input: CampaignInput): Promise<{ id: string }> {
  const { id, version, personIds, ...row } = parseInput(campaignInput, input);
  authorise(context.actor, 'campaign.plan', row);
  return context.db.transaction().execute(async (tx) => {
    const before = id ? await lockCampaign(tx, id) : undefined;
    if (id && before?.organisationId !== row.organisationId) throw missing('Cette campagne');
    if (before && before.version !== version) throw changed();
    if (before) await updateCampaign(tx, before.id, row);
    const saved =
      before ??
      (await insertCampaign(tx, { ...row, createdBy: personOf(context).id, createdAt: context.effects.now() }));
    await setCampaignPeople(tx, { id: saved.id, organisationId: row.organisationId }, personIds);
    await recordChange(tx, context, {
      organisationId: row.organisationId,
      verb: before ? 'campaign.change' : 'campaign.plan',
      objectKind: 'campaign',
      objectId: saved.id,
      after: { title: row.title, startsOn: row.startsOn, endsOn: row.endsOn, closed: row.closed },
    });
    return { id: saved.id };
  });
}

const changed = () =>
  new DomainError(
    'conflict',
    'campaign_changed',
    'Quelqu’un a modifié cette campagne entre-temps. Rechargez la page, puis refaites votre changement.',
  );
