import type { Map as MapLibre } from 'maplibre-gl';
import type { GeoJSONStoreFeatures } from 'terra-draw';
import type { GeoJson } from '../register/site.ts';

export type Tool = 'point' | 'linestring' | 'polygon' | 'select';

export interface Drawing {
  take(tool: Tool): void;
  clear(): void;
  stop(): void;
}

const modes: Record<string, Tool> = { Point: 'point', LineString: 'linestring', Polygon: 'polygon' };

/** Lets a person draw one outline on a map, or move the vertices of the one that is there. */
export async function drawOutline(
  map: MapLibre,
  { colour, outline, onDrawn }: { colour: string; outline: GeoJson | null; onDrawn: (drawn: GeoJson | null) => void },
): Promise<Drawing> {
  const [terra, { TerraDrawMapLibreGLAdapter }] = await Promise.all([
    import('terra-draw'),
    import('terra-draw-maplibre-gl-adapter'),
  ]);
  const hue = colour as `#${string}`;
  const movable = { feature: { draggable: true, coordinates: { midpoints: true, draggable: true, deletable: true } } };
  const draw = new terra.TerraDraw({
    adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision: 7 }),
    modes: [
      new terra.TerraDrawPointMode({ styles: { pointColor: hue } }),
      new terra.TerraDrawLineStringMode({ styles: { lineStringColor: hue, lineStringWidth: 3 } }),
      new terra.TerraDrawPolygonMode({ styles: { fillColor: hue, outlineColor: hue, fillOpacity: 0.25 } }),
      new terra.TerraDrawSelectMode({
        flags: { point: { feature: { draggable: true } }, linestring: movable, polygon: movable },
      }),
    ],
  });
  draw.start();
  if (outline) draw.addFeatures(partsOf(outline));
  draw.setMode('select');
  const tell = () => onDrawn(joined(draw.getSnapshot()));
  draw.on('finish', (id, { action }) => {
    if (action === 'draw') {
      // One place, one outline: the new one takes the place of what was there, unless it is another part of it.
      const kind = draw.getSnapshotFeature(id)?.geometry.type;
      const others = draw.getSnapshot().filter((each) => each.id !== id && each.geometry.type !== kind);
      draw.removeFeatures(others.flatMap((each) => each.id ?? []));
      draw.setMode('select');
    }
    tell();
  });
  return {
    take: (tool) => draw.setMode(tool),
    clear: () => {
      draw.clear();
      tell();
    },
    stop: () => draw.stop(),
  };
}

/** The simple shapes that make an outline, each under the tool that draws it. */
function partsOf({ type, coordinates }: GeoJson): GeoJSONStoreFeatures[] {
  const simple = type.replace('Multi', '');
  const all = type.startsWith('Multi') ? (coordinates as unknown[]) : [coordinates];
  return all.map(
    (part) =>
      ({
        type: 'Feature',
        geometry: { type: simple, coordinates: part },
        properties: { mode: modes[simple] },
      }) as GeoJSONStoreFeatures,
  );
}

/** What was drawn as one shape; handles and middles of sides are no part of it. */
function joined(features: GeoJSONStoreFeatures[]): GeoJson | null {
  const drawn = features.filter(({ properties: { mode } }) => mode !== 'select').map(({ geometry }) => geometry);
  const [first, ...rest] = drawn;
  if (!first) return null;
  if (rest.length === 0) return first as GeoJson;
  return { type: `Multi${first.type}`, coordinates: drawn.map(({ coordinates }) => coordinates) };
}
