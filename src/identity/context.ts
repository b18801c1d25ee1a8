import type { Db } from '../kernel/db/index.ts';
import type { Effects } from '../kernel/effects.ts';
import type { Actor } from './permission.ts';

/** What every use case is given first: who asks, the database, and the outside world. */
export interface Context {
  actor: Actor;
  db: Db;
  effects: Effects;
}

/** The person behind a change. A use case that writes has authorised its actor, so there is one. */
export function personOf(context: Context): { id: string; name: string; email: string } {
  if (!context.actor.person) throw new Error('a visitor got past authorise()');
  return context.actor.person;
}
