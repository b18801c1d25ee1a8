import { route } from '@react-router/dev/routes';

export const siteRoutes = [
  route('sites', 'site/pages/sites.tsx'),
  route('sites/:id', 'site/pages/site.tsx'),
  route('tuiles/sites/:zoom/:column/:row', 'site/pages/tile.ts'),
];
