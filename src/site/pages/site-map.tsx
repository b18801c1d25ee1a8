import type { Map as MapLibre, VectorTileSource } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { type DrawnMap, drawMap, type Heard, tilesOf } from './draw-map.ts';
import 'maplibre-gl/dist/maplibre-gl.css';

interface Props extends Omit<DrawnMap, 'heard'> {
  labels: Record<string, string>;
  onView: (view: string) => void;
}

/** The places of a filter on a map; whoever cannot see it has the list beside it. */
export function SiteMap({ query, extent, view, baseMap, labels, onView }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  const navigate = useNavigate();
  const heard = useRef<Heard>({ onView, labels, onPlace: () => {} });
  heard.current = { onView, labels, onPlace: (id) => navigate(`/sites/${id}`) };

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once; a change of filter is heard below
  useEffect(() => {
    if (!frame.current) return;
    const drawing = drawMap(frame.current, { query, extent, view, baseMap, heard });
    drawing.then(
      (drawn) => {
        map.current = drawn;
      },
      () => setFailed(true),
    );
    return () => {
      map.current = null;
      void drawing.then(
        (drawn) => drawn.remove(),
        () => {},
      );
    };
  }, []);

  useEffect(() => {
    map.current?.getSource<VectorTileSource>('places')?.setTiles([tilesOf(query)]);
  }, [query]);

  return (
    <div className="map-place">
      <section ref={frame} className="map" aria-label="Carte des sites" />
      {failed && <p role="status">La carte n’a pas pu être dessinée. La liste à côté dit la même chose.</p>}
    </div>
  );
}
