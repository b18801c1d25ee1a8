import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import { listSiteTypes } from '../read-site-types.ts';
import { zoneKindKeys } from '../zone-kind.ts';
import type { Feature, Part, Shapes } from './feature.sql.ts';
import { type Layer, siteLayer, zoneLayer } from './layer.ts';
import { type LayerExtent, measureLayers } from './layer-extents.sql.ts';
import { countSiteFeatures, listSiteFeatures } from './site-features.sql.ts';
import { countZoneFeatures, listZoneFeatures } from './zone-features.sql.ts';

/** Every layer that can be: a type of places, a kind of zones. */
export const layers = (): Layer[] => [...listSiteTypes().map(siteLayer), ...zoneKindKeys.map(zoneLayer)];

export const findLayer = (name: string): Layer | undefined => layers().find((layer) => layer.name === name);

export type PublishedLayer = Layer & Pick<LayerExtent, 'count' | 'box'>;

/** The layers of which something is published, with how much and where. */
export const listPublishedLayers = keepWhileUnchanged(
  async ({ db }: { db: Db }): Promise<PublishedLayer[]> => {
    const { sites, zones } = await measureLayers(db);
    return layers().flatMap((layer) => {
      const measured = 'sites' in layer.of ? sites : zones;
      const kind = 'sites' in layer.of ? layer.of.sites : layer.of.zones;
      const found = measured.find((each) => each.kind === kind);
      return found ? [{ ...layer, count: found.count, box: found.box }] : [];
    });
  },
  () => '',
);

/** Published features of a layer, in the order of their ids. */
export const readLayerPart = (db: Db, { of }: Layer, part: Part, shapes: Shapes): Promise<Feature[]> =>
  'sites' in of
    ? listSiteFeatures(db, { kinds: [of.sites] }, [], part, shapes)
    : listZoneFeatures(db, of.zones, part, shapes);

export const countLayerPart = (db: Db, { of }: Layer, part: Omit<Part, 'after' | 'limit'>): Promise<number> =>
  'sites' in of ? countSiteFeatures(db, { kinds: [of.sites] }, [], part) : countZoneFeatures(db, of.zones, part);
