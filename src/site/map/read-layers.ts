import { type Context, organisationsWhere } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import { missing } from '../../kernel/errors.ts';
import type { SiteFilter } from '../register/list-sites.sql.ts';
import { gatheredAt, marksIn } from './afar.ts';
import { encodeTile } from './encode-tile.ts';
import { drawLayer, gatherLayer, type LayerTile, listLayer } from './layers.sql.ts';
import type { AskedLayer, MapLayer, OfferedLayer } from './map-layer.ts';
import { drawnFrom, type Tile } from './tile.ts';
import { margin } from './tiles.sql.ts';

/** Lines of one layer beside the map; its filter shows the others. */
export const layerLines = 50;

const askedBy = ({ actor, effects }: Context, filter: SiteFilter): AskedLayer => ({
  filter,
  worksIn: organisationsWhere(actor, 'work.read'),
  steersIn: organisationsWhere(actor, 'condition.restricted'),
  today: todayOf(effects),
});

const mayHave = ({ actor }: Context, { inside }: MapLayer): boolean =>
  !inside || organisationsWhere(actor, 'work.read').length > 0;

/** The layers that an address asks for, of those that somebody may have, and for whom they are asked. */
export const layersAsked = (context: Context, layers: MapLayer[], filter: SiteFilter, query: URLSearchParams) => ({
  asked: askedBy(context, filter),
  chosen: layers
    .filter((layer) => mayHave(context, layer))
    .map((layer) => ({ layer, ...offer(layer, query) }))
    .filter(({ chosen }) => chosen),
});

/** The layers that somebody may have, those that the address asks for with what they hold as a list. */
export async function readLayers(context: Context, layers: MapLayer[], filter: SiteFilter, query: URLSearchParams) {
  const asked = askedBy(context, filter);
  const offered = layers.filter((layer) => mayHave(context, layer)).map((layer) => ({ layer, ...offer(layer, query) }));
  return Promise.all(
    offered.map(async ({ layer, ...shown }) => ({
      ...shown,
      held: shown.chosen ? await listLayer(context.db, layer, asked, { keys: shown.keys, limit: layerLines }) : null,
    })),
  );
}

/** A layer as the address asks for it: `calque=etats&etats=bon`. */
function offer(layer: MapLayer, query: URLSearchParams): OfferedLayer {
  const legend = layer.legend();
  const known = new Set(legend.map(({ key }) => key));
  return {
    name: layer.name,
    label: layer.label,
    note: layer.note,
    legend,
    chosen: query.getAll('calque').includes(layer.name),
    keys: query.getAll(layer.name).filter((key) => known.has(key)),
  };
}

/** All that a layer holds is gathered once for all tiles from afar, and for all who see the same. */
const gathered = keepWhileUnchanged(
  ({ db, ...asked }: LayerTile & { db: Db }) => gatherLayer(db, asked),
  ({ layer, asked, keys }) => JSON.stringify([layer.name, asked, keys]),
);

/** A vector tile of one layer: `marks`, and from zoom 11 on `shapes`. */
export async function makeLayerTile(
  context: Context,
  layers: MapLayer[],
  { name: wanted, tile, filter, query }: { name: string; tile: Tile; filter: SiteFilter; query: URLSearchParams },
): Promise<Uint8Array> {
  const layer = layers.find((each) => each.name === wanted);
  if (!layer || !mayHave(context, layer)) throw missing('Ce calque');
  const { db } = context;
  const asked = { tile, layer, asked: askedBy(context, filter), keys: offer(layer, query).keys };
  if (tile.zoom < drawnFrom) {
    const marks = marksIn(tile, await gathered({ db, ...asked }), gatheredAt, margin);
    return encodeTile({
      marks: marks.map(({ mark, key, name, href, said }) => ({ shape: mark, tags: { key, name, href, said } })),
    });
  }
  const drawn = await drawLayer(db, asked);
  return encodeTile({
    shapes: drawn.flatMap(({ shape, mark: _, ...tags }) => (shape ? { shape, tags } : [])),
    marks: drawn.flatMap(({ mark, shape: _, ...tags }) => (mark ? { shape: mark, tags } : [])),
  });
}
