import type { JournalPart } from '../identity/journal.ts';
import { actionInWords } from './action/action-in-words.ts';
import { nameActions, nameImports, namePlans } from './named.sql.ts';
import { outlineOf } from './plan/outline.ts';
import type { Objective } from './plan/plan.ts';
import type { WrittenPlan } from './plan/plan-form.ts';
import { outcomeLabels, scopeLabels, stageLabels } from './words.ts';

/** A tree is told by the lines of its outline that went or came. */
const planInWords: JournalPart['readers'] = {
  'plan.change_refused': (plan) => ({ ...plan, objectives: (plan as WrittenPlan).objectives.split('\n') }),
  'plan.objectives': (plan) => ({
    objectives: outlineOf((plan as { objectives: Objective[] }).objectives).split('\n'),
  }),
};

export const programmeJournal: JournalPart = {
  verbs: {
    'action.attach': 'Fichier joint à l’action',
    'action.change': 'Action modifiée',
    'action.change_refused': 'Modification d’action refusée',
    'action.create': 'Action créée',
    'action.detach': 'Fichier retiré de l’action',
    'action.import': 'Actions importées',
    'action.import_change': 'Action modifiée par un import',
    'action.import_undone': 'Import d’actions annulé',
    'action.stage': 'Étape de l’action changée',
    'commitment.announce': 'Engagement annoncé',
    'commitment.answer': 'Suite donnée à un engagement',
    'commitment.retract': 'Engagement retiré',
    'plan.change': 'Plan modifié',
    'plan.change_refused': 'Modification de plan refusée',
    'plan.create': 'Plan créé',
    'plan.objectives': 'Objectifs du plan modifiés',
  },
  kinds: {
    action: { label: 'Actions', name: nameActions },
    import: { label: 'Imports', name: nameImports },
    plan: { label: 'Plans', name: namePlans },
  },
  fields: {
    filename: 'fichier',
    created: 'actions créées',
    changed: 'actions modifiées',
    removed: 'actions retirées',
    restored: 'actions remises en l’état',
    title: 'titre',
    acronym: 'sigle',
    summary: 'résumé',
    easyRead: 'en bref, facile à lire',
    startsOn: 'à partir du',
    endsOn: 'jusqu’au',
    adoptedOn: 'adopté le',
    published: 'publié',
    objectives: 'objectifs',
    announcedYear: 'annoncé en',
    dueYear: 'pour',
    sentence: 'engagement',
    sentences: 'engagements',
    outcome: 'issue',
    answer: 'suite',
  },
  values: { outcome: outcomeLabels, scope: scopeLabels, stage: stageLabels },
  readers: { ...actionInWords, ...planInWords },
};
