import { z } from 'zod';
import { day, optionalDay } from '../../kernel/day.ts';
import { readNumber } from '../../kernel/french.ts';
import { type Finalite, finalites } from '../finalite.ts';
import { type GoalCode, goalCodes } from '../goal.ts';
import {
  type FundingNature,
  type FundingState,
  fundingNatures,
  fundingStates,
  type PartnerRole,
  partnerRoles,
  type Scope,
  type Stage,
  scopes,
  stages,
  taxBases,
} from '../words.ts';

const text = (max: number) => z.string().trim().max(max, `Ce texte dépasse ${max} caractères\u00a0: raccourcissez-le.`);
const year = z.int('Une année s’écrit avec quatre chiffres.').min(1900).max(2200).nullable().default(null);

const amount = z
  .string()
  .nullable()
  .default(null)
  .transform((typed, check) => {
    if (!typed?.trim()) return null;
    const value = readNumber(typed.replace(/€\s*$/, ''));
    if (value !== undefined && /^\d{1,14}(\.\d{1,2})?$/.test(value)) return value;
    check.addIssue({
      code: 'custom',
      message: `«\u00a0${typed}\u00a0» n’est pas un montant\u00a0: écrivez par exemple 120\u202f000 ou 1\u202f250,50.`,
    });
    return z.NEVER;
  });

const funding = z.object({
  funder: text(200).min(1, 'Nommez le financeur.'),
  amount,
  taxBasis: z.enum(taxBases).nullable().default(null),
  nature: z.enum(fundingNatures).nullable().default(null),
  state: z.enum(fundingStates).default('asked'),
  year,
});

const milestone = z.object({
  title: text(300).min(1, 'Nommez le jalon.'),
  dueOn: optionalDay,
  doneOn: optionalDay,
});

const link = z.object({
  label: text(200).min(1, 'Nommez le lien.'),
  url: z.url({
    protocol: /^https?$/,
    error: 'Cette adresse ne commence pas par https://\u00a0: copiez-la depuis le navigateur.',
  }),
});

/** An action with all that hangs from it. Saving replaces each list by the one given. */
export const actionInput = z.object({
  id: z.uuid().optional(),
  /** The version the person started from; needed to change an action. */
  version: z.int().optional(),
  organisationId: z.uuid(),
  number: text(40).min(1, 'Donnez un numéro à l’action.'),
  title: text(300).min(1, 'Donnez un titre à l’action.'),
  summary: text(2000).default(''),
  description: text(20_000).default(''),
  scope: z.enum(scopes).default('territory'),
  stage: z.enum(stages).default('to_specify'),
  stageSince: day.optional(),
  stageReason: text(1000).nullable().default(null),
  priority: text(60).nullable().default(null),
  leadServiceId: z.uuid().nullable().default(null),
  contact: text(200).nullable().default(null),
  plans: z.array(z.object({ planId: z.uuid(), objectiveId: z.uuid().nullable().default(null) })).default([]),
  partners: z
    .array(z.object({ name: text(200).min(1, 'Nommez le partenaire.'), role: z.enum(partnerRoles).default('partner') }))
    .default([]),
  territoryIds: z.array(z.uuid()).default([]),
  funding: z.array(funding).default([]),
  milestones: z.array(milestone).default([]),
  finalites: z.array(z.enum(finalites)).default([]),
  goals: z.array(z.enum(goalCodes)).default([]),
  links: z.array(link).default([]),
  relatedIds: z.array(z.uuid()).default([]),
  indicatorIds: z.array(z.uuid()).default([]),
  /** Places of the register that it concerns. */
  siteIds: z.array(z.uuid()).default([]),
});
export type ActionInput = z.input<typeof actionInput>;
export type ActionFields = z.output<typeof actionInput>;

export interface FundingLine {
  funder: string;
  /** Exact decimal with two decimals, in euros. */
  amount: string | null;
  taxBasis: 'HT' | 'TTC' | null;
  nature: FundingNature | null;
  state: FundingState;
  year: number | null;
}

export interface Milestone {
  title: string;
  dueOn: string | null;
  doneOn: string | null;
}

export interface StageStep {
  stage: Stage;
  since: string;
  reason: string | null;
  person: string | null;
}

/** An action as `saveAction` takes it, so that what is left alone is written back as it was. */
export const asInput = (action: Action): ActionInput => ({
  id: action.id,
  version: action.version,
  organisationId: action.organisationId,
  number: action.number,
  title: action.title,
  summary: action.summary,
  description: action.description,
  scope: action.scope,
  stage: action.stage,
  priority: action.priority,
  leadServiceId: action.leadService?.id ?? null,
  contact: action.contact,
  plans: action.plans.map((plan) => ({ planId: plan.id, objectiveId: plan.objective?.id ?? null })),
  partners: action.partners,
  territoryIds: action.territories.map(({ id }) => id),
  funding: action.funding,
  milestones: action.milestones,
  finalites: action.finalites,
  goals: action.goals,
  links: action.links,
  relatedIds: action.related.map(({ id }) => id),
  indicatorIds: action.indicators.map(({ id }) => id),
  siteIds: action.sites.map(({ id }) => id),
});

export interface JoinedFile {
  id: string;
  name: string;
  size: number;
  addedAt: string;
}

/** An action as it is read, whole. */
export interface Action {
  id: string;
  organisationId: string;
  organisation: string;
  number: string;
  title: string;
  summary: string;
  description: string;
  scope: Scope;
  stage: Stage;
  priority: string | null;
  leadService: { id: string; name: string } | null;
  contact: string | null;
  version: number;
  batchId: string | null;
  plans: {
    id: string;
    slug: string;
    title: string;
    acronym: string | null;
    published: boolean;
    objective: { id: string; number: string | null; title: string } | null;
  }[];
  partners: { name: string; role: PartnerRole }[];
  territories: { id: string; kind: string; code: string; name: string }[];
  funding: FundingLine[];
  milestones: Milestone[];
  finalites: Finalite[];
  goals: GoalCode[];
  links: { label: string; url: string }[];
  files: JoinedFile[];
  related: { id: string; number: string; title: string; published: boolean }[];
  indicators: { id: string; code: string; label: string }[];
  /** Places that it concerns; `said` names each as no other is. */
  sites: { id: string; name: string; published: boolean; said: string }[];
  /** Latest first. */
  stageHistory: StageStep[];
}
