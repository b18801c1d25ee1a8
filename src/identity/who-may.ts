import type { Db } from '../kernel/db/index.ts';
import { may, type Target, type Verb } from './permission.ts';
import { listActorsOf } from './session.sql.ts';

/** People of an organisation who may do this, by name; accounts that are closed may nothing. */
export const whoMay = async (db: Db, verb: Verb, target: Target): Promise<{ id: string; name: string }[]> =>
  (await listActorsOf(db, target.organisationId))
    .filter((actor) => may(actor, verb, target))
    .map(({ person: { id, name } }) => ({ id, name }));
