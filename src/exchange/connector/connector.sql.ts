import { sql } from 'kysely';
import type { NamedObject } from '../../identity/journal.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { Retention } from '../../kernel/retention.ts';
import { sealMark } from '../../kernel/seal.ts';
import type { KindName, Rhythm, RowCounts } from './connector.ts';

export interface Connector {
  id: string;
  organisationId: string;
  name: string;
  address: string;
  rhythm: Rhythm;
  kind: KindName;
  /** What its kind asked; read by it alone. */
  settings: Record<string, unknown>;
  ownerId: string;
  nextAt: Date | null;
  stopped: string | null;
  failures: number;
  etag: string | null;
  lastModified: string | null;
}

export type NewConnector = Pick<
  Connector,
  'organisationId' | 'name' | 'address' | 'rhythm' | 'kind' | 'settings' | 'ownerId' | 'nextAt' | 'stopped'
> & { createdAt: Date };

const connectors = (db: Db) =>
  db
    .selectFrom('connector')
    .select(['id', 'organisationId', 'name', 'address', 'rhythm', sql<KindName>`kind`.as('kind'), 'ownerId'])
    .select(['nextAt', 'stopped', 'failures', 'etag', 'lastModified'])
    .select(sql<Connector['settings']>`settings`.as('settings'));

export const insertConnector = async (tx: Db, { settings, ...row }: NewConnector): Promise<string> =>
  (
    await tx
      .insertInto('connector')
      .values({ ...row, settings: JSON.stringify(settings) })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

export const findConnector = (db: Db, id: string): Promise<Connector | undefined> =>
  connectors(db).where('id', '=', id).executeTakeFirst();

/** Settings of a kind of sources in which one of these is kept as it was typed. */
export async function listOpenSecrets(
  db: Db,
  kind: KindName,
  secrets: readonly string[],
): Promise<Pick<Connector, 'id' | 'settings'>[]> {
  if (secrets.length === 0) return [];
  const { rows } = await sql<Pick<Connector, 'id' | 'settings'>>`
    select id, settings from connector
    where kind = ${kind} and exists (select from unnest(${secrets}::text[]) name
      where settings ->> name <> '' and not starts_with(settings ->> name, ${sealMark}))
  `.execute(db);
  return rows;
}

export const deleteConnector = (tx: Db, id: string) => tx.deleteFrom('connector').where('id', '=', id).execute();

/** Those of an organisation, with their last run and how many values wait for somebody. */
export async function listConnectors(db: Db, organisationId: string) {
  const { rows } = await sql<{
    id: string;
    name: string;
    kind: KindName;
    rhythm: Rhythm;
    stopped: string | null;
    nextAt: Date | null;
    ranAt: Date | null;
    said: string | null;
    waiting: number;
  }>`
    select connector.id, connector.name, connector.kind, connector.rhythm, connector.stopped, connector.next_at,
      run.started_at as ran_at, run.sentence as said,
      (select count(*)::int from connector_difference difference
        where difference.connector_id = connector.id and difference.decided_at is null) as waiting
    from connector left join lateral (
      select started_at, sentence from connector_run where connector_id = connector.id order by id desc limit 1
    ) run on true
    where connector.organisation_id = ${organisationId}
    order by connector.name collate fr, connector.id
  `.execute(db);
  return rows;
}

/**
 * Takes the source that is due first, and puts it off while it is read: several processes never read the same at once,
 * and one that was killed meanwhile is read again.
 */
export async function takeDueConnector(db: Db, now: Date): Promise<Connector | undefined> {
  const { rows } = await sql<Connector>`
    update connector set next_at = ${now}::timestamptz + interval '15 minutes' where id = (
      select id from connector where next_at <= ${now} order by next_at, id limit 1 for update skip locked
    )
    returning id, organisation_id, name, address, rhythm, kind, settings, owner_id, next_at, stopped, failures,
      etag, last_modified
  `.execute(db);
  return rows[0];
}

export const lockConnector = (tx: Db, id: string) =>
  tx.selectFrom('connector').select('id').where('id', '=', id).forUpdate().executeTakeFirst();

export const changeConnector = (
  tx: Db,
  id: string,
  {
    settings,
    ...row
  }: Partial<Pick<Connector, 'nextAt' | 'stopped' | 'failures' | 'etag' | 'lastModified' | 'settings'>>,
) =>
  tx
    .updateTable('connector')
    .set({ ...row, ...(settings ? { settings: JSON.stringify(settings) } : {}) })
    .where('id', '=', id)
    .execute();

export interface Run extends RowCounts {
  startedAt: Date;
  endedAt: Date;
  httpStatus: number | null;
  outcome: 'read' | 'unchanged' | 'failed';
  sentence: string;
}

/** Of a file that was taken: its hash, and the import made of it. */
export interface TakenFile {
  digest: string;
  batchId: string | null;
}

export const insertRun = (tx: Db, connectorId: string, run: Run & Partial<TakenFile>) =>
  tx
    .insertInto('connectorRun')
    .values({ connectorId, ...run })
    .execute();

/** Whether an import of a source was undone since it last gave this very file. */
export async function wasUndone(db: Db, connectorId: string, digest: string): Promise<boolean> {
  const { rows } = await sql<{ undone: boolean }>`
    select exists (
      select from connector_run run join import_batch batch on batch.id = run.batch_id
      where run.connector_id = ${connectorId} and batch.undone_at > (
        select max(ended_at) from connector_run where connector_id = ${connectorId} and digest = ${digest})
    ) as undone
  `.execute(db);
  return rows[0]?.undone ?? false;
}

export const listRuns = (db: Db, connectorId: string, limit: number) =>
  db
    .selectFrom('connectorRun')
    .select([
      'id',
      'startedAt',
      'endedAt',
      'httpStatus',
      'rows',
      'inserted',
      'completed',
      'same',
      'waiting',
      'refused',
      'outside',
    ])
    .select(['sentence', 'outcome'])
    .where('connectorId', '=', connectorId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();

export const connectorRetention: Retention = {
  table: 'connector_run',
  what: 'Lectures des sources suivies\u00a0: pour savoir d’où vient une valeur.',
  days: 365,
  forget: async (db, before) =>
    // Those that brought something are asked again whether it was undone.
    Number(
      (
        await db
          .deleteFrom('connectorRun')
          .where('startedAt', '<', before)
          .where('batchId', 'is', null)
          .executeTakeFirst()
      ).numDeletedRows,
    ),
};

export const nameConnectors = (db: Db, ids: string[]): Promise<NamedObject[]> =>
  db
    .selectFrom('connector')
    .innerJoin('organisation', 'organisation.id', 'connector.organisationId')
    .select([
      'connector.id',
      'connector.name',
      sql<string>`'/administration/organisations/' || organisation.slug || '/sources/' || connector.id`.as('href'),
    ])
    .where((eb) => eb('connector.id', '=', eb.fn.any(eb.val(ids))))
    .execute();
