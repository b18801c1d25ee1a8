import { type RouteConfigEntry, route } from '@react-router/dev/routes';

/** `sections`: what later slices say of a place, on the page of that place. */
export const siteRoutes = (sections: RouteConfigEntry[]): RouteConfigEntry[] => [
  route('carte', 'site/pages/map.tsx'),
  route('sites', 'site/pages/sites.tsx'),
  route('sites/nouveau', 'site/pages/edit-site.tsx', { id: 'site/new' }),
  route('sites/import', 'site/pages/import.tsx'),
  route('sites/import/:draft', 'site/pages/import-draft.tsx'),
  route('sites/zonages', 'site/pages/zones.tsx'),
  route('sites/zonages/:zone', 'site/pages/zone.tsx'),
  route('sites/:id', 'site/pages/site.tsx', sections),
  route('sites/:id/modifier', 'site/pages/edit-site.tsx'),
  route('tuiles/calques/:layer/:zoom/:column/:row', 'site/pages/layer-tile.ts'),
  route('tuiles/sites/:zoom/:column/:row', 'site/pages/tile.ts'),
];
