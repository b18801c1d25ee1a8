import type { RawBuilder } from 'kysely';
import type { SiteFilter } from '../register/list-sites.sql.ts';
import type { MarkShape } from './mark-shape.ts';

/** Colours of the theme that a mark may take; its shape says the same. */
export type Tone = 'accent' | 'amber' | 'brick' | 'slate' | 'quiet';

export interface LegendEntry {
  key: string;
  label: string;
  shape: MarkShape;
  tone: Tone;
}

/** For whom a layer is drawn, and the filter of the map it is drawn on. */
export interface AskedLayer {
  filter: SiteFilter;
  /** Organisations in which who asks works, and those they steer. */
  worksIn: string[];
  steersIn: string[];
  today: string;
}

/** Something to show on the map over the places; slices that come later offer theirs (`src/map-layers.ts`). */
export interface MapLayer {
  /** As the address names it. */
  name: string;
  label: string;
  /** What its marks mean, and where the scale comes from. */
  note: string;
  /** Whether only those who work somewhere have it. */
  inside: boolean;
  legend(): LegendEntry[];
  /**
   * A query of `id uuid, key text` (of the legend), `rank int, mark geometry(Point, 2154), shape geometry`, and what
   * `told` needs: what who asks may see. Far away, where marks meet, the highest rank is drawn; the list begins with it.
   */
  placed(asked: AskedLayer): RawBuilder<unknown>;
  /**
   * Where the layer keeps the cell of each (`site.afar_across`, `site.afar_up`): of each cell `across, up` the highest
   * rank of these keys (none: all), as `placed` gives it. Else it is worked out from all that is placed.
   */
  afar?(asked: AskedLayer, keys: string[]): RawBuilder<unknown>;
  /** A query of `name text, href text, said text` of one row `placed`: asked only of those that are drawn or listed. */
  told: RawBuilder<unknown>;
}

/** A layer as a page shows it. */
export interface OfferedLayer {
  name: string;
  label: string;
  note: string;
  legend: LegendEntry[];
  /** Whether the address asks for it, and the keys it keeps; none: all. */
  chosen: boolean;
  keys: string[];
}
