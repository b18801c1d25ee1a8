export const stages = [
  'to_specify',
  'emerging',
  'engaged',
  'under_way',
  'done',
  'postponed',
  'suspended',
  'given_up',
] as const;
export type Stage = (typeof stages)[number];
export const stageLabels: Record<Stage, string> = {
  to_specify: 'À préciser',
  emerging: 'En émergence',
  engaged: 'Engagée',
  under_way: 'En cours',
  done: 'Réalisée',
  postponed: 'Reportée',
  suspended: 'Suspendue',
  given_up: 'Abandonnée',
};
/** Stages that nobody may choose without saying why. */
export const stagesWithReason: readonly Stage[] = ['postponed', 'suspended', 'given_up'];

export const scopes = ['territory', 'internal'] as const;
export type Scope = (typeof scopes)[number];
export const scopeLabels: Record<Scope, string> = {
  territory: 'Politique du territoire',
  internal: 'Fonctionnement interne',
};

export const partnerRoles = ['partner', 'owner', 'operator', 'funder', 'signatory'] as const;
export type PartnerRole = (typeof partnerRoles)[number];
export const partnerRoleLabels: Record<PartnerRole, string> = {
  partner: 'partenaire',
  owner: 'maître d’ouvrage',
  operator: 'opérateur',
  funder: 'financeur',
  signatory: 'signataire',
};

export const taxBases = ['HT', 'TTC'] as const;

export const fundingNatures = ['investment', 'running'] as const;
export type FundingNature = (typeof fundingNatures)[number];
export const fundingNatureLabels: Record<FundingNature, string> = {
  investment: 'investissement',
  running: 'fonctionnement',
};

export const fundingStates = ['asked', 'granted', 'paid'] as const;
export type FundingState = (typeof fundingStates)[number];
export const fundingStateLabels: Record<FundingState, string> = {
  asked: 'demandé',
  granted: 'accordé',
  paid: 'versé',
};

export const outcomes = ['kept', 'partly', 'postponed', 'given_up', 'not_relevant'] as const;
export type Outcome = (typeof outcomes)[number];
export const outcomeLabels: Record<Outcome, string> = {
  kept: 'Tenu',
  partly: 'Tenu en partie',
  postponed: 'Reporté',
  given_up: 'Abandonné',
  not_relevant: 'Sans objet',
};

/** Kinds of plans offered; any other may be typed. */
export const planKinds = [
  'PCAET',
  'CTE',
  'CRTE',
  'COTTRI',
  'PAT',
  'Livre blanc',
  'Convention annuelle',
  'Programme régional',
  'Plan de gestion',
] as const;

/** The word for a state and the colour that goes with it: colour never stands alone. */
export type Tone = 'accent' | 'amber' | 'brick' | 'slate' | 'quiet';
export const stageTones: Record<Stage, Tone> = {
  to_specify: 'quiet',
  emerging: 'quiet',
  engaged: 'slate',
  under_way: 'slate',
  done: 'accent',
  postponed: 'amber',
  suspended: 'amber',
  given_up: 'brick',
};
export const outcomeTones: Record<Outcome, Tone> = {
  kept: 'accent',
  partly: 'slate',
  postponed: 'amber',
  given_up: 'brick',
  not_relevant: 'quiet',
};
