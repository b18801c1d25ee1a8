import { route } from '@react-router/dev/routes';

export const indicatorRoutes = [
  route('indicateurs', 'indicator/pages/list.tsx'),
  route('indicateurs/:id', 'indicator/pages/indicator.tsx'),
  route('indicateurs/:id/comparer', 'indicator/pages/compare.tsx'),
  route('indicateurs/:id/lignes', 'indicator/pages/counted-rows.tsx'),
  route('travail/indicateurs/nouveau', 'indicator/pages/new.tsx'),
  route('travail/indicateurs/:id/modifier', 'indicator/pages/edit.tsx'),
  route('travail/indicateurs/:id/communes', 'indicator/pages/communes.tsx'),
  route('travail/indicateurs/:id/communes/telecharger', 'indicator/pages/communes-download.ts'),
];
