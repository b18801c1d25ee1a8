import type { JournalPart } from '../identity/journal.ts';
import { nameJudgements } from './judging/judgement.sql.ts';
import { ruleTitles } from './rule-titles.ts';
import { nameKeptChecks } from './uploading/kept-check.sql.ts';

export const checkJournal: JournalPart = {
  verbs: {
    'document.drop': 'Contrôle gardé supprimé',
    'document.keep': 'Contrôle gardé',
    'finding.judge': 'Alerte jugée',
  },
  kinds: {
    judgement: { label: 'Jugements d’alertes', name: nameJudgements },
    check: { label: 'Contrôles gardés', name: nameKeptChecks },
  },
  fields: { rule: 'contrôle', message: 'alerte', arithmetic: 'calcul', verdict: 'jugement', document: 'document' },
  values: {
    rule: Object.fromEntries(ruleTitles),
    verdict: { right: 'juste', useless: 'pas utile' },
  },
};
