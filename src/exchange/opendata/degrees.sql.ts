import { type RawBuilder, sql } from 'kysely';

/** The columns `longitude` and `latitude` of a place of Lambert-93, to a decimetre. */
export const degreesOf = (geometry: RawBuilder<unknown>): RawBuilder<unknown> => {
  const side = (name: 'ST_X' | 'ST_Y') =>
    sql`round(${sql.raw(name)}(ST_Transform(ST_PointOnSurface(${geometry}), 4326))::numeric, 6)`;
  return sql`${side('ST_X')} as longitude, ${side('ST_Y')} as latitude`;
};
