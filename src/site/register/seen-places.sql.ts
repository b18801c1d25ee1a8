import { type RawBuilder, sql } from 'kysely';

/** Places that somebody may be told of: all those of the organisations where they work, what others published. */
export const seenSites = (worksIn: string[]): RawBuilder<unknown> => sql`(
  select id, organisation_id, kind, parent_id, name, geometry, precision
    from site where organisation_id = any(${worksIn}::uuid[])
  union all
  select id, organisation_id, kind, parent_id, name, geometry, precision
    from published_site where organisation_id <> all(${worksIn}::uuid[]))`;

/** Zones likewise. */
export const seenZones = (worksIn: string[]): RawBuilder<unknown> =>
  sql`(select * from zone where published or organisation_id = any(${worksIn}::uuid[]))`;
