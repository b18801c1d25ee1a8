import type { RawBuilder } from 'kysely';

/** What somebody follows: one plan, one place, or the whole territory. */
export interface Followed {
  planId?: string;
  siteId?: string;
}

/** Things of one kind that appear before everybody, by the day they did. Each slice offers its own; `portal/news/kinds.ts` lists them. */
export interface NewsKind {
  kind: string;
  /** On screen, of one: "Site publié"; of several, after their number: "sites publiés". */
  one: string;
  many: string;
  /**
   * Published rows, none of a vulnerable place: id (text), at, organisation_id, title, note, day (of what is told), href. Null
   * where nothing of this kind is about what is followed.
   */
  rows(followed: Followed): RawBuilder<unknown> | null;
}
