import { type RawBuilder, sql } from 'kysely';

/** Whether a row of `territory` is the one of a code, or one of its members. */
export const isWithin = (code: string): RawBuilder<boolean> => sql`(territory.code = ${code} or exists (
  select from territory_member part join territory whole on whole.id = part.territory_id
  where part.member_id = territory.id and whole.code = ${code}))`;
