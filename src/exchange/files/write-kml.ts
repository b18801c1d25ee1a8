import { foldersToKML } from '@placemarkio/tokml';
import type { Feature as GeoJsonFeature, Geometry } from 'geojson';
import { propertiesOf } from '../../site/open/layer.ts';
import type { ExportedLayer } from './exported-layer.ts';

/** KML 2.2: a folder a layer, in degrees. */
export const writeKml = (layers: ExportedLayer[]): Uint8Array =>
  new TextEncoder().encode(
    foldersToKML({
      type: 'root',
      children: layers.map(({ layer, features }) => ({
        type: 'folder',
        meta: { name: layer.title },
        children: features.map(
          ({ id, values, shape }): GeoJsonFeature<Geometry | null> => ({
            type: 'Feature',
            id,
            properties: { name: values.nom, ...propertiesOf(layer, values) },
            geometry: shape === null ? null : JSON.parse(String(shape)),
          }),
        ),
      })),
    }),
  );
