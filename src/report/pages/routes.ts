import { route } from '@react-router/dev/routes';

export const reportRoutes = [route('travail/campagnes/:id/alertes', 'report/pages/findings.tsx')];
