import { createHash } from 'node:crypto';
import type { Tx } from '../../kernel/db/index.ts';
import type { Effects } from '../../kernel/effects.ts';

/**
 * Counts one more from an address today, and tells how many it sent before. The address is not kept: a hash of it is, with a
 * salt that goes with its day.
 */
export async function countSending(tx: Tx, effects: Effects, day: string, address: string): Promise<number> {
  await tx.deleteFrom('sendingDay').where('day', '<', day).execute();
  await tx
    .insertInto('sendingDay')
    .values({ day, salt: effects.secret(32).toString('base64url') })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const { salt } = await tx.selectFrom('sendingDay').select('salt').where('day', '=', day).executeTakeFirstOrThrow();
  const sender = createHash('sha256').update(`${salt} ${address}`).digest('base64url');
  const { sent } = await tx
    .insertInto('sendingCount')
    .values({ day, sender, sent: 1 })
    .onConflict((conflict) =>
      conflict.columns(['day', 'sender']).doUpdateSet((eb) => ({ sent: eb('sendingCount.sent', '+', 1) })),
    )
    .returning('sent')
    .executeTakeFirstOrThrow();
  return sent - 1;
}
