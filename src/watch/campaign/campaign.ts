import { z } from 'zod';
import { day, optionalDay } from '../../kernel/day.ts';

export const campaignInput = z
  .object({
    organisationId: z.uuid(),
    id: z.uuid().optional(),
    /** The version the person started from; needed to change a campaign. */
    version: z.int().optional(),
    title: z.string().trim().min(1, 'Donnez un nom à la campagne.').max(200),
    purpose: z.string().trim().max(2000).default(''),
    startsOn: day,
    endsOn: optionalDay,
    personIds: z.array(z.uuid()).max(200).default([]),
    closed: z.boolean().default(false),
  })
  .refine(
    ({ startsOn, endsOn }) => !endsOn || endsOn >= startsOn,
    'La fin vient avant le début\u00a0: corrigez les dates.',
  );
export type CampaignInput = z.input<typeof campaignInput>;

export interface Campaign {
  id: string;
  organisationId: string;
  organisation: string;
  title: string;
  purpose: string;
  startsOn: string;
  endsOn: string | null;
  closed: boolean;
  /** Of an old tour whose observations are not here: what a report says of it. */
  statedVisited: number | null;
  statedSource: string;
  generated: boolean;
  version: number;
  people: { id: string; name: string }[];
}

export interface ListedCampaign extends Omit<Campaign, 'people'> {
  toVisit: number;
  visited: number;
}

/** A place of the list, with what was last observed there for this campaign. */
export interface CampaignSite {
  id: string;
  kind: string;
  name: string;
  identifiers: string[];
  /** The one that holds most of it. */
  commune: string | null;
  /** In degrees; null where it is not known. */
  mark: [longitude: number, latitude: number] | null;
  observations: number;
  observedOn: string | null;
  level: string | null;
  scale: string | null;
}
