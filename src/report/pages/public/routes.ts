import { route } from '@react-router/dev/routes';

const edition = 'rapports/:publisher/:type/:year';

export const publicReportRoutes = [
  route('rapports', 'report/pages/public/reports.tsx'),
  route(edition, 'report/pages/public/edition.tsx'),
  route(`${edition}/fiches/:code`, 'report/pages/public/sheet.tsx'),
  route(`${edition}/chiffres/:key`, 'report/pages/public/figure.tsx'),
  route(`${edition}/annexes`, 'report/pages/public/annexes.tsx'),
  route(`${edition}/telecharger/:format`, 'report/pages/public/download.ts'),
];
