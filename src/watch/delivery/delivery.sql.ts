import { sql } from 'kysely';
import type { Db, Tx } from '../../kernel/db/index.ts';
import type { Delivery } from './delivery.ts';

/** Deliveries of these organisations: what is not received first, by the day it is due. */
export async function listDeliveries(db: Db, organisationIds: string[]): Promise<Delivery[]> {
  const { rows } = await sql<Delivery>`
    select delivery.id, delivery.organisation_id, partner, title, agreement, due_on::text, received_on::text, loaded,
      coalesce(person.name, responsible) as responsible,
      (select max(reminded_on)::text from delivery_reminder where delivery_id = delivery.id) as last_reminder
    from delivery left join person on person.id = delivery.person_id
    where delivery.organisation_id = any(${organisationIds}::uuid[])
    order by received_on is not null, due_on nulls last, partner collate fr, title collate fr
  `.execute(db);
  return rows;
}

export interface Reminder {
  remindedOn: string;
  note: string;
  by: string | null;
}

export const listReminders = (db: Db, deliveryId: string): Promise<Reminder[]> =>
  db
    .selectFrom('deliveryReminder')
    .leftJoin('person', 'person.id', 'deliveryReminder.recordedBy')
    .select(['remindedOn', 'note', 'person.name as by'])
    .where('deliveryId', '=', deliveryId)
    .orderBy('remindedOn', 'desc')
    .execute();

export const insertReminder = (
  tx: Tx,
  row: { deliveryId: string; remindedOn: string; note: string; recordedBy: string | null },
) => tx.insertInto('deliveryReminder').values(row).execute();

/** The next one of a delivery that comes back: the same promise, due later; nothing where it is written already. */
export async function insertNextDelivery(tx: Tx, deliveryId: string, dueOn: string): Promise<void> {
  await sql`
    insert into delivery (organisation_id, partner, title, agreement, agreement_on, due_on, every_months, person_id,
      responsible, previous_id)
    select organisation_id, partner, title, agreement, agreement_on, ${dueOn}::date, every_months, person_id, responsible, id
    from delivery where id = ${deliveryId}::uuid
    on conflict (previous_id) do nothing
  `.execute(tx);
}

/** How many are late, for the home page of work. */
export async function countLateDeliveries(db: Db, organisationIds: string[], today: string): Promise<number> {
  const { count } = await db
    .selectFrom('delivery')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where((eb) => eb('organisationId', '=', eb.fn.any(eb.val(organisationIds))))
    .where('receivedOn', 'is', null)
    .where('dueOn', '<', today)
    .executeTakeFirstOrThrow();
  return Number(count);
}
