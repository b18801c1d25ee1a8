import { printDate } from './french.ts';

/** The fields of a form by name; rows are "milestones.0.title". */
export type FormValues = Record<string, string>;

/** A day as a date field sends it, as people read it. */
export const dayInWords = (day: string): string => (/^\d{4}-\d\d-\d\d$/.test(day) ? printDate(day) : day);
