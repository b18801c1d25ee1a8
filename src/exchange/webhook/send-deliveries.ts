import type { Context } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { refusalOf } from '../../kernel/db/refusal.ts';
import type { Job } from '../../kernel/jobs/job.ts';
import { askOutside } from '../../kernel/outside/ask-outside.ts';
import type { Seal } from '../../kernel/seal.ts';
import { listPublishedSince } from '../../report/index.ts';
import { tellEdition } from '../api/tell-edition.ts';
import type { Outside } from '../connector/ask-source.ts';
import type { Announcement } from './announcement.ts';
import { minutesToNextTry } from './next-try.rule.ts';
import { signDelivery } from './sign-delivery.ts';
import {
  endTry,
  insertDelivery,
  keepSecret,
  listOpenSecrets,
  listToldEditions,
  listToldWebhooks,
  stopWebhook,
  takeDelivery,
  type WaitingDelivery,
  type Webhook,
} from './webhook.sql.ts';

type World = Pick<Context, 'db' | 'effects'>;
type Told = Outside & { origin: string };

const limits = { mostBytes: 100_000, mostSeconds: 20 };

/** Tells programs of what was published since they asked to be told. */
export const tellingWebhooks = (told: Told): Job => ({
  name: 'webhooks',
  cron: '* * * * *',
  run: (world) => tellWebhooks(world, told),
});

/** Gives how many deliveries were tried. */
export async function tellWebhooks(world: World, told: Told): Promise<number> {
  const { db, effects } = world;
  await closeKeptSecrets(db, told.seal);
  for (const webhook of await listToldWebhooks(db)) await askDeliveries(db, webhook, told.origin, effects.now());
  let tried = 0;
  for (let due = await takeDelivery(db, effects.now()); due; due = await takeDelivery(db, effects.now())) {
    await sendDelivery(world, due, told);
    tried += 1;
  }
  return tried;
}

/** Closes what an older version kept open. */
async function closeKeptSecrets(db: Db, seal: Seal): Promise<void> {
  for (const { id, secret } of await listOpenSecrets(db)) await keepSecret(db, id, seal.close(secret));
}

/** Read from what is published rather than said by who publishes: nothing is missed, and nothing is told twice. */
async function askDeliveries(db: Db, { id, organisationId, createdAt }: Webhook, origin: string, now: Date) {
  const known = await listToldEditions(db, id);
  const published = await listPublishedSince(db, organisationId, createdAt);
  for (const edition of published.filter((each) => !known.has(each.id))) {
    const told: Announcement = {
      type: 'edition.publiee',
      timestamp: now.toISOString(),
      data: { ...tellEdition(origin, edition), api: `${origin}/api/editions/${edition.id}` },
    };
    await insertDelivery(db, { webhookId: id, editionId: edition.id, body: JSON.stringify(told), askedAt: now });
  }
}

/** Makes one try and writes down what came of it; gives the sentence that tells it. */
export async function sendDelivery(
  { db, effects }: World,
  { id, webhookId, body, attempts, address, secret }: WaitingDelivery,
  { innerHosts, seal }: Outside,
): Promise<string> {
  const at = effects.now();
  const end = (sentence: string, isReceived: boolean) =>
    endTry(db, id, {
      sentence,
      receivedAt: isReceived ? effects.now() : null,
      notBefore: isReceived ? null : afterMinutes(effects.now(), minutesToNextTry(attempts)),
    }).then(() => sentence);
  try {
    const { status } = await askOutside({
      ...{ address, method: 'POST', body, innerHosts, ...limits },
      headers: { 'content-type': 'application/json', ...signDelivery(seal.open(secret), { id, body, at }) },
    });
    if (status === 410)
      await stopWebhook(db, webhookId, 'Arrêté : le programme répond qu’il ne veut plus être prévenu.');
    const isReceived = status >= 200 && status < 300;
    return end(isReceived ? `Reçu (${status}).` : `Refusé (${status}).`, isReceived);
  } catch (error) {
    const refused = refusalOf(error);
    if (!refused) throw error;
    return end(refused.message, false);
  }
}

const afterMinutes = (now: Date, minutes: number | null): Date | null =>
  minutes === null ? null : new Date(now.getTime() + minutes * 60_000);
