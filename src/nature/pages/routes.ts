import { layout, type RouteConfigEntry, route } from '@react-router/dev/routes';

/** What lives at a place, on its page, before what later sections say. */
export const siteNatureSection = (more: RouteConfigEntry[]) => layout('nature/pages/site-nature.tsx', more);

export const natureRoutes = [
  route('nature', 'nature/pages/nature.tsx'),
  route('nature/import', 'nature/pages/import.tsx', { id: 'nature/import' }),
  route('nature/import/:draft', 'nature/pages/import-draft.tsx', { id: 'nature/import-draft' }),
  route('nature/taxref', 'nature/pages/taxref.tsx'),
  route('nature/donnees', 'nature/pages/search.tsx'),
  route('nature/donnees/:id', 'nature/pages/record.tsx'),
  route('tuiles/donnees/:zoom/:column/:row', 'nature/pages/record-tile.ts'),
  route('sites/:id/especes', 'nature/pages/site-taxa.tsx'),
  route('nature/taxons', 'nature/pages/taxa.tsx'),
  route('nature/taxons/:cdRef', 'nature/pages/taxon.tsx'),
  route('nature/cadres/nouveau', 'nature/pages/framework.tsx', { id: 'new-framework' }),
  route('nature/cadres/:id', 'nature/pages/framework.tsx'),
  route('nature/jeux/nouveau', 'nature/pages/dataset.tsx', { id: 'new-dataset' }),
  route('nature/jeux/:id', 'nature/pages/dataset.tsx'),
];
