import { type Context, organisationsWhere } from '../../identity/index.ts';
import { seenSite } from '../register/seen-site.ts';
import { drawPlan } from './draw-plan.ts';
import { type Bounds, frameAround, scaleOf } from './frame.ts';
import { findBounds, listPlanShapes, type PlanShape } from './plan.sql.ts';

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
