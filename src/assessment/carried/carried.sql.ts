import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';
import type { CarriedLine } from './read-carried.ts';

export interface PlacedLine extends CarriedLine {
  siteId: string | null;
  cdRef: number | null;
}

/** Writes the lines of a table in place of those of a former one; sites that the campaign does not have are added to it. */
export async function replaceCarried(tx: Tx, assessmentId: string, lines: PlacedLine[]): Promise<{ sites: number }> {
  await dropCarried(tx, assessmentId);
  const given = JSON.stringify(
    lines.map(({ line, site, criterion, name, score, year, siteId, cdRef }) => ({
      ...{ line, criterion, name, score, year, site_id: siteId, said: siteId ? '' : site, cd_ref: cdRef },
    })),
  );
  const { rows } = await sql`
    insert into assessment_site (assessment_id, site_id, said)
    select distinct ${assessmentId}::uuid, site_id, said
    from jsonb_to_recordset(${given}::jsonb) as given (site_id uuid, said text)
    on conflict do nothing returning id
  `.execute(tx);
  await sql`
    insert into assessment_carried (assessment_site_id, criterion, name, cd_ref, score, year, line)
    select listed.id, given.criterion, given.name, given.cd_ref, given.score, given.year, given.line
    from jsonb_to_recordset(${given}::jsonb) as given (line integer, criterion text, name text, score numeric, year integer,
        site_id uuid, said text, cd_ref integer)
      join assessment_site listed on listed.assessment_id = ${assessmentId}::uuid
        and listed.site_id is not distinct from given.site_id and listed.said = given.said
  `.execute(tx);
  return { sites: rows.length };
}

export async function dropCarried(tx: Tx, assessmentId: string): Promise<number> {
  const { rows } = await sql`
    delete from assessment_carried carried using assessment_site listed
    where listed.id = carried.assessment_site_id and listed.assessment_id = ${assessmentId}::uuid returning carried.id
  `.execute(tx);
  return rows.length;
}
