import { messageDue } from './citizen/index.ts';
import { eventDue } from './event/index.ts';
import { photoDue } from './photo/index.ts';
import { reportDue } from './report/index.ts';
import { type DueSource, watchDue } from './watch/index.ts';

/** What every slice expects by a day: the page « Ce qui échoit » reads them all. */
export const dues: DueSource[] = [watchDue, photoDue, eventDue, messageDue, reportDue];
