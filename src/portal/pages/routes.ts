import { route } from '@react-router/dev/routes';

export const portalRoutes = [
  route('recherche', 'portal/pages/search.tsx'),
  route('recherche/suggestions', 'portal/pages/suggestions.ts'),
];
