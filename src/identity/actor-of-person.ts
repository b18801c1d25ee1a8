import type { Db } from '../kernel/db/index.ts';
import type { Actor } from './permission.ts';
import { findOpenPerson } from './person.sql.ts';
import { listGrants } from './session.sql.ts';

/** Who works through a job, with their rights of this instant; undefined once their account is closed. */
export async function actorOfPerson(db: Db, personId: string): Promise<Actor | undefined> {
  const person = await findOpenPerson(db, personId);
  return person && { person, grants: await listGrants(db, personId) };
}
