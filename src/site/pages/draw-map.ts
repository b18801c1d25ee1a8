import type { ExpressionSpecification, LayerSpecification, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import { showGroups } from './show-groups.ts';
import { marksOf } from './show-layers.ts';

export interface DrawnMap {
  query: string;
  extent: [number, number, number, number];
  view: string | null;
  baseMap: string | null;
  /** Told when a person moves the map or chooses a place: always the latest. */
  heard: { current: Heard };
}

export interface Heard {
  onView(view: string): void;
  /** The address of what was chosen. */
  onPlace(href: string): void;
  /** Names of the types. */
  labels: Record<string, string>;
}

export const tilesOf = (query: string): string =>
  `${window.location.origin}/tuiles/sites/{z}/{x}/{y}${query ? `?${query}` : ''}`;

/** Opens a map of places in its frame; its library is fetched only where a map is shown. */
export async function openMap(frame: HTMLElement, options: Omit<DrawnMap, 'heard'>): Promise<MapLibre> {
  const [maplibre, { default: worker }] = await Promise.all([
    import('maplibre-gl'),
    import('maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'),
  ]);
  maplibre.setWorkerUrl(worker);
  const map = new maplibre.Map({
    container: frame,
    style: styleOf(options, coloursOf(frame)),
    locale: french,
    attributionControl: { compact: false },
    ...placed(options),
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }), 'top-right');
  map.addControl(new maplibre.ScaleControl({ unit: 'metric' }), 'bottom-left');
  return map;
}

/** The map that shows places: groups and marks answer, its view is told. */
export async function drawMap(frame: HTMLElement, options: DrawnMap): Promise<MapLibre> {
  const [maplibre, map] = [await import('maplibre-gl'), await openMap(frame, options)];
  map.on('moveend', ({ originalEvent }) => {
    const { lng, lat } = map.getCenter();
    if (originalEvent) options.heard.current.onView(`${lng.toFixed(4)},${lat.toFixed(4)},${map.getZoom().toFixed(1)}`);
  });
  showGroups(map, maplibre, options.heard);
  listen(map, maplibre, options);
  return map;
}

function placed({ view, extent }: Pick<DrawnMap, 'view' | 'extent'>) {
  const [longitude, latitude, zoom] = (view ?? '').split(',').map(Number);
  if (
    longitude !== undefined &&
    latitude !== undefined &&
    zoom !== undefined &&
    ![longitude, latitude, zoom].some(Number.isNaN)
  )
    return { center: [longitude, latitude] as [number, number], zoom };
  return { bounds: extent, fitBoundsOptions: { padding: 32, maxZoom: 14 } };
}

function listen(map: MapLibre, maplibre: typeof import('maplibre-gl'), { heard }: DrawnMap): void {
  const named = new maplibre.Popup({ closeButton: false, closeOnClick: false, offset: 10, className: 'map-name' });
  const chosen = ['marks', 'sites'];
  map.on('click', ({ point, lngLat }) => {
    const layers = [...marksOf(map), ...chosen].filter((layer) => map.getLayer(layer));
    const met = map.queryRenderedFeatures(point, { layers });
    const places = [...new Map(met.map(({ properties }) => [hrefOf(properties), String(properties.name)]))];
    const [first, second] = places;
    if (first && !second) heard.current.onPlace(first[0]);
    if (second)
      new maplibre.Popup({ className: 'map-name' }).setLngLat(lngLat).setDOMContent(listOf(places, heard)).addTo(map);
  });
  map.on('mousemove', ({ point, lngLat }) => {
    const layers = [...marksOf(map), ...chosen].filter((layer) => map.getLayer(layer));
    const [met] = map.queryRenderedFeatures(point, { layers });
    map.getCanvas().style.cursor = met ? 'pointer' : '';
    if (met) named.setLngLat(lngLat).setText(wordsOf(met.properties, heard.current.labels)).addTo(map);
    else named.remove();
  });
}

type Properties = Record<string, unknown>;

const hrefOf = ({ id, href }: Properties): string => (href ? String(href) : `/sites/${id}`);

/** "Terril 75 (Terril)", "Fosse 6 (vu le 12/06/2020)". */
const wordsOf = ({ name, kind, said }: Properties, labels: Heard['labels']): string => {
  const more = kind === undefined ? said : (labels[String(kind)] ?? kind);
  return more ? `${name} (${more})` : String(name);
};

