import type { Context } from '../../identity/index.ts';
import { seenSite } from '../register/seen-site.ts';
import { drawPlan } from './draw-plan.ts';
import { frameAround, scaleOf } from './frame.ts';
import { findBounds, listPlanShapes } from './plan.sql.ts';

/** A plan of a place and of what is around, as SVG, for who asks; null where no outline may be shown. */
export async function readPlan(context: Context, id: string): Promise<string | null> {
  const { works, seen } = await seenSite(context, id);
  const bounds = await findBounds(context.db, seen, id);
  if (!bounds) return null;
  const frame = frameAround(bounds);
  return drawPlan(
    await listPlanShapes(
      context.db,
      { sites: seen, zones: works ? 'zone' : 'published_zone' },
      id,
      frame,
      1 / scaleOf(frame),
    ),
    frame,
  );
}
