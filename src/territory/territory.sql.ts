import { type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Schema } from '../../migrations/schema.generated.ts';
import type { Db } from '../kernel/db/index.ts';
import { searchForm } from '../kernel/french.ts';
import type { ReferentialMember, ReferentialRow } from './referential.ts';
import type { Territory, TerritoryKind } from './territory.ts';

const columns = [
  'territory.id',
  'territory.kind',
  'territory.code',
  'territory.vintage',
  'territory.name',
  'territory.population',
  'territory.departementCode',
  'territory.source',
] as const;

/** Adds what is new and mends what changed; rows that are the same are left alone. */
export const upsertTerritories = (tx: Db, vintage: number, source: string, rows: ReferentialRow[]) =>
  sql`
    insert into territory (kind, code, vintage, name, search, population, departement_code, region_code, centre, source)
    select kind, code, ${vintage}, name, search, population, departement_code, region_code,
      ST_SetSRID(ST_MakePoint(longitude, latitude), 4326), ${source}
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (kind text, code text, name text, search text,
      population integer, departement_code text, region_code text, longitude float8, latitude float8)
    on conflict (kind, code, vintage) do update set name = excluded.name, search = excluded.search,
      population = excluded.population, departement_code = excluded.departement_code,
      region_code = excluded.region_code, centre = excluded.centre, source = excluded.source
    where (territory.name, territory.search, territory.population, territory.departement_code, territory.region_code, territory.centre, territory.source)
      is distinct from (excluded.name, excluded.search, excluded.population, excluded.departement_code, excluded.region_code, excluded.centre, excluded.source)
  `.execute(tx);

export const insertMembers = (tx: Db, vintage: number, members: ReferentialMember[]) =>
  sql`
    insert into territory_member (territory_id, member_id)
    select whole.id, part.id
    from json_to_recordset(${JSON.stringify(members)}::json) as given (kind text, code text, member_kind text, member_code text)
      join territory whole on whole.kind = given.kind and whole.code = given.code and whole.vintage = ${vintage}
      join territory part on part.kind = given.member_kind and part.code = given.member_code and part.vintage = ${vintage}
    on conflict do nothing
  `.execute(tx);

/** Indexes are refreshed, and the planner told, after a bulk load. */
export const analyseTerritories = (db: Db) => sql`analyze territory, territory_member`.execute(db);

/** Words beginning with what was typed, whole-name beginnings first, then the most peopled. */
export async function searchTerritories(
  db: Db,
  text: string,
  kind?: TerritoryKind | undefined,
  limit = 30,
): Promise<Territory[]> {
  const wanted = searchForm(text);
  if (!wanted) return [];
  let query = db
    .selectFrom('territory')
    .select(columns)
    .where((eb) => eb.or([eb('search', 'like', `${wanted}%`), eb('search', 'like', `% ${wanted}%`)]))
    .where(inLatestVintage);
  if (kind) query = query.where('kind', '=', kind);
  return query
    .orderBy(sql`code = ${wanted}`, 'desc')
    .orderBy(sql`search = ${wanted} || ' ' || lower(code)`, 'desc')
    .orderBy(sql`search like ${`${wanted}%`}`, 'desc')
    .orderBy(sql`population desc nulls last`)
    .orderBy('name')
    .limit(limit)
    .execute();
}

/** In the latest geography that knows the code, or in the one asked for. */
export const findTerritory = (
  db: Db,
  kind: TerritoryKind,
  code: string,
  vintage?: number,
): Promise<Territory | undefined> =>
  db
    .selectFrom('territory')
    .select(columns)
    .where('kind', '=', kind)
    .where('code', '=', code)
    .$if(vintage !== undefined, (query) => query.where('vintage', '=', vintage ?? 0))
    .orderBy('vintage', 'desc')
    .executeTakeFirst();

export const listMembers = (db: Db, territoryId: string): Promise<Territory[]> =>
  db
    .selectFrom('territory')
    .innerJoin('territoryMember', 'territoryMember.memberId', 'territory.id')
    .select(columns)
    .where('territoryMember.territoryId', '=', territoryId)
    .orderBy(sql`territory.name collate fr`)
    .execute();

/** What a territory is part of: its EPCI, its département, the perimeters that hold it. */
export const listContainers = (db: Db, territoryId: string): Promise<Territory[]> =>
  db
    .selectFrom('territory')
    .innerJoin('territoryMember', 'territoryMember.territoryId', 'territory.id')
    .select(columns)
    .where('territoryMember.memberId', '=', territoryId)
    .orderBy('territory.kind')
    .orderBy(sql`territory.name collate fr`)
    .execute();

export async function findCentre(db: Db, territoryId: string): Promise<{ longitude: number; latitude: number } | null> {
  const row = await db
    .selectFrom('territory')
    .select([sql<number | null>`ST_X(centre)`.as('longitude'), sql<number | null>`ST_Y(centre)`.as('latitude')])
    .where('id', '=', territoryId)
    .executeTakeFirst();
  return row?.longitude != null && row.latitude != null ? { longitude: row.longitude, latitude: row.latitude } : null;
}

/** Communes of those codes, in the latest geography. */
export const findCommunes = (db: Db, codes: string[]) =>
  db
    .selectFrom('territory')
    .select(['id', 'code', 'name', 'population'])
    .where('kind', '=', 'commune')
    .where('code', 'in', codes)
    .where(inLatestVintage)
    .execute();

export const findPerimeterByCode = (tx: Db, code: string) =>
  tx
    .selectFrom('territory')
    .select(['id', 'name', 'organisationId'])
    .where('kind', '=', 'perimeter')
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst();

export interface PerimeterRow {
  code: string;
  name: string;
  search: string;
  vintage: number;
  population: number | null;
  organisationId: string;
  source: string;
}

export async function writePerimeter(tx: Db, id: string | undefined, row: PerimeterRow, memberIds: string[]) {
  const { id: territoryId } = id
    ? await tx.updateTable('territory').set(row).where('id', '=', id).returning('id').executeTakeFirstOrThrow()
    : await tx
        .insertInto('territory')
        .values({ ...row, kind: 'perimeter' })
        .returning('id')
        .executeTakeFirstOrThrow();
  await tx.deleteFrom('territoryMember').where('territoryId', '=', territoryId).execute();
  await sql`
    insert into territory_member (territory_id, member_id) select ${territoryId}, unnest(${memberIds}::uuid[])
  `.execute(tx);
  return territoryId;
}

export const setOrganisationTerritory = (tx: Db, organisationId: string, territoryId: string) =>
  tx.updateTable('organisation').set({ territoryId }).where('id', '=', organisationId).execute();

/** Organisations that work on this territory, and those an administrator may give it to. */
export const listOrganisationsOn = (db: Db, territoryId: string) =>
  db
    .selectFrom('organisation')
    .select(['id', 'slug', 'name', 'shortName'])
    .where('territoryId', '=', territoryId)
    .orderBy('name')
    .execute();

/** The territories that organisations of the installation work on, the most peopled first. */
export const listTerritoriesAtWork = (db: Db): Promise<Territory[]> =>
  db
    .selectFrom('territory')
    .select(columns)
    .where('id', 'in', (eb) => eb.selectFrom('organisation').select('territoryId').where('territoryId', 'is not', null))
    .orderBy(sql`population desc nulls last`)
    .execute();

function inLatestVintage(eb: ExpressionBuilder<Schema, 'territory'>) {
  return eb.or([
    eb('territory.kind', '=', 'perimeter'),
    sql<SqlBool>`territory.vintage = (select max(official.vintage) from territory official where official.kind = territory.kind and official.code = territory.code)`,
  ]);
}
