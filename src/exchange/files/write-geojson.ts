import { propertiesOf } from '../../site/open/layer.ts';
import type { ExportedLayer } from './exported-layer.ts';

/** RFC 7946: degrees, longitude first; each feature names its layer. */
export function writeGeoJson(layers: ExportedLayer[]): Uint8Array {
  const features = layers.flatMap(({ layer, features }) =>
    features.map(({ id, values, shape }) => {
      const properties = { couche: layer.name, ...propertiesOf(layer, values) };
      return `${JSON.stringify({ type: 'Feature', id, properties }).slice(0, -1)},"geometry":${shape ?? 'null'}}`;
    }),
  );
  return new TextEncoder().encode(`{"type":"FeatureCollection","features":[\n${features.join(',\n')}\n]}\n`);
}
