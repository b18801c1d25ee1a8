import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

/** A reference system of coordinates, with its definition in well-known text. */
export interface DefinedSystem {
  epsg: number;
  name: string;
  definition: string;
}

export const definedSystems = async (db: Db, epsg: number[]): Promise<DefinedSystem[]> =>
  (
    await sql<DefinedSystem>`
      select srid as epsg, substring(srtext from '"([^"]+)"') as name, srtext as definition
      from spatial_ref_sys where srid = any(${epsg}::int[]) order by srid
    `.execute(db)
  ).rows;
