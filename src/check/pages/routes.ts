import { type RouteConfigEntry, route } from '@react-router/dev/routes';

export const checkRoutes: RouteConfigEntry[] = [
  route('controle', 'check/pages/checks.tsx'),
  route('controle/:id', 'check/pages/checked.tsx'),
  route('controle/:id/telecharger/:format', 'check/pages/download.ts'),
];
