import type { Map as MapLibre, VectorTileSource } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Share } from '../../web/components/share.tsx';
import type { Shared } from '../../web/embedded.ts';
import type { OfferedLayer } from '../map/map-layer.ts';
import { type DrawnMap, drawMap, type Heard, tilesOf } from './draw-map.ts';
import { showLayers } from './show-layers.ts';
import './drawn-map.css';

interface Props extends Omit<DrawnMap, 'heard'> {
  labels: Record<string, string>;
  layers: OfferedLayer[];
  onView: (view: string) => void;
  /** Null where nothing of it is published. */
  share: Shared | null;
}

/** The places of a filter on a map; whoever cannot see it has the list beside it. */
export function SiteMap({ query, extent, view, baseMap, labels, layers, onView, share }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  const navigate = useNavigate();
  const heard = useRef<Heard>({ onView, labels, onPlace: () => {} });
  /** Layers are added to a map that is open. */
  const ready = useRef(false);
  const latest = useRef<[OfferedLayer[], string]>([layers, query]);
  latest.current = [layers, query];
  heard.current = { onView, labels, onPlace: (href) => navigate(href) };

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once; a change of filter is heard below
  useEffect(() => {
    if (!frame.current) return;
    const drawing = drawMap(frame.current, { query, extent, view, baseMap, heard });
    drawing.then(
      (drawn) => {
        map.current = drawn;
        const show = () => frame.current && showLayers(drawn, frame.current, ...latest.current);
        drawn.once('load', () => {
          ready.current = true;
          show();
        });
      },
      () => setFailed(true),
    );
    return () => {
      map.current = null;
      ready.current = false;
      void drawing.then(
        (drawn) => drawn.remove(),
        () => {},
      );
    };
  }, []);

  useEffect(() => {
    map.current?.getSource<VectorTileSource>('places')?.setTiles([tilesOf(query)]);
  }, [query]);

  // Drawn anew only when another choice is made, not when the map moves.
  const chosen = JSON.stringify(layers.map(({ name, chosen: on, keys }) => [name, on, keys]));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen says when the layers change
  useEffect(() => {
    if (ready.current && map.current && frame.current) showLayers(map.current, frame.current, layers, query);
  }, [chosen, query]);

  return (
    <div className="map-place">
      <section ref={frame} className="map" aria-label="Carte des sites" />
      {failed && <p role="status">La carte n’a pas pu être dessinée. La liste à côté dit la même chose.</p>}
      {share && <Share height={600} {...share} />}
    </div>
  );
}
