import { printDate } from '../../../kernel/french.ts';
import type { Judge } from '../judged.ts';

/** Ends before it begins, or determined before it was seen. */
export const invertedDates: Judge = ({ dateFrom, dateTo, timeFrom, timeTo, determinedOn }) => {
  if (dateTo < dateFrom) return `La fin, le ${printDate(dateTo)}, précède le début, le ${printDate(dateFrom)}.`;
  if (dateTo === dateFrom && timeFrom && timeTo && timeTo < timeFrom)
    return `L’heure de fin, ${timeTo.slice(0, 5)}, précède celle de début, ${timeFrom.slice(0, 5)}.`;
  if (determinedOn && determinedOn < dateFrom)
    return `La détermination, le ${printDate(determinedOn)}, précède l’observation, le ${printDate(dateFrom)}.`;
  return null;
};
