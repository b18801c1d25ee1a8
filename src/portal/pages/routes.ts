import { index, route } from '@react-router/dev/routes';

export const portalRoutes = [
  index('portal/pages/home.tsx'),
  route('nouveautes', 'portal/pages/news.tsx', { id: 'portal/news' }),
  route('nouveautes.atom', 'portal/pages/feed.ts', { id: 'portal/feed' }),
  route('plans/:slug/nouveautes', 'portal/pages/news.tsx', { id: 'portal/news-of-plan' }),
  route('plans/:slug/nouveautes.atom', 'portal/pages/feed.ts', { id: 'portal/feed-of-plan' }),
  route('sites/:id/nouveautes', 'portal/pages/news.tsx', { id: 'portal/news-of-site' }),
  route('sites/:id/nouveautes.atom', 'portal/pages/feed.ts', { id: 'portal/feed-of-site' }),
  route('recherche', 'portal/pages/search.tsx'),
  route('recherche/suggestions', 'portal/pages/suggestions.ts'),
  route('integrer/*', 'portal/pages/embedded.tsx'),
  route('illustrations/*', 'portal/pages/illustration.ts'),
  route('plans/:slug/avancement', 'portal/pages/plan-standing.tsx'),
  route('communes/:code', 'portal/pages/place.tsx', { id: 'portal/commune' }),
  route('epci/:code', 'portal/pages/place.tsx', { id: 'portal/epci' }),
];
