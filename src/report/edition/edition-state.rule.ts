import type { Verb } from '../../identity/permission.ts';
import { printCount, wide } from '../../kernel/french.ts';
import type { EditionState } from '../states.ts';

export const editionMoves = [
  'start_collection',
  'close_collection',
  'reopen_collection',
  'submit',
  'validate',
  'refuse',
  'freeze',
  'present',
  'publish',
] as const;
export type EditionMove = (typeof editionMoves)[number];

/** What a move looks at. Counts are of sheets, findings or items of the legal checklist. */
export interface EditionFacts {
  state: EditionState;
  sheets: number;
  withoutService: number;
  notSubmitted: number;
  notAccepted: number;
  /** Labels of the texts of the edition that the report type requires and nobody wrote. */
  missingTexts: string[];
  /** Labels of those longer than the report type allows, with the excess. */
  longTexts: string[];
  /** Findings of tier A that nobody accepted. */
  certainFindings: number;
  /** Items of the legal checklist neither met nor waived. */
  unmetItems: number;
  /** Whether a validator said yes since the edition was last submitted. */
  validated: boolean;
  sessionDate: string | null;
  /** Label of the text by which public access was refused. */
  publicityRefusedBy: string | null;
}

export interface Condition {
  code: string;
  met: boolean;
  /** What is asked, and what is missing where it is not met. */
  sentence: string;
}

export interface MoveRule {
  move: EditionMove;
  from: EditionState;
  to: EditionState;
  verb: Verb;
  label: string;
  /** Whether the person must say why. */
  reason: boolean;
  conditions: (keyof typeof conditions)[];
}

const conditions = {
  has_sheets: ({ sheets }: EditionFacts) => condition(sheets > 0, 'L’édition a des fiches', 'ajoutez-en au moins une'),
  assigned: ({ withoutService }: EditionFacts) =>
    condition(
      withoutService === 0,
      'Chaque fiche est confiée à un service',
      `${printCount(withoutService, 'fiche n’en a pas', 'fiches n’en ont pas')}`,
    ),
  submitted: ({ notSubmitted }: EditionFacts) =>
    condition(
      notSubmitted === 0,
      'Toutes les fiches sont soumises',
      printCount(notSubmitted, 'fiche manque', 'fiches manquent'),
    ),
  accepted: ({ notAccepted }: EditionFacts) =>
    condition(
      notAccepted === 0,
      'Toutes les fiches sont acceptées',
      `il en reste ${printCount(notAccepted, 'à relire', 'à relire')}`,
    ),
  texts: ({ missingTexts }: EditionFacts) =>
    condition(
      missingTexts.length === 0,
      'Les textes d’ensemble sont écrits',
      `il manque ${missingTexts.map((label) => `«${wide}${label}${wide}»`).join(', ')}`,
    ),
  lengths: ({ longTexts }: EditionFacts) =>
    condition(
      longTexts.length === 0,
      'Les textes d’ensemble tiennent dans leur longueur',
      `raccourcissez ${longTexts.join(', ')}`,
    ),
  findings: ({ certainFindings }: EditionFacts) =>
    condition(
      certainFindings === 0,
      'Aucune alerte certaine n’est en suspens',
      `${printCount(certainFindings, 'est à corriger ou à accepter', 'sont à corriger ou à accepter')}`,
    ),
  checklist: ({ unmetItems }: EditionFacts) =>
    condition(
      unmetItems === 0,
      'Ce que la loi demande est présent, ou son absence est assumée',
      printCount(unmetItems, 'point manque', 'points manquent'),
    ),
  validated: ({ validated }: EditionFacts) =>
    condition(validated, 'Une personne chargée de la validation a validé l’édition', 'son accord est attendu'),
  session: ({ sessionDate }: EditionFacts) =>
    condition(sessionDate !== null, 'La date de la séance est renseignée', 'complétez le formulaire de la séance'),
  publicity: ({ publicityRefusedBy: label }: EditionFacts) =>
    condition(
      label === null,
      'L’accès public n’est pas refusé',
      `«${wide}${label}${wide}» dit non, un erratum peut le changer`,
    ),
};

const condition = (met: boolean, asked: string, lacking: string) => ({
  met,
  sentence: met ? `${asked}.` : `${asked}${wide}: ${lacking}.`,
});

const edit = { verb: 'edition.edit', reason: false } as const;

/** Every move an edition may make, in the order in which they are made. */
export const moveRules: readonly MoveRule[] = [
  {
    ...edit,
    move: 'start_collection',
    from: 'preparation',
    to: 'collection',
    label: 'Ouvrir la collecte',
    conditions: ['has_sheets', 'assigned'],
  },
  {
    ...edit,
    move: 'close_collection',
    from: 'collection',
    to: 'review',
    label: 'Clore la collecte',
    conditions: ['submitted'],
  },
  {
    ...edit,
    move: 'reopen_collection',
    from: 'review',
    to: 'collection',
    label: 'Rouvrir la collecte',
    conditions: [],
  },
  {
    ...edit,
    move: 'submit',
    from: 'review',
    to: 'validation',
    label: 'Demander la validation',
    conditions: ['accepted', 'texts', 'lengths'],
  },
  {
    move: 'refuse',
    from: 'validation',
    to: 'review',
    verb: 'edition.validate',
    label: 'Demander des corrections',
    reason: true,
    conditions: [],
  },
  {
    move: 'validate',
    from: 'validation',
    to: 'validation',
    verb: 'edition.validate',
    label: 'Valider l’édition',
    reason: false,
    conditions: [],
  },
  {
    move: 'freeze',
    from: 'validation',
    to: 'frozen',
    verb: 'edition.freeze',
    label: 'Figer l’édition',
    reason: false,
    conditions: ['accepted', 'texts', 'lengths', 'findings', 'checklist', 'validated'],
  },
  {
    ...edit,
    move: 'present',
    from: 'frozen',
    to: 'presented',
    label: 'Marquer comme présentée',
    conditions: ['session'],
  },
  {
    ...edit,
    move: 'publish',
    from: 'presented',
    to: 'published',
    label: 'Publier l’édition',
    conditions: ['publicity'],
  },
];

export const movesFrom = (state: EditionState): MoveRule[] => moveRules.filter((rule) => rule.from === state);

export const ruleOf = (move: EditionMove): MoveRule => {
  const rule = moveRules.find((each) => each.move === move);
  if (!rule) throw new Error(`no rule for the move ${move}`);
  return rule;
};

/** Each condition of a move with its answer, for the page to show. */
export const conditionsOf = (rule: MoveRule, facts: EditionFacts): Condition[] =>
  rule.conditions.map((code) => ({ code, ...conditions[code](facts) }));

/** What stands in the way; nothing when the move may be made. */
export const obstaclesTo = (rule: MoveRule, facts: EditionFacts): Condition[] => [
  ...(rule.from === facts.state
    ? []
    : [{ code: 'state', met: false, sentence: 'L’édition n’en est plus, ou pas encore, à cette étape.' }]),
  ...conditionsOf(rule, facts).filter((each) => !each.met),
];
