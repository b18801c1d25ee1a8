import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import { toldGeometry } from '../record/readable.sql.ts';
import type { Audience, Clause, ExchangeFormat, ExchangeKind } from './exchange.ts';
import type { Selection } from './selection.ts';
import type { SentCounts, SentDataset } from './sent-row.ts';
import { viewOf } from './sent-rows.sql.ts';

export interface Exchange {
  id: string;
  organisationId: string;
  kind: ExchangeKind;
  seriesId: string | null;
  body: string;
  person: string;
  email: string;
  askedOn: string;
  subject: string;
  purpose: string;
  clause: Clause;
  clauseReference: string;
  audience: Audience;
  format: ExchangeFormat;
  filter: Selection;
  state: 'preparing' | 'ready' | 'failed' | 'told';
  failure: string;
  rowCount: number;
  taxonCount: number;
  faunaCount: number;
  floraCount: number;
  addedCount: number;
  changedCount: number;
  withdrawnCount: number;
  doneCount: number;
  generated: boolean;
  file: string | null;
  filename: string;
  size: string | null;
  sha256: string | null;
  sentOn: string;
  madeAt: Date | null;
  droppedAt: Date | null;
  createdAt: Date;
  sender: string | null;
  organisation: string;
}

const selected = sql`
  select data_exchange.*, data_exchange.size::text, person.name as sender, organisation.name as organisation
  from data_exchange join organisation on organisation.id = data_exchange.organisation_id
    left join person on person.id = data_exchange.created_by`;

export const findExchange = async (db: Db, id: string): Promise<Exchange | undefined> =>
  (await sql<Exchange>`${selected} where data_exchange.id = ${id}::uuid`.execute(db)).rows[0];

/** Of these organisations, latest first; of one year where it is said. */
export const listExchanges = async (
  db: Db,
  organisationIds: string[],
  { year, limit, offset }: { year?: number | undefined; limit: number; offset: number },
): Promise<Exchange[]> =>
  (
    await sql<Exchange>`
      ${selected} where data_exchange.organisation_id = any(${organisationIds}::uuid[])
        ${year ? sql`and sent_on between make_date(${year}::integer, 1, 1) and make_date(${year}::integer, 12, 31)` : sql``}
      order by sent_on desc, data_exchange.created_at desc, data_exchange.id limit ${limit} offset ${offset}
    `.execute(db)
  ).rows;

/** The transmissions of a suite, latest first. */
export const listSeries = async (db: Db, seriesId: string): Promise<Exchange[]> =>
  (
    await sql<Exchange>`${selected} where series_id = ${seriesId}::uuid
      order by data_exchange.created_at desc, data_exchange.id`.execute(db)
  ).rows;

export const listYears = async (
  db: Db,
  organisationIds: string[],
): Promise<{ year: number; exchanges: number; rows: number }[]> =>
  (
    await sql<{ year: number; exchanges: number; rows: number }>`
      select extract(year from sent_on)::integer as year, count(*)::integer as exchanges, sum(row_count)::integer as rows
      from data_exchange where organisation_id = any(${organisationIds}::uuid[]) and state in ('ready', 'told')
      group by 1 order by 1 desc
    `.execute(db)
  ).rows;

type Kept = Omit<
  Exchange,
  'doneCount' | 'failure' | 'file' | 'filename' | 'size' | 'sha256' | 'madeAt' | 'droppedAt' | 'sender' | 'organisation'
>;

export const insertExchange = (tx: Tx, { filter, ...exchange }: Kept & { createdBy: string | null }) =>
  tx
    .insertInto('dataExchange')
    .values({ ...exchange, filter: JSON.stringify(filter) })
    .execute();

interface Staged {
  id: string;
  organisationId: string;
  audience: Audience;
  seriesId: string | null;
}

/**
 * Gathers what a sending holds in one statement: all that its circle may read and that matches or, after the first of a
 * suite, what the recipient does not hold as it stands now; then what the recipient holds and no longer should.
 */
