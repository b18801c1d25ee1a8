import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Actor } from './metadata-form.ts';

export type MetadataKind = 'framework' | 'dataset';

export interface MetadataRow {
  id: string;
  organisationId: string;
  name: string;
  version: number;
  [column: string]: unknown;
}

export const findMetadata = async (
  db: Db,
  kind: MetadataKind,
  id: string,
  lock = false,
): Promise<MetadataRow | undefined> =>
  (
    await sql<MetadataRow>`
      select * from ${sql.table(kind)} where id = ${id}::uuid ${lock ? sql`for update` : sql``}
    `.execute(db)
  ).rows[0];

type Columns = Record<string, unknown>;

/** The columns of a row as they are given, in the types their table has. */
export async function writeMetadata(
  tx: Tx,
  kind: MetadataKind,
  organisationId: string,
  id: string | undefined,
  row: Columns,
): Promise<MetadataRow> {
  const names = Object.keys(row).map(snake);
  const given = JSON.stringify(Object.fromEntries(Object.entries(row).map(([name, value]) => [snake(name), value])));
  const list = sql.raw(names.join(', '));
  const said = sql`json_populate_record(null::${sql.table(kind)}, ${given}::json) given`;
  const { rows } = id
    ? await sql<MetadataRow>`
        update ${sql.table(kind)} kept set (${list}, version) = (select ${sql.raw(names.map((name) => `given.${name}`).join(', '))}, kept.version + 1 from ${said})
        where organisation_id = ${organisationId}::uuid and id = ${id}::uuid returning *
      `.execute(tx)
    : await sql<MetadataRow>`
        insert into ${sql.table(kind)} (organisation_id, ${list}) select ${organisationId}::uuid, ${list} from ${said} returning *
      `.execute(tx);
  return rows[0] as MetadataRow;
}

const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

export async function replaceActors(
  tx: Tx,
  kind: MetadataKind,
  { organisationId, id }: { organisationId: string; id: string },
  actors: Actor[],
): Promise<void> {
  const column = kind === 'framework' ? 'frameworkId' : 'datasetId';
  await tx.deleteFrom('datasetActor').where('organisationId', '=', organisationId).where(column, '=', id).execute();
  if (actors.length === 0) return;
  await tx
    .insertInto('datasetActor')
    .values(actors.map((actor, position) => ({ ...actor, organisationId, position, [column]: id })))
    .execute();
}

export const listActors = (db: Db, kind: MetadataKind, id: string): Promise<Actor[]> =>
  db
    .selectFrom('datasetActor')
    .select(['role', 'name', 'body', 'email'])
    .where(kind === 'framework' ? 'frameworkId' : 'datasetId', '=', id)
    .orderBy('position')
    .execute();

export interface ListedDataset {
  id: string;
  organisationId: string;
  organisation: string;
  name: string;
  shortName: string;
  frameworkId: string;
  framework: string;
  published: boolean;
  active: boolean;
  generated: boolean;
  licence: string;
  recordCount: number;
}

export const listDatasetNames = (db: Db, organisationIds: string[]): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('dataset')
    .select(['id', 'name'])
    .where((eb) => eb('organisationId', '=', eb.fn.any(eb.val(organisationIds))))
    .orderBy(sql`name collate fr`)
    .orderBy('id')
    .execute();

/** Datasets of these organisations, and those that others publish, framework by framework. */
export const listDatasets = (db: Db, organisationIds: string[]): Promise<ListedDataset[]> =>
  db
    .selectFrom('dataset')
    .innerJoin('framework', (join) =>
      join
        .onRef('framework.organisationId', '=', 'dataset.organisationId')
        .onRef('framework.id', '=', 'dataset.frameworkId'),
    )
    .innerJoin('organisation', 'organisation.id', 'dataset.organisationId')
    .select(['dataset.id', 'dataset.organisationId', 'organisation.shortName as organisation', 'dataset.name'])
    .select(['dataset.shortName', 'dataset.frameworkId', 'framework.name as framework', 'dataset.published'])
    .select(['dataset.active', 'dataset.generated', 'dataset.licence', 'dataset.recordCount'])
    .where((eb) =>
      eb.or([
        eb('dataset.published', '=', true),
        eb('dataset.organisationId', '=', eb.fn.any(eb.val(organisationIds))),
      ]),
    )
    .orderBy(sql`framework.name collate fr`)
    .orderBy(sql`dataset.name collate fr`)
    .execute();

export const listFrameworks = (db: Db, organisationIds: string[]) =>
  db
    .selectFrom('framework')
    .select(['id', 'organisationId', 'name', 'startsOn', 'endsOn', 'closed'])
    .where((eb) => eb('organisationId', '=', eb.fn.any(eb.val(organisationIds))))
    .orderBy(sql`name collate fr`)
    .execute();

export const nameFrameworks = async (db: Db, ids: string[]) =>
  (
    await db
      .selectFrom('framework')
      .select(['id', 'name'])
      .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
      .execute()
  ).map((row) => ({ ...row, href: `/nature/cadres/${row.id}` }));

export const nameDatasets = async (db: Db, ids: string[]) =>
  (
    await db
      .selectFrom('dataset')
      .select(['id', 'name'])
      .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
      .execute()
  ).map((row) => ({ ...row, href: `/nature/jeux/${row.id}` }));
