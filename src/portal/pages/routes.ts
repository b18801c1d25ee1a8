import { route } from '@react-router/dev/routes';

export const portalRoutes = [
  route('recherche', 'portal/pages/search.tsx'),
  route('recherche/suggestions', 'portal/pages/suggestions.ts'),
  route('plans/:slug/avancement', 'portal/pages/plan-standing.tsx'),
  route('communes/:code', 'portal/pages/place.tsx', { id: 'portal/commune' }),
  route('epci/:code', 'portal/pages/place.tsx', { id: 'portal/epci' }),
];
