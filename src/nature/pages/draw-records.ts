import type { ExpressionSpecification, MapGeoJSONFeature, Map as MapLibre } from 'maplibre-gl';
import { colourOf, openMap } from '../../site/pages/draw-map.ts';

export interface RecordMapOptions {
  query: string;
  extent: [number, number, number, number];
  baseMap: string | null;
  /** Follows the address of what was chosen. */
  onChoose: { current: (href: string) => void };
}

const source = 'records';
const answering = ['record-marks', 'record-communes', 'record-meshes'];

export const recordTilesOf = (query: string): string =>
  `${window.location.origin}/tuiles/donnees/{z}/{x}/{y}${query ? `?${query}` : ''}`;

/** Opens a map of records in its frame: squares from afar, then communes, then marks. */
export async function drawRecordMap(frame: HTMLElement, options: RecordMapOptions): Promise<MapLibre> {
  const { extent, baseMap, query } = options;
  // The places of the register are not drawn under records: a name that no place has leaves them out.
  const map = await openMap(frame, { query: 'type=aucun', extent, view: null, baseMap });
  const { Popup } = await import('maplibre-gl');
  await map.once('load');
  map.addSource(source, { type: 'vector', tiles: [recordTilesOf(query)], maxzoom: 16 });
  addLayers(map, frame);
  const named = new Popup({ closeButton: false, closeOnClick: false, offset: 10, className: 'map-name' });
  const met = (point: { x: number; y: number }): MapGeoJSONFeature | undefined =>
    map.queryRenderedFeatures([point.x, point.y], { layers: answering })[0];
  map.on('click', ({ point }) => {
    const feature = met(point);
    if (feature) options.onChoose.current(hrefOf(feature, query));
  });
  map.on('mousemove', ({ point, lngLat }) => {
    const feature = met(point);
    map.getCanvas().style.cursor = feature ? 'pointer' : '';
    if (feature) named.setLngLat(lngLat).setText(wordsOf(feature)).addTo(map);
    else named.remove();
  });
  return map;
}

const most = 1000;

const wordsOf = ({ properties: { name, said, count }, layer: { id } }: MapGeoJSONFeature): string => {
  if (id === 'record-marks') return said ? `${name}, ${said}` : String(name);
  const counted = Number(count) >= most ? 'plus de 1\u202f000' : String(count);
  return `${name}\u00a0: ${counted} ${Number(count) < 2 ? 'donnée' : 'données'}`;
};

/** A mark leads to its record, a cell to the records it holds. */
function hrefOf({ properties, layer: { id } }: MapGeoJSONFeature, query: string): string {
  if (properties.href) return String(properties.href);
  const asked = new URLSearchParams(query);
  for (const word of ['commune', 'departement', 'epci', 'maille', 'site', 'contour']) asked.delete(word);
  asked.set(id === 'record-communes' ? 'commune' : 'maille', String(properties.code));
  return `/nature/donnees?${asked}`;
}

/** The more a cell holds, the deeper its colour and the wider its mark. */
const byClass = (first: number, second: number, third: number, fourth: number): ExpressionSpecification => [
  'match',
  ['get', 'class'],
  1,
  second,
  2,
  third,
  3,
  fourth,
  first,
];

function addLayers(map: MapLibre, frame: HTMLElement): void {
  const [accent, paper] = [colourOf(frame, '--accent'), colourOf(frame, '--paper')];
  map.addLayer({
    ...{ id: 'record-meshes', type: 'fill', source, 'source-layer': 'meshes' },
    paint: { 'fill-color': accent, 'fill-opacity': byClass(0.15, 0.35, 0.55, 0.8) },
  });
  map.addLayer({
    ...{ id: 'record-mesh-lines', type: 'line', source, 'source-layer': 'meshes' },
    paint: { 'line-color': accent, 'line-width': 1, 'line-opacity': 0.5 },
  });
  map.addLayer({
    ...{ id: 'record-communes', type: 'circle', source, 'source-layer': 'communes' },
    paint: {
      'circle-color': accent,
      'circle-opacity': 0.7,
      'circle-radius': byClass(6, 10, 15, 21),
      'circle-stroke-color': paper,
      'circle-stroke-width': 1.5,
    },
  });
  map.addLayer({
    ...{ id: 'record-marks', type: 'circle', source, 'source-layer': 'records' },
    paint: {
      'circle-color': accent,
      'circle-radius': ['case', ['==', ['get', 'count'], 1], 5, 8],
      'circle-stroke-color': paper,
      'circle-stroke-width': 1.5,
    },
  });
}
