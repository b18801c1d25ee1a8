import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import { type AskedRecords, askedParts, latestReadable } from '../record/readable.sql.ts';

/** Beyond, records are not counted any further: « plus de 10 000 ». */
export const mostCounted = 10_000;
/** Records that a count by species, commune, mesh or year goes through: the latest ones. */
export const mostGrouped = 5_000;
/** Lines of a count that a page shows. */
export const mostLines = 200;

/** How many records are kept, never counted beyond the most that is told. */
export async function countUpTo(db: Db, asked: AskedRecords): Promise<number> {
  const rest = sql`limit ${mostCounted + 1}`;
  const parts = askedParts(asked, { only: sql`true as met`, rest });
  if (parts.length === 0) return 0;
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from (select from (${sql.join(parts, sql` union all `)}) met ${rest}) counted
  `.execute(db);
  return rows[0]?.count ?? 0;
}

export interface CountLine {
  key: string;
  name: string;
  /** The same in another word: a scientific name. */
  more: string;
  count: number;
  first: string;
  last: string;
}

const axes = {
  taxon: { column: 'cd_ref', only: 'cd_ref' },
  commune: { column: 'commune_code', only: 'commune_code' },
  mesh: { column: 'mesh_code', only: 'mesh_code' },
  year: { column: `extract(year from date_from)::integer`, only: 'cd_ref' },
} as const;
export type CountAxis = keyof typeof axes;

const named: Record<CountAxis, RawBuilder<unknown>> = {
  taxon: sql`left join lateral (
    select coalesce(nullif(split_part(vernacular, ',', 1), ''), name) as name, name as more from taxon
    where version = (select version from taxref_version where in_use) and cd_nom = kept.key limit 1) named on true`,
  commune: sql`left join lateral (
    select name, ''::text as more from territory where kind = 'commune' and code = kept.key order by vintage desc limit 1
  ) named on true`,
  mesh: sql`left join lateral (select kept.key as name, ''::text as more) named on true`,
  year: sql`left join lateral (select kept.key::text as name, ''::text as more) named on true`,
};

/** Records by species, commune, mesh or year: of those that are kept, at most the latest ones. */
export async function countBy(db: Db, asked: AskedRecords, axis: CountAxis): Promise<CountLine[]> {
  const { column, only } = axes[axis];
  const columns = sql.raw(`date_from, id, ${only}`);
  const { rows } = await sql<CountLine>`
    with kept as materialized (
      select ${sql.raw(column)} as key, count(*)::integer as count, min(date_from)::text as first, max(date_from)::text as last
      from ${latestReadable(asked, { limit: mostGrouped, only: columns })} record
      group by 1 order by ${axis === 'year' ? sql`1 desc` : sql`2 desc, 1`} limit ${mostLines}
    )
    select coalesce(kept.key::text, '') as key, coalesce(named.name, kept.key::text, '') as name, coalesce(named.more, '') as more,
      kept.count, kept.first, kept.last
    from kept ${named[axis]} order by ${axis === 'year' ? sql`kept.key desc` : sql`kept.count desc, named.name collate fr`}
  `.execute(db);
  return rows;
}