export async function stageLines(tx: Tx, exchange: Staged, matches: RawBuilder<unknown>): Promise<void> {
  const { id, organisationId, audience, seriesId } = exchange;
  const isLater = seriesId !== null && seriesId !== id;
  const current = sql`${viewOf(audience)} record where record.organisation_id = ${organisationId}::uuid and ${matches}`;
  await sql`
    insert into exchange_line (exchange_id, record_id, what, state)
    select ${id}::uuid, current.id, case when sent.record_id is null then 'new' else 'changed' end, current.state
    from (select record.id, ${stateOf} as state from ${current}) current
      left join sent_record sent on ${isLater}::boolean and sent.series_id = ${seriesId}::uuid and sent.record_id = current.id
    where sent.state is distinct from current.state
  `.execute(tx);
  if (!isLater) return;
  await sql`
    insert into exchange_line (exchange_id, record_id, what, state)
    select ${id}::uuid, sent.record_id, 'withdrawn', sent.state
    from sent_record sent left join (select record.id from ${current}) current on current.id = sent.record_id
    where sent.series_id = ${seriesId}::uuid and current.id is null
  `.execute(tx);
  await sql`analyze exchange_line`.execute(tx);
}

/** All that makes a record leave anew: what was written of it, what is shown of it, what it is judged to be, who is named. */
const stateOf = sql`hashtextextended(concat_ws('|', extract(epoch from record.changed_at), record.sensitivity,
  record.shown_level, record.place_kind, record.cd_ref, record.taxref_version, record.validation,
  (select string_agg(shown.name, ',' order by shown.id) from shown_observer shown
    where shown.organisation_id = record.organisation_id and shown.id = any(record.observer_ids || record.determiner_ids))), 0)`;

/** What was gathered: how many of what, when and where. */
export async function countStaged(tx: Tx, { id, organisationId, audience }: Staged): Promise<SentCounts> {
  const { rows } = await sql<Omit<SentCounts, 'extent' | 'withdrawn'> & { box: number[] | null }>`
    select count(*)::integer as rows, count(distinct record.cd_ref)::integer as taxa,
      count(*) filter (where taxon.kingdom = 'Animalia')::integer as fauna,
      count(*) filter (where taxon.kingdom = 'Plantae')::integer as flora,
      count(*) filter (where line.what = 'new')::integer as added,
      count(*) filter (where line.what = 'changed')::integer as changed,
      coalesce(bool_or(dataset.generated), false) as generated,
      min(record.date_from) as date_from, max(record.date_to) as date_to,
      (select array[ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box)] from
        (select ST_Transform(ST_SetSRID(ST_Extent(${toldGeometry('record')})::geometry, 2154), 4326) as box) around) as box,
      coalesce(array_agg(distinct taxon.kingdom) filter (where taxon.kingdom <> ''), '{}') as kingdoms
    from exchange_line line
      join ${viewOf(audience)} record on record.organisation_id = ${organisationId}::uuid and record.id = line.record_id
      join dataset on dataset.organisation_id = record.organisation_id and dataset.id = record.dataset_id
      left join taxon on taxon.version = record.taxref_version and taxon.cd_nom = record.cd_ref
    where line.exchange_id = ${id}::uuid and line.what <> 'withdrawn'
  `.execute(tx);
  const { withdrawn } = await tx
    .selectFrom('exchangeLine')
    .select(({ fn }) => fn.countAll<string>().as('withdrawn'))
    .where('exchangeId', '=', id)
    .where('what', '=', 'withdrawn')
    .executeTakeFirstOrThrow();
  const { box, ...counts } = rows[0] as (typeof rows)[number];
  return { ...counts, withdrawn: Number(withdrawn), extent: box && (box as [number, number, number, number]) };
}

export const keepCounts = (tx: Tx, id: string, counts: SentCounts) =>
  tx
    .updateTable('dataExchange')
    .set({
      rowCount: counts.rows,
      taxonCount: counts.taxa,
      faunaCount: counts.fauna,
      floraCount: counts.flora,
      addedCount: counts.added,
      changedCount: counts.changed,
      withdrawnCount: counts.withdrawn,
      generated: counts.generated,
    })
    .where('id', '=', id)
    .execute();

