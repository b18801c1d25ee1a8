import { anyMonth, seasonInWords, type Viewpoint } from '../viewpoint/viewpoint.ts';
import { dueBecause, type LastShot, reshootDue } from './reshoot-due.rule.ts';

/** When a viewpoint should be photographed again, and how that was found; null where nothing is due. */
export function dueOf(viewpoint: Viewpoint, last: LastShot): { on: string; because: string } | null {
  const { everyMonths, seasonFrom, seasonTo, endedOn } = viewpoint;
  const season = seasonFrom === anyMonth ? null : { from: Number(seasonFrom), to: Number(seasonTo) };
  const on = reshootDue(last, { everyMonths, season, endedOn });
  return on && last && everyMonths ? { on, because: dueBecause(last, everyMonths, seasonInWords(viewpoint)) } : null;
}
