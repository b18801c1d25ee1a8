import { type Context, organisationsWhere } from '../../identity/index.ts';
import { readSiteType } from '../read-site-types.ts';
import type { SiteFilter } from '../register/list-sites.sql.ts';
import type { Feature, Shapes } from './feature.sql.ts';
import { type Layer, siteLayer } from './layer.ts';
import { listSiteFeatures } from './site-features.sql.ts';

/** Places read at once. */
const chunk = 5000;

/** All the places of a filter by layer, as who asks may see them. */
export async function readSiteLayers(
  { db, actor }: Context,
  filter: SiteFilter,
  shapes: Shapes,
): Promise<{ layer: Layer; features: Feature[] }[]> {
  const organisationIds = organisationsWhere(actor, 'work.read');
  const features: Feature[] = [];
  for (let after: string | undefined; ; after = features.at(-1)?.id) {
    const read = await listSiteFeatures(db, filter, organisationIds, { equals: {}, after, limit: chunk }, shapes);
    features.push(...read);
    if (read.length < chunk) break;
  }
  return [...Map.groupBy(features, ({ kind }) => kind)]
    .map(([kind, all]) => ({ layer: siteLayer(readSiteType(kind)), features: all }))
    .sort((a, b) => a.layer.title.localeCompare(b.layer.title, 'fr'));
}
