import { type AuditLine, listChangesOf } from './audit.sql.ts';
import type { Context } from './context.ts';
import { may } from './permission.ts';

/** What happened to an object, latest first, for those who work in its organisation; nothing for the others. */
export const readHistory = (
  { db, actor }: Pick<Context, 'db' | 'actor'>,
  objectKind: string,
  object: { id: string; organisationId: string },
): Promise<AuditLine[]> =>
  may(actor, 'work.read', object) ? listChangesOf(db, objectKind, object.id) : Promise.resolve([]);
