import { route } from '@react-router/dev/routes';

export const sheetRoutes = [
  route('travail/fiches/:id', 'report/pages/sheet/sheet.tsx'),
  route('travail/fiches/:id/texte', 'report/pages/sheet/autosave.ts'),
  route('travail/fiches/:id/alertes', 'report/pages/sheet/findings.ts'),
  route('travail/fiches/:id/indicateurs', 'report/pages/sheet/find-figures.ts'),
  route('travail/fiches/:id/preuves', 'report/pages/sheet/find-evidence.ts'),
];
