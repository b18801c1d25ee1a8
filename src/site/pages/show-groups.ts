import type { Map as MapLibre, Marker } from 'maplibre-gl';
import { printCount } from '../../kernel/french.ts';
import type { Heard } from './draw-map.ts';

/** From afar: how many places stand together, each group a button that goes nearer. */
export function showGroups(map: MapLibre, maplibre: typeof import('maplibre-gl'), heard: { current: Heard }): void {
  let shown = new Map<string, Marker>();
  const refresh = () => {
    const groups = map.querySourceFeatures('places', { sourceLayer: 'groups' });
    const next = new Map<string, Marker>();
    for (const { geometry, properties } of groups) {
      if (geometry.type !== 'Point') continue;
      const at = geometry.coordinates as [number, number];
      const key = `${at.map((degrees) => degrees.toFixed(4))} ${JSON.stringify(properties)}`;
      const make = () => buttonOf(properties, heard.current.labels, () => near(map, at));
      next.set(key, shown.get(key) ?? new maplibre.Marker({ element: make() }).setLngLat(at).addTo(map));
    }
    for (const [key, marker] of shown) if (!next.has(key)) marker.remove();
    shown = next;
  };
  map.on('idle', refresh);
}

const near = (map: MapLibre, center: [number, number]) => map.easeTo({ center, zoom: map.getZoom() + 2 });

function buttonOf(counts: Record<string, number>, labels: Heard['labels'], open: () => void): HTMLElement {
  const { count = 0, ...kinds } = counts;
  const button = document.createElement('button');
  const said = Object.entries(kinds).map(([kind, number]) => `${labels[kind] ?? kind}\u00a0: ${number}`);
  button.type = 'button';
  button.className = 'map-group';
  button.textContent = String(count);
  button.title = said.join(', ');
  button.setAttribute('aria-label', `${printCount(count, 'site')} (${said.join(', ')}), s’approcher`);
  button.style.setProperty('--across', `${Math.round(Math.min(64, 22 + Math.sqrt(count) * 2.6))}px`);
  button.addEventListener('click', open);
  return button;
}
