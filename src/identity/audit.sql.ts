import { type NotNull, sql } from 'kysely';
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

/** The same for many changes at once, in one statement. */
export async function recordChanges(tx: Db, context: Context, changes: Change[]): Promise<void> {
  const at = context.effects.now();
  const rows = changes.map((change) => ({
    at,
    person_id: context.actor.person?.id ?? null,
    organisation_id: change.organisationId,
    verb: change.verb,
    object_kind: change.objectKind,
    object_id: change.objectId,
    before: change.before,
    after: change.after,
    reason: change.reason ?? null,
  }));
  const names = sql.raw('at, person_id, organisation_id, verb, object_kind, object_id, before, after, reason');
  await sql`insert into audit_entry (${names})
    select ${names} from json_populate_recordset(null::audit_entry, ${JSON.stringify(rows)}::json)`.execute(tx);
}

/** What happened to an account, in the journal of each organisation that it opens. */
export const recordOfPerson = (
  tx: Db,
  context: Context,
  organisationIds: string[],
  { personId, ...change }: { personId: string } & Pick<Change, 'verb' | 'before' | 'after'>,
): Promise<void> =>
  recordChanges(
    tx,
    context,
    organisationIds.map((organisationId) => ({ organisationId, objectKind: 'person', objectId: personId, ...change })),
  );

/** The number of the latest change, "0" where there is none: equal while nothing was journalled. */
export async function findLastChange(db: Db): Promise<string> {
  const { rows } = await sql<{ last: string }>`select coalesce(max(id), 0)::text as last from audit_entry`.execute(db);
  return rows[0]?.last ?? '0';
}

export interface AuditLine {
  organisationId: string;
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
export const listChangesOf = (db: Db, objectKind: string, objectId: string, limit = 100): Promise<AuditLine[]> =>
  changes(db).where('objectKind', '=', objectKind).where('objectId', '=', objectId).limit(limit).execute();

export interface WantedChanges {
  objectKind: string;
  /** Part of the author's name. */
  person: string;
  /** Days, ISO; empty for no bound. */
  from: string;
  to: string;
}

/** What happened in an organisation, latest first, kept to a kind of object, an author, days of the French calendar. */
export const searchChangesIn = (
  db: Db,
  organisationId: string,
  { objectKind, person, from, to }: WantedChanges,
  limit: number,
): Promise<AuditLine[]> => {
  let query = changes(db).where('auditEntry.organisationId', '=', organisationId);
  if (objectKind) query = query.where('objectKind', '=', objectKind);
  if (person) query = query.where(sql<boolean>`unaccent(person.name) ilike '%' || unaccent(${person}) || '%'`);
  if (from) query = query.where(sql<boolean>`at >= ${from}::timestamp at time zone 'Europe/Paris'`);
  if (to) query = query.where(sql<boolean>`at < (${to}::date + 1)::timestamp at time zone 'Europe/Paris'`);
  return query.limit(limit).execute();
};

const changes = (db: Db) =>
  db
    .selectFrom('auditEntry')
    .leftJoin('person', 'person.id', 'auditEntry.personId')
    .select([
      'auditEntry.at',
      'auditEntry.organisationId',
      'person.name as personName',
      'auditEntry.verb',
      'auditEntry.objectKind',
      'auditEntry.objectId',
      'auditEntry.before',
      'auditEntry.after',
      'auditEntry.reason',
    ])
    .$narrowType<{ organisationId: NotNull }>()
    .orderBy('auditEntry.id', 'desc');
