import type { DigestRhythm } from '../../identity/mail/letter.ts';
import { addDays } from '../deadline/working-day.rule.ts';

interface Dated {
  on: string;
}

export interface Digest<D extends Dated> {
  late: D[];
  /** From today to a week from now. */
  soon: D[];
}

/** Days before it falls due, and after, on which something is worth a letter to who asked for one each day. */
const toldOn = [7, 1, 0, -1];

/**
 * What somebody is told on a day: what is late and what falls due within a week, each Monday; on other days, only to who
 * asked for it, and only where something falls due in a week, tomorrow or today, or fell due yesterday. Null where there
 * is nothing to tell.
 */
export function digestOf<D extends Dated>(dues: readonly D[], today: string, rhythm: DigestRhythm): Digest<D> | null {
  const monday = new Date(`${today}T12:00:00Z`).getUTCDay() === 1;
  const near = toldOn.map((days) => addDays(today, days));
  const isTold =
    rhythm === 'weekly' ? monday : rhythm === 'daily' && (monday || dues.some(({ on }) => near.includes(on)));
  if (!isTold) return null;
  const byDay = dues.toSorted((a, b) => a.on.localeCompare(b.on));
  const late = byDay.filter(({ on }) => on < today);
  const soon = byDay.filter(({ on }) => on >= today && on <= addDays(today, 7));
  return late.length + soon.length > 0 ? { late, soon } : null;
}