/** Datasets that a sending takes from, with what EML says of them. */
export async function listSentDatasets(db: Db, { id, organisationId, audience }: Staged): Promise<SentDataset[]> {
  const { rows } = await sql<SentDataset>`
    with used as materialized (
      select distinct record.dataset_id from exchange_line line
        join ${viewOf(audience)} record on record.organisation_id = ${organisationId}::uuid and record.id = line.record_id
      where line.exchange_id = ${id}::uuid and line.what <> 'withdrawn'
    )
    select dataset.id, dataset.name, dataset.description, dataset.keywords, dataset.licence, dataset.generated,
      framework.name as framework, framework.description as framework_description,
      framework.territory_detail as territory,
      coalesce((select json_agg(json_build_object('role', actor.role, 'name', actor.name, 'body', actor.body,
          'email', actor.email) order by actor.position)
        from dataset_actor actor where actor.organisation_id = dataset.organisation_id and actor.dataset_id = dataset.id),
        '[]'::json) as actors
    from used join dataset on dataset.organisation_id = ${organisationId}::uuid and dataset.id = used.dataset_id
      join framework on framework.organisation_id = dataset.organisation_id and framework.id = dataset.framework_id
    order by dataset.name
  `.execute(db);
  return rows;
}

export const tellProgress = (db: Db, id: string, doneCount: number) =>
  db.updateTable('dataExchange').set({ doneCount }).where('id', '=', id).execute();

export const failExchange = (db: Db, id: string, failure: string) =>
  db.updateTable('dataExchange').set({ state: 'failed', failure }).where('id', '=', id).execute();

export const resumeExchange = async (db: Db, id: string): Promise<boolean> =>
  (
    await db
      .updateTable('dataExchange')
      .set({ state: 'preparing', failure: '', doneCount: 0 })
      .where('id', '=', id)
      .where('state', 'in', ['failed', 'preparing'])
      .executeTakeFirst()
  ).numUpdatedRows > 0n;

/** The file is made: what the recipient now holds is kept, what was gathered is let go. */
export async function finishExchange(
  tx: Tx,
  { id, seriesId }: { id: string; seriesId: string | null },
  made: { file: string; filename: string; size: number; sha256: string; madeAt: Date },
): Promise<void> {
  if (seriesId) {
    await sql`
      insert into sent_record (series_id, record_id, state)
      select ${seriesId}::uuid, record_id, state from exchange_line where exchange_id = ${id}::uuid and what <> 'withdrawn'
      on conflict (series_id, record_id) do update set state = excluded.state
    `.execute(tx);
    await sql`
      delete from sent_record using exchange_line line
      where sent_record.series_id = ${seriesId}::uuid and line.exchange_id = ${id}::uuid and line.what = 'withdrawn'
        and line.record_id = sent_record.record_id
    `.execute(tx);
  }
  await tx.deleteFrom('exchangeLine').where('exchangeId', '=', id).execute();
  await tx
    .updateTable('dataExchange')
    .set({ ...made, state: 'ready', failure: '' })
    .where('id', '=', id)
    .execute();
}

/** Whether a transmission of this suite is being made: the next one waits, it would not know what was sent. */
export const isSeriesBusy = async (tx: Tx, seriesId: string): Promise<boolean> =>
  (await tx
    .selectFrom('dataExchange')
    .select('id')
    .where('seriesId', '=', seriesId)
    .where('state', 'in', ['preparing', 'failed'])
    .executeTakeFirst()) !== undefined;

export const lockExchange = (tx: Tx, id: string) =>
  sql`select from data_exchange where id = ${id}::uuid for update`.execute(tx);

export const forgetFile = (tx: Tx, id: string, droppedAt: Date) =>
  tx.updateTable('dataExchange').set({ file: null, droppedAt }).where('id', '=', id).execute();

/** A sending that never came to a file leaves the register. */
export const deleteExchange = (tx: Tx, id: string) => tx.deleteFrom('dataExchange').where('id', '=', id).execute();

export interface MatchingCounts {
  rows: number;
  taxa: number;
  /** Of those that match, what does not leave for this circle. */
  kept: number;
}

/** What a circle would be sent of a selection, and what it would not. */
export async function countMatching(
  db: Db,
  { organisationId, audience }: { organisationId: string; audience: Audience },
  matches: RawBuilder<unknown>,
): Promise<MatchingCounts> {
  const counted = (table: RawBuilder<unknown>) => sql`
    select count(*)::integer as rows, count(distinct cd_ref)::integer as taxa from ${table} record
    where record.organisation_id = ${organisationId}::uuid and ${matches}`;
  const { rows } = await sql<MatchingCounts>`
    select sent.rows, sent.taxa, greatest(there.rows - sent.rows, 0) as kept
    from (${counted(viewOf(audience))}) sent, (${counted(sql.table('record'))}) there
  `.execute(db);
  return rows[0] ?? { rows: 0, taxa: 0, kept: 0 };
}
