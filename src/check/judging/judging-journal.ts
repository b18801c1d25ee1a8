import type { JournalPart } from '../../identity/journal.ts';
import { ruleTitles } from '../rule-titles.ts';
import { nameJudgements } from './judgement.sql.ts';

export const judgingJournal: JournalPart = {
  verbs: { 'finding.judge': 'Alerte jugée' },
  kinds: { judgement: { label: 'Jugements d’alertes', name: nameJudgements } },
  fields: { rule: 'contrôle', message: 'alerte', arithmetic: 'calcul', verdict: 'jugement' },
  values: {
    rule: Object.fromEntries(ruleTitles),
    verdict: { right: 'juste', useless: 'pas utile' },
  },
};
