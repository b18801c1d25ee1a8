import { route } from '@react-router/dev/routes';

export const indicatorRoutes = [
  route('indicateurs', 'indicator/pages/list.tsx'),
  route('indicateurs/:id', 'indicator/pages/indicator.tsx'),
  route('travail/indicateurs/nouveau', 'indicator/pages/new.tsx'),
  route('travail/indicateurs/:id/modifier', 'indicator/pages/edit.tsx'),
];
