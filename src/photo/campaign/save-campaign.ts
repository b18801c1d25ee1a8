import type { Context } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { type KeptKind, readKept, type SavedKept, saveKept } from '../../watch/index.ts';
import { campaignParts } from './campaign.ts';

const campaignKind: KeptKind = {
  table: 'reshootCampaign',
  kind: 'reshoot',
  verb: 'campaign.plan',
  name: 'cette campagne',
  parts: campaignParts,
};

/** Plans a tour of viewpoints, or changes its name and days. Its list is made in `campaign-list.ts`. */
export const saveReshootCampaign = (context: Context, values: FormValues, id?: string): Promise<SavedKept> =>
  saveKept(context, {
    kind: campaignKind,
    values,
    id,
    before: async (_, { startsOn, endsOn }) => {
      if (endsOn && String(endsOn) < String(startsOn)) throw endsBefore();
      return {};
    },
  });

export const readReshootCampaignToEdit = (context: Context, id: string) => readKept(context, campaignKind, id);

const endsBefore = () =>
  new DomainError(
    'invalid',
    'reshoot_ends_before',
    'La fin de la campagne vient avant son début\u00a0: corrigez les dates.',
  );
