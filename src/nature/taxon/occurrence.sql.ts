import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { type AskedRecords, type Audience, askedParts, latestReadable } from '../record/readable.sql.ts';

/** Records that the figures of a taxon or a site go through: the latest ones. */
export const mostRead = 200_000;

const joined = (parts: RawBuilder<unknown>[], nothing: RawBuilder<unknown>) =>
  parts.length > 0 ? sql`(${sql.join(parts, sql` union all `)})` : nothing;

export interface Occurrence {
  /** Seen, and sought in vain, among those read. */
  seen: number;
  absent: number;
  first: string | null;
  last: string | null;
  /** By year: records, and days with one. */
  years: { year: number; seen: number; absent: number; days: number }[];
  /** By ten days of the year, from 1 to 36. */
  decades: { decade: number; seen: number }[];
}

/** When a taxon was seen, of what somebody may read. */
export async function readOccurrence(db: Db, asked: AskedRecords): Promise<Occurrence> {
  const only = sql`date_from, id, status`;
  const { rows } = await sql<Occurrence>`
    with met as materialized (
      select date_from, status = 'No' as absent, extract(year from date_from)::integer as year,
        (extract(month from date_from)::integer - 1) * 3 + least(3, (extract(day from date_from)::integer + 9) / 10) as decade
      from ${latestReadable(asked, { limit: mostRead, only })} record
    ), grouped as (
      select year, decade, grouping(year, decade) as by, count(*) filter (where not absent)::integer as seen,
        count(*) filter (where absent)::integer as absent, min(date_from) filter (where not absent) as first,
        max(date_from) filter (where not absent) as last
      from met group by grouping sets ((), (year), (decade))
    ), days as (
      select year, count(*)::integer as days from (select distinct year, date_from from met where not absent) day group by year
    )
    select coalesce(max(seen) filter (where by = 3), 0) as seen, coalesce(max(absent) filter (where by = 3), 0) as absent,
      (max(first) filter (where by = 3))::text as first, (max(last) filter (where by = 3))::text as last,
      coalesce((select json_agg(json_build_object('year', year, 'seen', seen, 'absent', grouped.absent, 'days', coalesce(days, 0)) order by year)
        from grouped left join days using (year) where by = 1), '[]'::json) as years,
      coalesce((select json_agg(json_build_object('decade', decade, 'seen', seen) order by decade)
        from grouped where by = 2 and seen > 0), '[]'::json) as decades
    from grouped
  `.execute(db);
  return rows[0] as Occurrence;
}

export interface YearEffort {
  year: number;
  /** Visits that took place, in the datasets that may be read. */
  visits: number;
}

/** How many visits took place each year, so that nobody reads many records as many animals. */
export async function readEffort(db: Db, { works, member, open }: Audience): Promise<YearEffort[]> {
  const datasets = open.flatMap(({ datasetIds }) => datasetIds);
  const { rows } = await sql<YearEffort>`
    select extract(year from date_from)::integer as year, count(*)::integer as visits
    from visit where done and (organisation_id = any(${[...works, ...member]}::uuid[]) or dataset_id = any(${datasets}::uuid[]))
    group by 1 order by 1
  `.execute(db);
  return rows;
}

export interface TaxonSite {
  id: string;
  name: string;
  seen: number;
  first: string;
  last: string;
}

const mostSites = 50;

/** Places of the register that records are tied to, as far as who asks may know these. */
export async function listTaxonSites(db: Db, asked: AskedRecords, works: string[]): Promise<TaxonSite[]> {
  const which = sql`${asked.which} and record.site_id is not null and record.status <> 'No'`;
  const parts = askedParts(
    { ...asked, which },
    { only: sql`record.site_id, record.date_from`, rest: sql`limit ${mostRead}` },
  );
  const { rows } = await sql<TaxonSite>`
    select site.id, site.name, count(*)::integer as seen, min(met.date_from)::text as first, max(met.date_from)::text as last
    from ${joined(parts, sql`(select site_id, date_from from record where false)`)} met join site on site.id = met.site_id
    where site.organisation_id = any(${works}::uuid[]) or site.published and not site.vulnerable
    group by site.id, site.name order by last desc, seen desc, site.name limit ${mostSites}
  `.execute(db);
  return rows;
}

export interface TaxonSeen {
  cdRef: number;
  seen: number;
  first: string;
  last: string;
}

/** Taxa seen somewhere, with the first and the last time. */
export async function countTaxaSeen(db: Db, asked: AskedRecords): Promise<TaxonSeen[]> {
  const which = sql`${asked.which} and record.status <> 'No' and record.cd_ref is not null`;
  const parts = askedParts(
    { ...asked, which },
    { only: sql`record.cd_ref, record.date_from`, rest: sql`limit ${mostRead}` },
  );
  const { rows } = await sql<TaxonSeen>`
    select cd_ref, count(*)::integer as seen, min(date_from)::text as first, max(date_from)::text as last
    from ${joined(parts, sql`(select cd_ref, date_from from record where false)`)} met group by cd_ref
  `.execute(db);
  return rows;
}