/** Places under one point, to choose from. */
function listOf(places: [string, string][], heard: DrawnMap['heard']): HTMLElement {
  const list = document.createElement('ul');
  for (const [href, name] of places) {
    const link = document.createElement('a');
    link.href = href;
    link.textContent = name;
    link.addEventListener('click', (event) => {
      event.preventDefault();
      heard.current.onPlace(href);
    });
    list.appendChild(document.createElement('li')).appendChild(link);
  }
  return list;
}

interface Colours {
  ground: string;
  accent: string;
  zone: string;
  paper: string;
}

/** Slate of the theme, as six hexadecimal digits: what is being drawn stands out from what is known. */
export function accentOf(frame: HTMLElement): string {
  const [red = 0, green = 0, blue = 0] = (coloursOf(frame).zone.match(/\d+/g) ?? []).map(Number);
  return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** The theme's own colours, light or dark, as the page works them out. */
function coloursOf(frame: HTMLElement): Colours {
  return {
    ground: colourOf(frame, '--line'),
    accent: colourOf(frame, '--accent'),
    zone: colourOf(frame, '--slate'),
    paper: colourOf(frame, '--paper'),
  };
}

/** A colour of the theme, as the page works it out. */
export function colourOf(frame: HTMLElement, name: string): string {
  const worn = frame.style.color;
  frame.style.color = `var(${name})`;
  const { color } = getComputedStyle(frame);
  frame.style.color = worn;
  return color;
}

function styleOf({ query, baseMap }: Pick<DrawnMap, 'query' | 'baseMap'>, colours: Colours): StyleSpecification {
  return {
    version: 8,
    sources: {
      places: { type: 'vector', tiles: [tilesOf(query)], maxzoom: 16 },
      ...(baseMap && { base: { type: 'raster', tiles: [baseMap], tileSize: 256, maxzoom: 18, attribution: '© IGN' } }),
    },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.ground } },
      ...(baseMap
        ? [
            {
              id: 'base',
              type: 'raster',
              source: 'base',
              paint: {
                'raster-saturation': -0.6,
                'raster-opacity': 0.8,
                // A map made for daylight, dimmed where the theme is dark.
                'raster-brightness-max': window.matchMedia('(prefers-color-scheme: dark)').matches ? 0.4 : 1,
              },
            } as const,
          ]
        : []),
      ...layersOf(colours),
    ],
  };
}

const inCommune: ExpressionSpecification = ['==', ['get', 'precision'], 'commune'];

const layersOf = ({ accent, zone, paper }: Colours): LayerSpecification[] => {
  const places = { source: 'places' } as const;
  return [
    {
      id: 'zones',
      type: 'fill',
      ...places,
      'source-layer': 'zones',
      paint: { 'fill-color': zone, 'fill-opacity': 0.12 },
    },
    {
      id: 'zone-lines',
      type: 'line',
      ...places,
      'source-layer': 'zones',
      paint: { 'line-color': zone, 'line-width': 1.5, 'line-dasharray': [3, 2] },
    },
    {
      id: 'sites',
      type: 'fill',
      ...places,
      'source-layer': 'sites',
      paint: { 'fill-color': accent, 'fill-opacity': 0.25 },
    },
    {
      id: 'site-lines',
      type: 'line',
      ...places,
      'source-layer': 'sites',
      paint: { 'line-color': accent, 'line-width': 1.5 },
    },
    {
      id: 'marks',
      type: 'circle',
      ...places,
      'source-layer': 'marks',
      // A ring where the commune alone is known.
      paint: {
        'circle-color': ['case', inCommune, paper, accent],
        'circle-radius': 5,
        'circle-stroke-color': ['case', inCommune, accent, paper],
        'circle-stroke-width': ['case', inCommune, 2.5, 1.5],
      },
    },
  ];
};

const french = {
  'AttributionControl.ToggleAttribution': 'Montrer les sources de la carte',
  'Map.Title': 'Carte',
  'NavigationControl.ZoomIn': 'Agrandir',
  'NavigationControl.ZoomOut': 'Réduire',
  'ScaleControl.Meters': 'm',
  'ScaleControl.Kilometers': 'km',
};
