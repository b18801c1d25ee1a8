/** A part of the watch on its home page. */
export interface WatchPart {
  href: string;
  label: string;
  said: string;
  /** What is late in it; empty where nothing is. */
  late: string;
}
