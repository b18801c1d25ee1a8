import type { Db } from '../kernel/db/index.ts';
import type { Effects } from '../kernel/effects.ts';
import { type Actor, signInNeeded } from './permission.ts';

/** What every use case is given first: who asks, the database, and the outside world. */
export interface Context {
  actor: Actor;
  db: Db;
  effects: Effects;
}

/** The person behind a change. */
export function personOf(context: Context): { id: string; name: string; email: string } {
  if (!context.actor.person) throw signInNeeded();
  return context.actor.person;
}
