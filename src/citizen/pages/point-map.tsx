import type { Marker } from 'maplibre-gl';
import { useEffect, useRef, useState } from 'react';
import type { Extent } from '../../site/pages/bounds.ts';
import { accentOf, openMap } from '../../site/pages/draw-map.ts';
import '../../site/pages/drawn-map.css';
import '../../site/pages/site.css';

export type Point = [longitude: number, latitude: number];

interface Props {
  label: string;
  point: Point | null;
  extent: Extent;
  baseMap: string | null;
  /** Told where it is clicked, and to how many metres a finger is right there; absent where it is only looked at. */
  onPoint?: (point: Point, precision: number) => void;
}

/** Pixels that a finger hides. */
const finger = 12;

/** One point on a map, which a click or a finger moves. */
export function PointMap({ label, point, extent, baseMap, onPoint }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const marker = useRef<Marker | null>(null);
  const shown = useRef<(at: Point | null) => void>(() => {});
  const told = useRef(onPoint);
  told.current = onPoint;
  const [failed, setFailed] = useState(false);
  const [longitude, latitude] = point ?? [];

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is drawn once; its point is moved below
  useEffect(() => {
    if (!frame.current) return;
    const place = frame.current;
    const opened = openMap(place, { query: '', extent, view: point ? `${point[0]},${point[1]},13` : null, baseMap });
    opened
      .then(async (map) => {
        const { Marker } = await import('maplibre-gl');
        shown.current = (at) => {
          if (!at) marker.current?.remove();
          marker.current = at && (marker.current ?? new Marker({ color: accentOf(place) })).setLngLat(at).addTo(map);
          if (at && !map.getBounds().contains(at)) map.easeTo({ center: at, zoom: Math.max(map.getZoom(), 13) });
        };
        shown.current(point);
        if (!told.current) return;
        map.getCanvas().style.cursor = 'crosshair';
        map.on('click', ({ lngLat: { lng, lat } }) => {
          const metres = (40_075_017 * Math.cos((lat * Math.PI) / 180)) / (512 * 2 ** map.getZoom());
          told.current?.([lng, lat], Math.ceil(metres * finger));
        });
      })
      .catch(() => setFailed(true));
    return () => {
      marker.current = null;
      shown.current = () => {};
      void opened.then(
        (map) => map.remove(),
        () => {},
      );
    };
  }, []);

  useEffect(() => {
    shown.current(longitude === undefined || latitude === undefined ? null : [longitude, latitude]);
  }, [longitude, latitude]);

  return (
    <>
      <section ref={frame} className="map map-drawing" aria-label={label} />
      {failed && (
        <p role="status">La carte n’a pas pu être dessinée{onPoint && '\u00a0: écrivez le lieu ci-dessous'}.</p>
      )}
    </>
  );
}
