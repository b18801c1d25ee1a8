import { type Context, organisationsWhere } from '../../identity/index.ts';
import type { SiteFilter } from '../register/list-sites.sql.ts';
import { encodeTile } from './encode-tile.ts';
import { drawnFrom, type Tile } from './tile.ts';
import { drawSites, drawZones, groupSites } from './tiles.sql.ts';

/**
 * A vector tile of the places a person may see, kept to a filter. Layers: `zones`; then from zoom 11 on `sites` (outlines)
 * and `marks` (a point in each), before it `groups` (places counted by cell).
 */
export async function makeTile(
  { db, actor }: Context,
  tile: Tile,
  filter: SiteFilter,
  zoneKinds: string[],
): Promise<Uint8Array> {
  const organisationIds = organisationsWhere(actor, 'work.read');
  const zones = zoneKinds.length > 0 ? await drawZones(db, tile, zoneKinds, organisationIds) : [];
  const zoneObjects = zones.map(({ outline, ...tags }) => ({ shape: outline, tags }));
  if (tile.zoom < drawnFrom) {
    const groups = await groupSites(db, tile, filter, organisationIds);
    const counted = groups.map(({ mark, count, kinds }) => ({ shape: mark, tags: { count, ...kinds } }));
    return encodeTile({ zones: zoneObjects, groups: counted });
  }
  const drawn = await drawSites(db, tile, filter, organisationIds);
  return encodeTile({
    zones: zoneObjects,
    sites: drawn.flatMap(({ outline, mark: _, ...tags }) => (outline ? { shape: outline, tags } : [])),
    marks: drawn.flatMap(({ mark, outline: _, ...tags }) => (mark ? { shape: mark, tags } : [])),
  });
}
