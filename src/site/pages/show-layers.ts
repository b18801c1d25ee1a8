import type { Map as MapLibre } from 'maplibre-gl';
import type { LegendEntry, OfferedLayer, Tone } from '../map/map-layer.ts';
import { markShapes } from '../map/mark-shape.ts';
import { colourOf } from './draw-map.ts';

/** The prefix of everything drawn here, so that it can be taken away whole. */
const ours = 'layer:';

/** Layers of marks whose things answer to the mouse. */
export const marksOf = (map: MapLibre): string[] =>
  map.getLayersOrder().filter((id) => id.startsWith(ours) && id.endsWith(':marks'));

/** Draws the chosen layers over the places, in place of those drawn before. */
export function showLayers(map: MapLibre, frame: HTMLElement, layers: OfferedLayer[], query: string): void {
  for (const id of map.getLayersOrder()) if (id.startsWith(ours)) map.removeLayer(id);
  for (const id of Object.keys(map.getStyle().sources)) if (id.startsWith(ours)) map.removeSource(id);
  // The first one is drawn last, over the others.
  for (const layer of layers.filter(({ chosen }) => chosen).reverse()) addLayer(map, frame, layer, query);
  map.getContainer().classList.toggle(
    'map-layered',
    layers.some(({ chosen }) => chosen),
  );
}

function addLayer(map: MapLibre, frame: HTMLElement, layer: OfferedLayer, query: string): void {
  const source = `${ours}${layer.name}`;
  const asked = new URLSearchParams(query);
  for (const key of layer.keys) asked.append(layer.name, key);
  const address = `${window.location.origin}/tuiles/calques/${layer.name}/{z}/{x}/{y}`;
  map.addSource(source, { type: 'vector', tiles: [`${address}?${asked}`], maxzoom: 16 });
  const colour = colourOf(frame, '--slate');
  map.addLayer({
    id: `${source}:lines`,
    type: 'line',
    source,
    'source-layer': 'shapes',
    paint: { 'line-color': colour, 'line-width': 2.5, 'line-dasharray': [2, 1] },
  });
  for (const entry of layer.legend) {
    const image = `${source}:${entry.key}`;
    if (!map.hasImage(image)) map.addImage(image, drawMark(frame, entry), { pixelRatio: 2 });
  }
  map.addLayer({
    id: `${source}:marks`,
    type: 'symbol',
    source,
    'source-layer': 'marks',
    layout: { 'icon-image': ['concat', `${source}:`, ['get', 'key']], 'icon-allow-overlap': true },
  });
}

const tones: Record<Tone, string> = {
  accent: '--accent',
  amber: '--amber',
  brick: '--brick',
  slate: '--slate',
  quiet: '--ink-2',
};

const side = 44;

/** A mark of the legend as the map draws it, with an edge that stands out of any ground. */
function drawMark(frame: HTMLElement, { shape, tone }: LegendEntry): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = side;
  canvas.height = side;
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('this browser draws no picture');
  pen.translate(side / 2, side / 2);
  pen.beginPath();
  for (const [x, y] of markShapes[shape]) pen.lineTo(x * 14, y * 14);
  pen.closePath();
  pen.lineJoin = 'round';
  pen.lineWidth = 7;
  pen.strokeStyle = colourOf(frame, '--panel');
  pen.stroke();
  pen.fillStyle = colourOf(frame, tones[tone]);
  pen.fill();
  return pen.getImageData(0, 0, side, side);
}
