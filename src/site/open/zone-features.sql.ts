import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';
import type { ZoneKind } from '../zone-kind.ts';
import { and, type Feature, inArea, type Part, type Shapes, shapeOf } from './feature.sql.ts';

/** Each property of a zone, as its table holds it. */
const zoneColumns: Record<string, RawBuilder<string>> = {
  nom: sql`zone.name`,
  code: sql`zone.code`,
  publie_par: sql`organisation.name`,
  acte: sql`zone.act`,
  date_acte: sql`coalesce(zone.act_on::text, '')`,
  depuis: sql`coalesce(zone.since::text, '')`,
  jusqua: sql`coalesce(zone.until::text, '')`,
  source: sql`source.title`,
};

const zoneTables = sql`published_zone zone join organisation on organisation.id = zone.organisation_id
  join site_source source on source.id = zone.source_id`;

const zoneConditions = (kind: ZoneKind, part: Omit<Part, 'after' | 'limit'>) =>
  and([
    sql`zone.kind = ${kind}`,
    ...inArea(part.area, sql`zone.geometry`),
    ...(part.ids ? [sql`zone.id = any(${part.ids}::uuid[])`] : []),
    ...Object.entries(part.equals).map(([key, value]) => sql`${zoneColumns[key] ?? sql`''`} = ${value}`),
  ]);

/** Published zones of one kind, in force or not. */
export async function listZoneFeatures(
  db: Db,
  kind: ZoneKind,
  { after, limit, ...part }: Part,
  shapes: Shapes,
): Promise<Feature[]> {
  const properties = Object.entries(zoneColumns).map(([key, column]) => sql`${sql.lit(key)}, ${column}`);
  const { rows } = await sql<Feature>`
    select zone.id, zone.kind, json_build_object(${sql.join(properties)}) as values,
      ${shapeOf(sql`zone.geometry`, shapes)} as shape
    from ${zoneTables}
    where ${zoneConditions(kind, part)} and (${after ?? null}::uuid is null or zone.id > ${after ?? null}::uuid)
    order by zone.id limit ${limit}
  `.execute(db);
  return rows;
}

export async function countZoneFeatures(db: Db, kind: ZoneKind, part: Omit<Part, 'after' | 'limit'>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${zoneTables} where ${zoneConditions(kind, part)}
  `.execute(db);
  return rows[0]?.count ?? 0;
}
