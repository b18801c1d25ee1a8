import { z } from 'zod';
import { authorise, type Context, organisationsWhere, recordChange } from '../../identity/index.ts';
import { day, todayOf } from '../../kernel/day.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { parseInput } from '../../kernel/input.ts';
import type { Due } from '../deadline/due.ts';
import { addMonths } from '../deadline/due-date.rule.ts';
import { type KeptKind, readKept, type SavedKept, saveKept } from '../kept/save-kept.ts';
import {
  countLateDeliveries,
  insertNextDelivery,
  insertReminder,
  listDeliveries,
  listReminders,
} from './delivery.sql.ts';
import { deliveryParts } from './delivery.ts';
import { deliveryState } from './delivery-state.rule.ts';

const deliveryKind: KeptKind = {
  table: 'delivery',
  kind: 'delivery',
  verb: 'delivery.edit',
  name: 'cette livraison',
  parts: deliveryParts,
};

/** Writes a delivery owed. Received, one that comes back is written again, due that many months later. */
export const saveDelivery = (context: Context, values: FormValues, id?: string): Promise<SavedKept> =>
  saveKept(context, {
    kind: deliveryKind,
    values,
    id,
    also: async (tx, { id: deliveryId, receivedOn, everyMonths, dueOn }) => {
      if (!receivedOn || !everyMonths) return;
      await insertNextDelivery(tx, deliveryId, addMonths(String(dueOn ?? receivedOn), Number(everyMonths)));
    },
  });

const reminderInput = z.object({ remindedOn: day, note: z.string().trim().max(500).default('') });

/** Keeps that a partner was reminded. */
export async function remindDelivery(
  context: Context,
  deliveryId: string,
  input: z.input<typeof reminderInput>,
): Promise<void> {
  const { row } = await readKept(context, deliveryKind, deliveryId);
  authorise(context.actor, 'delivery.edit', row);
  const reminder = parseInput(reminderInput, input);
  await context.db.transaction().execute(async (tx) => {
    await insertReminder(tx, { deliveryId, ...reminder, recordedBy: context.actor.person?.id ?? null });
    await recordChange(tx, context, {
      organisationId: row.organisationId,
      verb: 'delivery.remind',
      objectKind: 'delivery',
      objectId: deliveryId,
      after: reminder,
    });
  });
}

/** A delivery with its reminders. */
export async function readDelivery(context: Context, id: string) {
  const { row, values } = await readKept(context, deliveryKind, id);
  return { row, values, reminders: await listReminders(context.db, id) };
}

/** What is owed to the organisations somebody works in, each with its state of today. */
export async function readDeliveries(context: Context) {
  const ids = organisationsWhere(context.actor, 'work.read');
  const today = todayOf(context.effects);
  const deliveries = ids.length > 0 ? await listDeliveries(context.db, ids) : [];
  return deliveries.map((delivery) => ({ ...delivery, state: deliveryState(delivery, today) }));
}

export const countLate = (context: Context): Promise<number> =>
  countLateDeliveries(context.db, organisationsWhere(context.actor, 'work.read'), todayOf(context.effects));

/** Deliveries that are awaited by a day. */
export async function deliveriesDue(db: Context['db'], organisationIds: string[]): Promise<Due[]> {
  const deliveries = await listDeliveries(db, organisationIds);
  return deliveries.flatMap(({ id, organisationId, dueOn, receivedOn, title, partner, responsible }) =>
    dueOn && !receivedOn
      ? [
          {
            kind: 'delivery' as const,
            organisationId,
            on: dueOn,
            label: `${title}, par ${partner}`,
            because: null,
            who: responsible,
            href: `/veille/livraisons/${id}`,
          },
        ]
      : [],
  );
}
