import { type Context, organisationsWhere } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { seenSite } from '../register/seen-site.ts';
import { drawPlan } from './draw-plan.ts';
import { type Bounds, frameAround, scaleOf } from './frame.ts';
import {
  findBounds,
  findMapBounds,
  listGroundShapes,
  listMapShapes,
  listPlanShapes,
  type PlanShape,
  type ShownPlaces,
} from './plan.sql.ts';
import { findTerritoryBounds } from './territory-shape.sql.ts';

/** A plan of a place and of what is around, as SVG, for who asks; null where no outline may be shown. */
export async function readPlan(context: Context, id: string): Promise<string | null> {
  const { seen } = await seenSite(context, id);
  const bounds = await findBounds(context.db, seen, id);
  if (!bounds) return null;
  return plan(context, { bounds, siteIds: [id], over: [], medium: 'paper' });
}

/** A plan of some ground for a screen, with places marked in it and what is laid over it, for who asks. */
export const readPlanAround = (context: Context, drawn: Omit<Drawn, 'medium'>): Promise<string> =>
  plan(context, { ...drawn, medium: 'screen' });

/** What is counted by cells over the communes: the same for everybody. */
export async function drawOnGround(db: Db, bounds: Bounds, over: PlanShape[]): Promise<string> {
  const frame = frameAround(bounds);
  return drawPlan([...over, ...(await listGroundShapes(db, frame, 1 / scaleOf(frame)))], frame, 'screen');
}

/**
 * A map of published places of a filter, with what is laid over it, as every visitor sees it; the whole of its commune or
 * EPCI where an outline of it is known. Null where there is nothing to draw.
 */
export async function drawPublishedMap(db: Db, shown: ShownPlaces, over: PlanShape[]): Promise<string | null> {
  const { territory } = shown.filter;
  const bounds = (territory && (await findTerritoryBounds(db, territory))) || (await findMapBounds(db, shown.filter));
  if (!bounds) return null;
  const frame = frameAround(bounds);
  const shapes = await listMapShapes(db, shown, frame, screenStep / scaleOf(frame));
  return drawPlan([...shapes, ...over], frame, 'screen');
}

/** A screen shows half of what paper does: what is finer only weighs on the page. */
const screenStep = 2;

interface Drawn {
  bounds: Bounds;
  siteIds: string[];
  over: PlanShape[];
  medium: 'paper' | 'screen';
}

async function plan({ db, actor }: Context, { bounds, siteIds, over, medium }: Drawn): Promise<string> {
  const frame = frameAround(bounds);
  const shapes = await listPlanShapes(db, organisationsWhere(actor, 'work.read'), siteIds, frame, 1 / scaleOf(frame));
  return drawPlan([...shapes, ...over], frame, medium);
}
