import { z } from 'zod';
import type { Effects } from './effects.ts';
import { frenchDay } from './french.ts';

/** A day as forms and files give it. */
export const day = z.iso.date('Cette date n’existe pas\u00a0: écrivez-la comme 2020-03-04.');
export const optionalDay = day.nullable().default(null);

export const todayOf = (effects: Effects): string => frenchDay(effects.now());
