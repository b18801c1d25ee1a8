import { type RawBuilder, sql } from 'kysely';

type Sql = RawBuilder<unknown>;

/** The same as `sharesADay` of season.rule.ts: dates, both in, and a season as numbers of month and day. */
export const sharesADay = (dates: { from: Sql; to: Sql }, season: { from: Sql; to: Sql }): Sql => sql`
  (${isWithin(dayNumber(dates.from), season.from, season.to)}
    or ${dates.to} > ${dates.from} and (${dates.to} - ${dates.from} >= 365
      or ${isWithin(season.from, dayNumber(dates.from), dayNumber(dates.to))}))`;

const dayNumber = (date: Sql): Sql => sql`(extract(month from ${date}) * 100 + extract(day from ${date}))::integer`;

const isWithin = (day: Sql, from: Sql, to: Sql): Sql =>
  sql`(case when ${from} <= ${to} then ${day} between ${from} and ${to} else ${day} >= ${from} or ${day} <= ${to} end)`;
