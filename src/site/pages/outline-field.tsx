import { useEffect, useRef, useState } from 'react';
import { ForScripts } from '../../web/components/for-scripts.tsx';
import { Field } from '../../web/components/form.tsx';
import type { GeoJson } from '../register/site.ts';
import { accentOf, openMap } from './draw-map.ts';
import { type Drawing, drawOutline, type Tool } from './draw-outline.ts';
import { measure } from './measure.ts';
import './drawn-map.css';

interface Props {
  outline: string;
  extent: [number, number, number, number];
  baseMap: string | null;
}

const tools: [Tool, string][] = [
  ['polygon', 'Dessiner une surface'],
  ['linestring', 'Dessiner une ligne'],
  ['point', 'Poser un point'],
  ['select', 'Modifier'],
];

/** Where a place is: drawn on a map, or written as coordinates, which is all there is without a script. */
export function OutlineField({ outline, extent, baseMap }: Props) {
  const [text, setText] = useState(outline);
  const shape = shapeIn(text);
  const size = shape && measure(shape);
  return (
    <div className="stack">
      <ForScripts>
        <DrawingMap {...{ outline, extent, baseMap }} onDrawn={setText} />
      </ForScripts>
      <p role="status" className="quiet-text">
        {shape ? `${kinds[shape.type] ?? 'Contour'}${size ? `\u00a0: ${size}` : ''}.` : 'Rien n’est dessiné.'}
      </p>
      <details open={text !== '' && !shape}>
        <summary>Écrire les coordonnées</summary>
        <Field
          label="Position ou contour"
          hint="Une latitude et une longitude (50,43 ; 2,78), deux coordonnées Lambert-93, un contour WKT ou GeoJSON."
        >
          {(ids) => (
            <textarea {...ids} name="outline" rows={4} value={text} onChange={({ target }) => setText(target.value)} />
          )}
        </Field>
      </details>
    </div>
  );
}

const kinds: Record<string, string> = {
  Point: 'Un point',
  MultiPoint: 'Des points',
  LineString: 'Une ligne',
  MultiLineString: 'Des lignes',
  Polygon: 'Une surface',
  MultiPolygon: 'Des surfaces',
};

function shapeIn(text: string): GeoJson | null {
  if (!text.trim().startsWith('{')) return null;
  try {
    return JSON.parse(text) as GeoJson;
  } catch {
    return null;
  }
}

/** A map to draw on; `surfaceOnly`: neither points nor lines. */
export function DrawingMap({
  outline,
  extent,
  baseMap,
  surfaceOnly = false,
  onDrawn,
}: Props & { surfaceOnly?: boolean; onDrawn: (text: string) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const drawing = useRef<Drawing | null>(null);
  const [tool, setTool] = useState<Tool>('select');
  const [state, setState] = useState<'opening' | 'ready' | 'failed'>('opening');

  // biome-ignore lint/correctness/useExhaustiveDependencies: the map is drawn once, and then its own
  useEffect(() => {
    if (!frame.current) return;
    const place = frame.current;
    const opened = openMap(place, { query: '', extent, view: null, baseMap });
    opened
      .then(async (map) => {
        await map.once('load');
        drawing.current = await drawOutline(map, {
          colour: accentOf(place),
          outline: shapeIn(outline),
          onDrawn: (drawn) => {
            setTool('select');
            onDrawn(drawn ? JSON.stringify(drawn) : '');
          },
        });
        setState('ready');
      })
      .catch(() => setState('failed'));
    return () => {
      drawing.current?.stop();
      drawing.current = null;
      void opened.then(
        (map) => map.remove(),
        () => {},
      );
    };
  }, []);

  const offered = tools.filter(([key]) => !surfaceOnly || key === 'polygon' || key === 'select');
  const take = (chosen: Tool) => {
    drawing.current?.take(chosen);
    setTool(chosen);
  };
  return (
    <div>
      <div className="row map-tools" role="toolbar" aria-label="Dessin">
        {offered.map(([key, label]) => (
          <button
            key={key}
            type="button"
            aria-pressed={tool === key}
            disabled={state !== 'ready'}
            onClick={() => take(key)}
          >
            {label}
          </button>
        ))}
        <button type="button" className="quiet" disabled={state !== 'ready'} onClick={() => drawing.current?.clear()}>
          Effacer
        </button>
      </div>
      <section ref={frame} className="map map-drawing" aria-label="Carte où dessiner" />
      {state === 'failed' && (
        <p role="status">La carte n’a pas pu être dessinée.{!surfaceOnly && ' Écrivez les coordonnées ci-dessous.'}</p>
      )}
    </div>
  );
}
