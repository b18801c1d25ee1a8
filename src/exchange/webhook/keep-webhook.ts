import { z } from 'zod';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { isDomainError, missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { parseInput } from '../../kernel/input.ts';
import { readAddress } from '../../kernel/outside/ask-outside.ts';
import type { Seal } from '../../kernel/seal.ts';
import type { Outside } from '../connector/ask-source.ts';
import { sendDelivery } from './send-deliveries.ts';
import { webhookSecret } from './sign-delivery.ts';
import {
  askAgain,
  deleteWebhook,
  findWebhook,
  insertDelivery,
  insertWebhook,
  listDeliveries,
  listWebhooks,
  stopWebhook,
  takeDelivery,
  type Webhook,
} from './webhook.sql.ts';

const webhookInput = z.object({
  organisationId: z.uuid(),
  name: z.string().trim().min(1, 'Donnez le nom du programme à prévenir.').max(120),
  address: z.string().trim().max(2000),
});
export type WebhookInput = z.input<typeof webhookInput>;

const about = ({ id, organisationId }: Pick<Webhook, 'id' | 'organisationId'>) => ({
  ...{ organisationId, objectKind: 'webhook', objectId: id },
});

/** Has a program told of each report that the organisation publishes from now on. */
export async function declareWebhook(
  context: Context,
  input: WebhookInput,
  { innerHosts, seal }: Outside,
): Promise<string> {
  authorise(context.actor, 'webhook.keep', input);
  const given = parseInput(webhookInput, input);
  readAddress(given.address, innerHosts);
  const { effects } = context;
  return context.db.transaction().execute(async (tx) => {
    const secret = seal.close(webhookSecret(effects.secret(32)));
    const id = await insertWebhook(tx, {
      ...{ ...given, secret, ownerId: personOf(context).id, createdAt: effects.now() },
    });
    const after = { name: given.name, address: given.address };
    await recordChange(tx, context, { ...about({ ...given, id }), verb: 'webhook.declare', after });
    return id;
  });
}

const shownDeliveries = 20;

/** The programs that an organisation has told, each with what it was told last. */
export async function readWebhooks({ db, actor }: Context, organisationId: string, { seal }: Pick<Outside, 'seal'>) {
  authorise(actor, 'webhook.keep', { organisationId });
  const webhooks = await listWebhooks(db, organisationId);
  return Promise.all(
    webhooks.map(async (webhook) => ({
      ...webhook,
      ...openSecret(seal, webhook.secret),
      deliveries: await listDeliveries(db, webhook.id, shownDeliveries),
    })),
  );
}

/** A secret closed with another key is told, so that its program can be removed and declared again. */
function openSecret(seal: Seal, kept: string): { secret: string | null; unopened: string | null } {
  try {
    return { secret: seal.open(kept), unopened: null };
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return { secret: null, unopened: error.message };
  }
}

/** Tells a program something that means nothing, at once, so that it can be seen to understand. */
export async function tryWebhook(context: Context, id: string, outside: Outside): Promise<string> {
  const { db, effects } = context;
  const webhook = await mine(context, id);
  const body = JSON.stringify({ type: 'essai', timestamp: effects.now().toISOString(), data: { nom: webhook.name } });
  const trial = await insertDelivery(db, { webhookId: id, editionId: null, body, askedAt: effects.now() });
  const taken = await takeDelivery(db, effects.now(), trial);
  if (!taken) return 'Il est en chemin : sa réponse paraîtra ci-dessous.';
  return sendDelivery(context, taken, outside);
}

export async function stopTelling(context: Context, id: string): Promise<void> {
  const webhook = await mine(context, id);
  await context.db.transaction().execute(async (tx) => {
    await stopWebhook(tx, id, `Arrêté par ${personOf(context).name}.`);
    await recordChange(tx, context, { ...about(webhook), verb: 'webhook.stop' });
  });
}

/** Tells it again, from what it did not receive on. */
export async function resumeTelling(context: Context, id: string): Promise<void> {
  const webhook = await mine(context, id);
  await context.db.transaction().execute(async (tx) => {
    await stopWebhook(tx, id, null);
    await askAgain(tx, id, context.effects.now());
    await recordChange(tx, context, { ...about(webhook), verb: 'webhook.resume' });
  });
}

export async function removeWebhook(context: Context, id: string): Promise<void> {
  const webhook = await mine(context, id);
  await context.db.transaction().execute(async (tx) => {
    await recordChange(tx, context, { ...about(webhook), verb: 'webhook.remove', before: { name: webhook.name } });
    await deleteWebhook(tx, id);
  });
}

async function mine({ db, actor }: Context, id: string): Promise<Webhook> {
  const webhook = isId(id) ? await findWebhook(db, id) : undefined;
  if (!webhook) throw missing('Ce programme');
  authorise(actor, 'webhook.keep', webhook);
  return webhook;
}
