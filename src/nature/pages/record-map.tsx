import type { Map as MapLibre, VectorTileSource } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { Share } from '../../web/components/share.tsx';
import type { Shared } from '../../web/embedded.ts';
import { cellClasses } from '../map/cell-classes.ts';
import { drawRecordMap, recordTilesOf } from './draw-records.ts';
import '../../site/pages/drawn-map.css';
import '../../site/pages/site.css';

interface Props {
  /** The filter, as the address has it. */
  query: string;
  extent: [number, number, number, number];
  baseMap: string | null;
  label: string;
  share: Shared;
}

/** Records of a filter on a map; whoever cannot see it has the list beside it. */
export function RecordMap({ query, extent, baseMap, label, share }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const map = useRef<MapLibre | null>(null);
  const [failed, setFailed] = useState(false);
  const navigate = useNavigate();
  const onChoose = useRef((_: string) => {});
  onChoose.current = (href) => navigate(href);

  // biome-ignore lint/correctness/useExhaustiveDependencies: drawn once; a change of filter is heard below
  useEffect(() => {
    if (!frame.current) return;
    const drawing = drawRecordMap(frame.current, { query, extent, baseMap, onChoose });
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
    map.current?.getSource<VectorTileSource>('records')?.setTiles([recordTilesOf(query)]);
  }, [query]);

  return (
    <div className="map-place">
      <section ref={frame} className="map" aria-label={label} />
      {failed && <p role="status">La carte n’a pas pu être dessinée. La liste dit la même chose.</p>}
      <p className="record-legend quiet-text">
        Données par maille de 10{'\u00a0'}km{'\u00a0'}:
        {cellClasses.map(({ label: words }, at) => (
          <span key={words}>
            <span className={`record-class record-class-${at}`} aria-hidden="true" /> {words}
          </span>
        ))}
      </p>
      <p className="quiet-text">
        De plus près{'\u00a0'}: par commune, puis une à une. Celles que la sensibilité place à la maille ou au
        département n’y sont pas dessinées.
      </p>
      <Share height={600} {...share} />
    </div>
  );
}
