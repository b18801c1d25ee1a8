import { readPhotoPart } from './photo/index.ts';
import { readWatch, type WatchPartSource } from './watch/index.ts';

/** What every slice watches: the page « Veille » shows them all. */
export const watchParts: WatchPartSource[] = [readWatch, readPhotoPart];
