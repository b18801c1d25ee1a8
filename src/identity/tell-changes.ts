import type { Db } from '../kernel/db/index.ts';
import type { AuditLine } from './audit.sql.ts';
import { type FieldChange, fieldChanges, figuresQuotedIn } from './field-changes.ts';
import type { Journal, NamedObject } from './journal.ts';

/** A line of the journal in words. Plain data. */
export interface ToldChange {
  at: Date;
  person: string | null;
  /** What happened. */
  event: string;
  changes: FieldChange[];
  reason: string | null;
}

interface Teller {
  db: Db;
  journal: Journal;
}

/** Changes of one organisation's objects, in words. */
export async function tellChanges({ db, journal }: Teller, lines: AuditLine[]): Promise<ToldChange[]> {
  const codes = [...new Set(lines.flatMap(({ before, after }) => figuresQuotedIn([before, after])))];
  const [first] = lines;
  const figures = first && codes.length > 0 ? await journal.labelFigures(db, first.organisationId, codes) : new Map();
  const words = { ...journal, figures };
  return lines.map(({ at, personName, verb, before, after, reason }) => {
    const read = journal.readers[verb];
    const told = (state: unknown) => (read && typeof state === 'object' && state !== null ? read(state) : state);
    return {
      at,
      person: personName ?? journal.unsigned[verb] ?? null,
      event: journal.verbs[verb] ?? verb,
      changes: fieldChanges(told(before), told(after), words),
      reason,
    };
  });
}

/** What was changed each time, under its name of today; null for what is no more. One query for each kind of object. */
export async function nameObjects({ db, journal }: Teller, lines: AuditLine[]): Promise<(NamedObject | null)[]> {
  const named = new Map<string, NamedObject>();
  for (const [kind, ofKind] of Map.groupBy(lines, ({ objectKind }) => objectKind)) {
    const ids = [...new Set(ofKind.map(({ objectId }) => objectId))];
    const objects = await journal.kinds[kind]?.name(db, ids, ofKind[0]?.organisationId ?? '');
    for (const object of objects ?? []) named.set(`${kind} ${object.id}`, object);
  }
  return lines.map(({ objectKind, objectId }) => named.get(`${objectKind} ${objectId}`) ?? null);
}
