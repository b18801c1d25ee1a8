import { route } from '@react-router/dev/routes';

export const reportRoutes = [
  route('travail', 'report/pages/tasks.tsx'),
  route('travail/campagnes/nouvelle', 'report/pages/campaign-new.tsx'),
  route('travail/campagnes/:id', 'report/pages/campaign-board.tsx'),
  route('travail/campagnes/:id/alertes', 'report/pages/findings.tsx'),
  route('travail/campagnes/:id/synthese', 'report/pages/campaign-texts.tsx'),
  route('travail/campagnes/:id/synthese/texte', 'report/pages/campaign-texts-save.ts'),
  route('travail/campagnes/:id/synthese/alertes', 'report/pages/campaign-texts-findings.ts'),
  route('travail/campagnes/:id/synthese/indicateurs', 'report/pages/campaign-texts-figures.ts'),
  route('travail/campagnes/:id/synthese/preuves', 'report/pages/campaign-texts-evidence.ts'),
  route('travail/campagnes/:id/etapes', 'report/pages/campaign-steps.tsx'),
  route('travail/campagnes/:id/apercu', 'report/pages/campaign-preview.tsx'),
  route('travail/campagnes/:id/apercu/fiches/:code', 'report/pages/campaign-preview-sheet.tsx'),
  route('travail/campagnes/:id/apercu/chiffres/:key', 'report/pages/campaign-preview-figure.tsx'),
  route('travail/campagnes/:id/apercu/annexes', 'report/pages/campaign-preview-annexes.tsx'),
  route('travail/campagnes/:id/apercu/telecharger/:format', 'report/pages/campaign-preview-file.ts'),
  route('veille/reunions/:id/releve/:format', 'report/pages/meeting-minutes.ts'),
  route('sites/:id/fiche.pdf', 'report/pages/site-file.ts'),
  route('evaluations/:id/rapport.pdf', 'report/pages/assessment-file.ts', { id: 'campaign-of-assessment-file' }),
  route('evaluations/:id/sites/:site/fiche.pdf', 'report/pages/assessment-file.ts'),
];
