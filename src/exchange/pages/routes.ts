import { layout, route } from '@react-router/dev/routes';

export const exchangeRoutes = [
  route('donnees-ouvertes', 'exchange/pages/open-data.tsx'),
  route('donnees-ouvertes/jeux/:dataset', 'exchange/pages/open-dataset.tsx'),
  route('donnees-ouvertes/:file', 'exchange/pages/open-file.ts'),
  route('api', 'exchange/pages/api-guide.tsx'),
  route('api/*', 'exchange/pages/api.ts'),
  route('catalogue', 'exchange/pages/catalogue.ts'),
  route('catalogue.ttl', 'exchange/pages/catalogue-turtle.ts'),
  route('catalogue.jsonld', 'exchange/pages/catalogue-json-ld.ts'),
  layout('identity/pages/organisation-tabs.tsx', { id: 'organisation-tabs-of-sources' }, [
    route('administration/organisations/:slug/sources', 'exchange/pages/connectors.tsx'),
    route('administration/organisations/:slug/sources/:id', 'exchange/pages/connector.tsx'),
  ]),
  route('donnees', 'exchange/pages/former-open-data.ts'),
  route('sites/exporter/:format', 'exchange/pages/export-sites.ts'),
  route('ogc', 'exchange/pages/ogc/landing.ts'),
  route('ogc/projet.qgs', 'exchange/pages/ogc/project.ts'),
  route('ogc/conformance', 'exchange/pages/ogc/conformance.ts'),
  route('ogc/api', 'exchange/pages/ogc/api.ts'),
  route('ogc/collections', 'exchange/pages/ogc/collections.ts'),
  route('ogc/collections/:layer', 'exchange/pages/ogc/collection.ts'),
  route('ogc/collections/:layer/schema', 'exchange/pages/ogc/schema.ts'),
  route('ogc/collections/:layer/items', 'exchange/pages/ogc/items.ts'),
  route('ogc/collections/:layer/items/:id', 'exchange/pages/ogc/item.ts'),
];
