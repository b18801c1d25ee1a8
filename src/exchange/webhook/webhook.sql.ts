import { type SqlBool, sql } from 'kysely';
import type { NamedObject } from '../../identity/journal.ts';
import type { Db } from '../../kernel/db/index.ts';
import type { Retention } from '../../kernel/retention.ts';
import { sealMark } from '../../kernel/seal.ts';

export interface Webhook {
  id: string;
  organisationId: string;
  name: string;
  address: string;
  /** Closed, as it is kept. */
  secret: string;
  createdAt: Date;
  stopped: string | null;
}

const webhooks = (db: Db) =>
  db.selectFrom('webhook').select(['id', 'organisationId', 'name', 'address', 'secret', 'createdAt', 'stopped']);

export const insertWebhook = async (tx: Db, row: Omit<Webhook, 'id' | 'stopped'> & { ownerId: string }) =>
  (await tx.insertInto('webhook').values(row).returning('id').executeTakeFirstOrThrow()).id;

export const findWebhook = (db: Db, id: string): Promise<Webhook | undefined> =>
  webhooks(db).where('id', '=', id).executeTakeFirst();

export const listWebhooks = (db: Db, organisationId: string): Promise<Webhook[]> =>
  webhooks(db).where('organisationId', '=', organisationId).orderBy('createdAt').orderBy('id').execute();

/** Those told of what is published. */
export const listToldWebhooks = (db: Db): Promise<Webhook[]> => webhooks(db).where('stopped', 'is', null).execute();

/** Those whose secret is kept as it was drawn, by an older version. */
export const listOpenSecrets = (db: Db): Promise<Pick<Webhook, 'id' | 'secret'>[]> =>
  db
    .selectFrom('webhook')
    .select(['id', 'secret'])
    .where((eb) => eb.not(eb.fn<SqlBool>('starts_with', ['secret', eb.val(sealMark)])))
    .execute();

export const keepSecret = (tx: Db, id: string, secret: string) =>
  tx.updateTable('webhook').set({ secret }).where('id', '=', id).execute();

export const stopWebhook = (tx: Db, id: string, why: string | null) =>
  tx.updateTable('webhook').set({ stopped: why }).where('id', '=', id).execute();

export const deleteWebhook = (tx: Db, id: string) => tx.deleteFrom('webhook').where('id', '=', id).execute();

export interface NewDelivery {
  webhookId: string;
  editionId: string | null;
  body: string;
  askedAt: Date;
}

/** Keeps what is to be told; a publication is told once to each program. Gives the delivery, where it is new. */
export const insertDelivery = async (tx: Db, delivery: NewDelivery): Promise<string | undefined> =>
  (
    await tx
      .insertInto('webhookDelivery')
      .values({ ...delivery, notBefore: delivery.askedAt })
      .onConflict((conflict) => conflict.columns(['webhookId', 'editionId']).doNothing())
      .returning('id')
      .executeTakeFirst()
  )?.id;

/** The editions that a program was told of, or will be. */
export const listToldEditions = async (db: Db, webhookId: string): Promise<Set<string | null>> =>
  new Set(
    (await db.selectFrom('webhookDelivery').select('editionId').where('webhookId', '=', webhookId).execute()).map(
      ({ editionId }) => editionId,
    ),
  );

export interface WaitingDelivery {
  id: string;
  webhookId: string;
  body: string;
  attempts: number;
  address: string;
  secret: string;
}

/**
 * Takes the delivery that is due first, or the one named: the try is counted before it is made, and another is due later,
 * so that a process killed meanwhile neither loses it nor tries without end.
 */
export async function takeDelivery(db: Db, now: Date, id?: string): Promise<WaitingDelivery | undefined> {
  const { rows } = await sql<WaitingDelivery>`
    update webhook_delivery delivery
    set attempts = attempts + 1, not_before = ${now}::timestamptz + interval '15 minutes'
    from webhook
    where webhook.id = delivery.webhook_id and delivery.id = (
      select due.id from webhook_delivery due join webhook told on told.id = due.webhook_id
      where due.not_before <= ${now} and told.stopped is null and (${id ?? null}::uuid is null or due.id = ${id ?? null})
      order by due.not_before, due.id limit 1 for update of due skip locked
    )
    returning delivery.id, delivery.webhook_id, delivery.body, delivery.attempts, webhook.address, webhook.secret
  `.execute(db);
  return rows[0];
}

export const endTry = (
  db: Db,
  id: string,
  told: { sentence: string; notBefore: Date | null; receivedAt: Date | null },
) => db.updateTable('webhookDelivery').set(told).where('id', '=', id).execute();

/** The last deliveries of a program, latest first. */
export const listDeliveries = (db: Db, webhookId: string, limit: number) =>
  db
    .selectFrom('webhookDelivery')
    .leftJoin('edition', 'edition.id', 'webhookDelivery.editionId')
    .select(['webhookDelivery.id', 'edition.title', 'askedAt', 'attempts', 'notBefore', 'receivedAt', 'sentence'])
    .where('webhookId', '=', webhookId)
    .orderBy('askedAt', 'desc')
    .orderBy('webhookDelivery.id')
    .limit(limit)
    .execute();

/** A delivery that was given up is due again. */
export const askAgain = (tx: Db, webhookId: string, now: Date) =>
  tx
    .updateTable('webhookDelivery')
    .set({ notBefore: now, attempts: 0 })
    .where('webhookId', '=', webhookId)
    .where('receivedAt', 'is', null)
    .execute();

/** A publication that was told stays known, so that it is not told again. */
export const webhookRetention: Retention = {
  table: 'webhook_delivery',
  what: 'Essais envoyés aux programmes prévenus\u00a0: pour savoir s’ils répondent.',
  days: 365,
  forget: async (db, before) =>
    Number(
      (
        await db
          .deleteFrom('webhookDelivery')
          .where('askedAt', '<', before)
          .where('editionId', 'is', null)
          .executeTakeFirst()
      ).numDeletedRows,
    ),
};

export const nameWebhooks = (db: Db, ids: string[]): Promise<NamedObject[]> =>
  db
    .selectFrom('webhook')
    .innerJoin('organisation', 'organisation.id', 'webhook.organisationId')
    .select([
      'webhook.id',
      'webhook.name',
      sql<string>`'/administration/organisations/' || organisation.slug || '/programmes'`.as('href'),
    ])
    .where((eb) => eb('webhook.id', '=', eb.fn.any(eb.val(ids))))
    .execute();
