import type { Db } from '../kernel/db/index.ts';
import type { Context } from './context.ts';

export interface Change {
  organisationId: string;
  verb: string;
  objectKind: string;
  objectId: string;
  before?: unknown;
  after?: unknown;
  reason?: string | null;
}

/** Writes who changed what, in the transaction of the change itself. */
export const recordChange = (tx: Db, context: Context, change: Change): Promise<void> =>
  recordChanges(tx, context, [change]);

/** The same for many changes at once. */
export async function recordChanges(tx: Db, context: Context, changes: Change[]): Promise<void> {
  const at = context.effects.now();
  const rows = changes.map((change) => ({
    at,
    personId: context.actor.person?.id ?? null,
    organisationId: change.organisationId,
    verb: change.verb,
    objectKind: change.objectKind,
    objectId: change.objectId,
    before: change.before === undefined ? null : JSON.stringify(change.before),
    after: change.after === undefined ? null : JSON.stringify(change.after),
    reason: change.reason ?? null,
  }));
  await tx.insertInto('auditEntry').values(rows).execute();
}

export interface AuditLine {
  at: Date;
  personName: string | null;
  verb: string;
  objectKind: string;
  objectId: string;
  before: unknown;
  after: unknown;
  reason: string | null;
}

/** What happened to one object, latest first. */
export const listChangesOf = (db: Db, objectKind: string, objectId: string, limit = 50): Promise<AuditLine[]> =>
  changes(db).where('objectKind', '=', objectKind).where('objectId', '=', objectId).limit(limit).execute();

/** What happened in an organisation, latest first. */
export const listChangesIn = (db: Db, organisationId: string, limit = 200): Promise<AuditLine[]> =>
  changes(db).where('auditEntry.organisationId', '=', organisationId).limit(limit).execute();

const changes = (db: Db) =>
  db
    .selectFrom('auditEntry')
    .leftJoin('person', 'person.id', 'auditEntry.personId')
    .select([
      'auditEntry.at',
      'person.name as personName',
      'auditEntry.verb',
      'auditEntry.objectKind',
      'auditEntry.objectId',
      'auditEntry.before',
      'auditEntry.after',
      'auditEntry.reason',
    ])
    .orderBy('auditEntry.id', 'desc');
