import { layout, type RouteConfigEntry, route } from '@react-router/dev/routes';

/** What the watch adds to the page of a site, around what later slices do (see docs/decisions/2026-11-22-sections-of-a-site-page.md). */
export const siteSections = (more: RouteConfigEntry[]) => [layout('watch/pages/site-watch.tsx', more)];

export const conditionRoutes = [
  route('sites/:id/etat', 'watch/pages/condition.tsx'),
  route('sites/:id/photos/:photo', 'watch/pages/photo.ts'),
  route('sites/:id/pressions', 'watch/pages/pressures.tsx'),
  route('sites/:id/attributs', 'watch/pages/site-attributes.tsx'),
  route('veille/campagnes', 'watch/pages/campaigns.tsx'),
  route('veille/campagnes/nouvelle', 'watch/pages/edit-campaign.tsx', { id: 'new-tour' }),
  route('veille/campagnes/:id', 'watch/pages/campaign.tsx'),
  route('veille/campagnes/:id/modifier', 'watch/pages/edit-campaign.tsx'),
  route('veille/pressions', 'watch/pages/spread.tsx'),
  route('veille/completude', 'watch/pages/completeness.tsx'),
  route('terrain/travail-hors-ligne.js', 'watch/pages/field/offline-script.ts'),
  route('terrain/:id', 'watch/pages/field/field.tsx'),
  route('terrain/:id/releves', 'watch/pages/field/receive-answer.ts'),
  route('terrain/:id/photos', 'watch/pages/field/receive-photo.ts'),
];
