import { printDate } from '../../../kernel/french.ts';
import type { Judge } from '../judged.ts';

/** Dated after today: of the record, or of its determination. */
export const futureDate: Judge = ({ dateFrom, dateTo, determinedOn }, _, today) => {
  const late = [dateFrom, dateTo].find((date) => date > today);
  if (late) return `Cette donnée est du ${printDate(late)}, qui n’est pas encore là.`;
  return determinedOn && determinedOn > today
    ? `La détermination est du ${printDate(determinedOn)}, qui n’est pas encore là.`
    : null;
};
