import { sql } from 'kysely';
import type { Db } from '../../kernel/db/index.ts';

/** What a source says otherwise; `offered` is what is to be written if it is taken, and what it was compared with. */
export interface Offered {
  about: string;
  /** The row that says it, which may say several things. */
  rowKey: string;
  label: string;
  ours: string;
  theirs: string;
  offered: { seen: string };
}

/**
 * Keeps what a source says otherwise: what was chosen stands while it says the same of what it was compared with. What it
 * says alike again waits no more. Gives the rows of which something waits.
 */
export async function keepDifferences(tx: Db, connectorId: string, all: Offered[], now: Date): Promise<Set<string>> {
  const rows = JSON.stringify(all);
  await sql`
    delete from connector_difference where connector_id = ${connectorId} and decided_at is null
      and about not in (select about from json_to_recordset(${rows}::json) said (about text))
  `.execute(tx);
  await sql`
    insert into connector_difference as known (connector_id, about, row_key, label, ours, theirs, offered, found_at)
    select ${connectorId}, about, "rowKey", label, ours, theirs, offered, ${now}::timestamptz
    from json_to_recordset(${rows}::json)
      said (about text, "rowKey" text, label text, ours text, theirs text, offered jsonb)
    on conflict (connector_id, about) do update set label = excluded.label, ours = excluded.ours,
      theirs = excluded.theirs, offered = excluded.offered, row_key = excluded.row_key, decided_at = null,
      decided_by = null, choice = null,
      found_at = case when ${saysAnew} then excluded.found_at else known.found_at end
      where known.decided_at is null or ${saysAnew}
  `.execute(tx);
  const waits = await tx
    .selectFrom('connectorDifference')
    .select('rowKey')
    .distinct()
    .where('connectorId', '=', connectorId)
    .where('decidedAt', 'is', null)
    .execute();
  return new Set(waits.map(({ rowKey }) => rowKey));
}

const saysAnew = sql`(known.theirs <> excluded.theirs or known.offered->>'seen' <> excluded.offered->>'seen')`;

export interface Difference {
  id: string;
  label: string;
  ours: string;
  theirs: string;
  foundAt: Date;
  offered: { seen: string };
}

const waiting = (db: Db, connectorId: string) =>
  db
    .selectFrom('connectorDifference')
    .select(['id', 'label', 'ours', 'theirs', 'foundAt', sql<Difference['offered']>`offered`.as('offered')])
    .where('connectorId', '=', connectorId)
    .where('decidedAt', 'is', null);

/** The first of those that wait, and how many do. */
export async function listDifferences(
  db: Db,
  connectorId: string,
  limit: number,
): Promise<{ first: Difference[]; count: number }> {
  const first = await waiting(db, connectorId).orderBy('label').orderBy('id').limit(limit).execute();
  const { count } = await db
    .selectFrom('connectorDifference')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('connectorId', '=', connectorId)
    .where('decidedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return { first, count: Number(count) };
}

/** Those that still wait, of the ones named. */
export const lockDifferences = (tx: Db, connectorId: string, ids: string[]): Promise<Difference[]> =>
  waiting(tx, connectorId)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .forUpdate()
    .execute();

export const decideDifferences = (
  tx: Db,
  ids: string[],
  decided: { choice: 'ours' | 'theirs'; decidedBy: string; decidedAt: Date },
) =>
  tx
    .updateTable('connectorDifference')
    .set(decided)
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .execute();
