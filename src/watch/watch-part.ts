import type { Context } from '../identity/context.ts';

/** A part of the watch on its home page. */
export interface WatchPart {
  href: string;
  label: string;
  said: string;
  /** What is late in it; empty where nothing is. */
  late: string;
}

/** The parts that one slice watches, for the organisations somebody works in. */
export type WatchPartSource = (context: Context) => Promise<WatchPart[]>;
