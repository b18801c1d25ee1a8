import { sql } from 'kysely';
import type { Tx } from '../../kernel/db/index.ts';

export interface OutlineRow {
  line: number;
  code: string;
  /** GeoJSON in degrees. */
  geometry: string;
}

/** Outlines of the territories that have these codes in the latest geography; the others are told. */
export async function writeOutlines(
  tx: Tx,
  of: { kind: 'commune' | 'epci'; source: string; asOf: string | null },
  outlines: OutlineRow[],
): Promise<{ ids: string[]; unknown: OutlineRow[] }> {
  const { rows } = await sql<{ id: string; code: string }>`
    insert into territory_outline (territory_id, outline, source, as_of)
    select territory.id, ST_Multi(ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(given.geometry), 4326), 2154)), ${of.source}, ${of.asOf}::date
    from json_to_recordset(${JSON.stringify(outlines)}::json) as given (code text, geometry text)
      join territory on territory.kind = ${of.kind} and territory.code = given.code
        and territory.vintage = (select max(vintage) from territory latest where latest.kind = territory.kind and latest.code = territory.code)
    on conflict (territory_id) do update set outline = excluded.outline, source = excluded.source, as_of = excluded.as_of
    returning territory_id as id, (select code from territory where id = territory_id) as code
  `.execute(tx);
  const ids = rows.map(({ id }) => id);
  if (of.kind === 'commune') await cutIntoParts(tx, ids);
  const written = new Set(rows.map(({ code }) => code));
  return { ids, unknown: outlines.filter(({ code }) => !written.has(code)) };
}

/** Small pieces of communes, by which the commune of a point is found. */
async function cutIntoParts(tx: Tx, territoryIds: string[]): Promise<void> {
  await sql`delete from territory_part where territory_id = any(${territoryIds}::uuid[])`.execute(tx);
  await sql`
    insert into territory_part (territory_id, part)
    select territory_id, (ST_Dump(ST_CollectionExtract(piece, 3))).geom
    from territory_outline outline cross join lateral ST_Subdivide(outline.outline, 48) piece
    where territory_id = any(${territoryIds}::uuid[])
  `.execute(tx);
}
