import { type RawBuilder, sql } from 'kysely';
import type { AskedRows, CountedSource } from '../../kernel/counted-source.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { Decimal } from '../../kernel/decimal.ts';
import { byCommune, type Counting, type Tally } from './counting.ts';

const among = (picks: Counting['where']): RawBuilder<unknown> => {
  const conditions = Object.entries(picks).map(([key, values]) => sql`${sql.ref(key)} = any(${values}::text[])`);
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`;
};

/** Rows that a definition keeps, each saying whether it makes the part. */
export const keptRows = (source: CountedSource, counting: Counting, asked: AskedRows): RawBuilder<unknown> =>
  sql`select row.*, ${among(counting.part)} as within from (${source.rows(asked)}) row where ${among(counting.where)}`;

const kept = (source: CountedSource, counting: Counting, asked: AskedRows): RawBuilder<unknown> =>
  sql`kept as (${keptRows(source, counting, asked)})`;

/** What a row adds to a sum; nothing where rows themselves are counted. */
export const amountOf = ({ measure, of }: Counting): RawBuilder<unknown> =>
  measure === 'sum' ? sql.ref(of ?? '') : sql`null::int`;

/** As the exact decimal that it is. */
export const printed = (amount: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`trim_scale((${amount})::numeric)::text`;

function tally({ measure, of }: Counting): RawBuilder<unknown> {
  if (measure === 'distinct') return sql`count(distinct ${sql.ref(of ?? '')})::text as whole, null::int as part`;
  if (measure === 'sum')
    return sql`${printed(sql`coalesce(sum(${sql.ref(of ?? '')}), 0)`)} as whole, null::int as part`;
  return sql`count(*)::text as whole, ${measure === 'share' ? sql`(count(*) filter (where within))::int` : sql`null::int`} as part`;
}

export interface CountedPart extends Tally {
  by: string;
  key: string;
  /** Of a commune. */
  name: string | null;
}

/** The count, and its parts by column and by commune, in one statement. */
export async function countRows(
  db: Db,
  source: CountedSource,
  counting: Counting,
  asked: AskedRows,
): Promise<{ total: Tally; parts: CountedPart[] }> {
  const columns = counting.by.filter((key) => key !== byCommune);
  const byColumn = columns.map(
    (key) =>
      sql`union all select ${key}::text, ${sql.ref(key)}, null, ${tally(counting)} from kept group by ${sql.ref(key)}`,
  );
  const communes = counting.by.includes(byCommune)
    ? sql`union all select ${byCommune}::text, territory.code, territory.name, ${tally(counting)}
        from kept cross join lateral unnest(kept.territories) as placed (territory_id)
          join territory on territory.id = placed.territory_id
        group by territory.code, territory.name`
    : sql``;
  const parts = sql.join([...byColumn, communes], sql` `);
  const { rows } = await sql<CountedPart>`
    with ${kept(source, counting, asked)}
    select '' as by, '' as key, null::text as name, ${tally(counting)} from kept
    ${parts}
  `.execute(db);
  const total = rows.find(({ by }) => by === '');
  return {
    total: { whole: total?.whole ?? '0', part: total?.part ?? null },
    parts: rows.filter(({ by }) => by !== ''),
  };
}

export interface CountedRow {
  id: string;
  name: string;
  href: string;
  day: string | null;
  /** Of a share: whether it makes the part. */
  within: boolean;
  /** Of a sum: what it adds, where it says. */
  amount: Decimal | null;
  /** Its values, by column. */
  said: Record<string, string>;
}

/** One page of the rows counted that who asks may see, the latest first; how many there are, and how many of them are not seen. */
export async function listCountedRows(
  db: Db,
  source: CountedSource,
  counting: Counting,
  { asked, offset, limit }: { asked: AskedRows; offset: number; limit: number },
): Promise<{ rows: CountedRow[]; total: number; hidden: number }> {
  const said = source.columns.flatMap(({ key }) => [sql`${key}::text`, sql.ref(key)]);
  const { rows } = await sql<{ rows: CountedRow[]; total: number; hidden: number }>`
    with ${kept(source, counting, asked)}, page as (
      select * from kept where seen order by day desc nulls last, name collate fr_natural, id limit ${limit} offset ${offset}
    )
    select count(*)::int as total, (count(*) filter (where not seen))::int as hidden,
      coalesce((select json_agg(json_build_object('id', id, 'name', name, 'href', href, 'day', day, 'within', within,
          'amount', ${printed(amountOf(counting))}, 'said', json_build_object(${sql.join(said)})) order by day desc nulls last, name collate fr_natural, id)
        from page), '[]'::json) as rows
    from kept
  `.execute(db);
  return rows[0] ?? { rows: [], total: 0, hidden: 0 };
}
