import type { Context } from '../../identity/index.ts';
import { type PlanShape, readPlanAround } from '../../site/index.ts';
import { type Metres, viewCone } from './view-cone.ts';
import type { Viewpoint } from './viewpoint.ts';

/** How far a view is drawn, in metres; a lens that nobody wrote down is drawn as the eye sees. */
const drawnDistance = 700;
const usualFocal = 50;

/** A plan of where a viewpoint is, what it looks at and what it shows; null where no position may be told. */
export async function readViewpointPlan(
  context: Context,
  { metres, azimuth, focal35, title }: Viewpoint,
  sites: { id: string }[],
): Promise<string | null> {
  if (!metres) return null;
  const cone = azimuth === null ? [] : viewCone(metres, Number(azimuth), Number(focal35 ?? usualFocal), drawnDistance);
  const [xs, ys] = [[metres, ...cone].map(([x]) => x), [metres, ...cone].map(([, y]) => y)];
  return readPlanAround(context, {
    bounds: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    siteIds: sites.map(({ id }) => id),
    over: [...(cone.length > 0 ? [shapeOf('view', title, 'Polygon', [cone])] : []), markOf(metres, '')],
  });
}

/** A plan of where viewpoints are, each under its number; null where no position may be told. */
export async function readViewpointsPlan(
  context: Context,
  numbered: { number: number; viewpoint: Viewpoint }[],
): Promise<string | null> {
  const placed = numbered.flatMap(({ number, viewpoint: { metres } }) => (metres ? [{ number, metres }] : []));
  const [first] = numbered;
  if (!first || placed.length === 0) return null;
  const [xs, ys] = [placed.map(({ metres }) => metres[0]), placed.map(({ metres }) => metres[1])];
  return readPlanAround(context, {
    bounds: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)],
    siteIds: [],
    over: placed.map(({ number, metres }) => markOf(metres, String(number))),
  });
}

const markOf = (metres: Metres, name: string): PlanShape => ({
  ...shapeOf('mark', name, 'Point', metres),
  label: name ? metres : null,
});

const shapeOf = (role: 'view' | 'mark', name: string, type: string, coordinates: unknown): PlanShape => ({
  role,
  name,
  kind: '',
  shape: { type, coordinates },
  label: null,
});
