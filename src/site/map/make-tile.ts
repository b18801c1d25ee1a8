import { type Context, organisationsWhere } from '../../identity/index.ts';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import type { SiteFilter } from '../register/list-sites.sql.ts';
import { encodeTile } from './encode-tile.ts';
import { drawnFrom, type Tile } from './tile.ts';
import { drawSites, drawZones, groupSites, isCrowded } from './tiles.sql.ts';

/**
 * A vector tile of the places a person may see, kept to a filter. Layers: `zones`; then from near `sites` (outlines) and
 * `marks` (a point in each), from afar or where places crowd `groups` (counted by cell).
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
  if (tile.zoom < drawnFrom || (await isCrowded(db, tile, filter, organisationIds))) {
    const groups = await countedGroups({ db, tile, filter, organisationIds });
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

interface Asked {
  db: Db;
  tile: Tile;
  filter: SiteFilter;
  organisationIds: string[];
}

/** Counting goes through every place that a tile holds: a tile seen from afar is counted once for all who see the same. */
const countedGroups = keepWhileUnchanged(
  ({ db, tile, filter, organisationIds }: Asked) => groupSites(db, tile, filter, organisationIds),
  ({ tile, filter, organisationIds }) => JSON.stringify([tile, filter, organisationIds]),
);
