import type { JournalPart } from '../identity/journal.ts';
import { nameAssessments } from './named.sql.ts';

/** How what happens to assessments is told. */
export const assessmentJournal: JournalPart = {
  verbs: {
    'assessment.carry': 'Tableau ancien repris dans une évaluation',
    'assessment.change': 'Campagne d’évaluation modifiée',
    'assessment.change_refused': 'Modification de campagne d’évaluation refusée',
    'assessment.create': 'Campagne d’évaluation préparée',
    'assessment.list': 'Sites d’une évaluation modifiés',
    'assessment.publish': 'Évaluation publiée',
    'assessment.survey': 'Inventaires d’une évaluation notés',
  },
  kinds: { assessment: { label: 'Évaluations de sites', name: nameAssessments } },
  fields: {
    grid: 'grille',
    rarityTableId: 'table de rareté',
    sha256: 'empreinte',
    added: 'sites ajoutés',
    removed: 'site retiré',
    surveys: 'inventaires',
    kept: 'lignes reprises',
    unplaced: 'sites hors registre',
    dropped: 'lignes retirées',
  },
  values: {},
};
