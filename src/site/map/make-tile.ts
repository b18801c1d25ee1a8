import { type Context, organisationsWhere } from '../../identity/index.ts';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import type { SiteFilter } from '../register/list-sites.sql.ts';
import { type CountedCell, gatheredAt, groupsIn } from './afar.ts';
import { encodeTile } from './encode-tile.ts';
import { drawnFrom, type Tile } from './tile.ts';
import { countCells, drawSites, drawZones, isCrowded } from './tiles.sql.ts';

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
  const cells = await cellsOf({ db, tile, filter, organisationIds });
  if (cells) {
    const groups = groupsIn(tile, cells, Math.max(tile.zoom, gatheredAt));
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

/** Places counted by cell, from afar or where they crowd; null where they are drawn. */
async function cellsOf(asked: Asked): Promise<CountedCell[] | null> {
  const { db, tile, filter, organisationIds } = asked;
  if (tile.zoom < drawnFrom) return gatheredCells(asked);
  return (await isCrowded(db, tile, filter, organisationIds))
    ? countCells(db, { zoom: tile.zoom, tile }, filter, organisationIds)
    : null;
}

/** Counting goes through every place: it is done once for all tiles from afar, and for all who see the same. */
const gatheredCells = keepWhileUnchanged(
  ({ db, filter, organisationIds }: Asked) => countCells(db, { zoom: gatheredAt, tile: null }, filter, organisationIds),
  ({ filter, organisationIds }) => JSON.stringify([filter, organisationIds]),
);
