import { authorise, type Context, keepRefused, recordChange, type Verb } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import type { FormValues } from '../../kernel/form-values.ts';
import { isId } from '../../kernel/identifier.ts';
import { parseInput } from '../../kernel/input.ts';
import { type FormPart, fieldsOf, formValues, type KeptValue, schemaOf } from './form-field.ts';
import {
  findKept,
  findMemberNamed,
  findPersonName,
  insertKept,
  type KeptRow,
  type KeptTable,
  lockKept,
  updateKept,
} from './kept.sql.ts';

/** A kind of thing that people follow through one form. */
export interface KeptKind {
  table: KeptTable;
  /** As the journal knows it: "delivery" tells "delivery.create" and "delivery.change". */
  kind: string;
  /** Who may write it. */
  verb: Verb;
  /** As sentences say it: "cette livraison". */
  name: string;
  parts: readonly FormPart[];
}

export interface SavedKept {
  id: string;
  organisationId: string;
  version: number;
}

interface Saving {
  kind: KeptKind;
  /** As the form sent it, with `version` and `organisationId`. */
  values: FormValues;
  /** The row to change; a new one without it. */
  id?: string | undefined;
  /** Columns that no field shows. */
  more?: Record<string, KeptValue>;
  /** Those that follow from the transaction, or from what is typed. */
  before?(tx: Tx, typed: Record<string, KeptValue>, organisationId: string): Promise<Record<string, KeptValue>>;
  /** What goes with the change, in its transaction. */
  also?(tx: Tx, after: KeptRow, before: KeptRow | undefined): Promise<void>;
}

/**
 * Writes what a form says. Refused where somebody saved since the version it started from: what was typed is then kept
 * in the journal, beside what is in force.
 */
export async function saveKept(context: Context, saving: Saving): Promise<SavedKept> {
  const { kind, values, id, also } = saving;
  const organisationId = await organisationOf(context, saving);
  authorise(context.actor, kind.verb, { organisationId });
  const typed = parseInput(schemaOf(kind.parts), values) as Record<string, KeptValue>;
  const saved = await context.db.transaction().execute(async (tx) => {
    const more = { ...saving.more, ...(await saving.before?.(tx, typed, organisationId)) };
    const before = id ? await lockKept(tx, kind.table, id) : undefined;
    if (before && String(before.version) !== values.version) return undefined;
    const fields = { ...typed, ...(await people(tx, kind, organisationId, typed)) };
    const after = before
      ? await updateKept(tx, kind.table, before.id, { ...fields, ...more })
      : await insertKept(tx, kind.table, { ...fields, ...more, organisationId });
    await recordChange(tx, context, {
      organisationId,
      verb: `${kind.kind}.${before ? 'change' : 'create'}`,
      objectKind: kind.kind,
      objectId: after.id,
      before: before && (await toldOf(tx, kind, before)),
      after: await toldOf(tx, kind, after),
    });
    await also?.(tx, after, before);
    return after;
  });
  if (!saved) throw await refuse(context, kind, id ?? '', typed);
  return { id: saved.id, organisationId, version: saved.version };
}

async function organisationOf(context: Context, { kind, values, id }: Saving): Promise<string> {
  if (!id) return values.organisationId ?? '';
  const row = isId(id) ? await findKept(context.db, kind.table, id) : undefined;
  if (!row) throw missingOf(kind);
  return row.organisationId;
}

/** A member is kept by their account, so that a change of name follows; anybody else by the name typed. */
async function people(
  tx: Tx,
  { parts }: KeptKind,
  organisationId: string,
  typed: Record<string, KeptValue>,
): Promise<Record<string, KeptValue>> {
  const [field] = fieldsOf(parts).filter((each) => each.kind === 'person');
  if (!field) return {};
  const name = String(typed[field.name] ?? '');
  const personId = name ? await findMemberNamed(tx, organisationId, name) : null;
  return { personId, responsible: personId ? '' : name };
}

/** A row as its form reads it, the member by their name. */
export async function toldOf(db: Tx | Context['db'], { parts }: KeptKind, row: KeptRow): Promise<FormValues> {
  const personId = row.personId;
  return formValues(parts, personId ? { ...row, responsible: await findPersonName(db, String(personId)) } : row);
}

async function refuse(context: Context, kind: KeptKind, id: string, typed: Record<string, KeptValue>) {
  const row = await findKept(context.db, kind.table, id);
  if (!row) return missingOf(kind);
  const current = await toldOf(context.db, kind, row);
  const sentence = await keepRefused(context, {
    organisationId: row.organisationId,
    verb: `${kind.kind}.change_refused`,
    objectKind: kind.kind,
    objectId: id,
    name: kind.name,
    current,
    typed: formValues(kind.parts, typed),
  });
  return new DomainError('conflict', 'changed_meanwhile', sentence, { version: row.version, current });
}

const missingOf = ({ name }: KeptKind) => missing(`${name.charAt(0).toUpperCase()}${name.slice(1)}`);

/** A row that the reader may see, with what its form shows. */
export async function readKept(
  context: Context,
  kind: KeptKind,
  id: string,
): Promise<{ row: KeptRow; values: FormValues }> {
  const row = isId(id) ? await findKept(context.db, kind.table, id) : undefined;
  if (!row) {
    // A visitor is asked to sign in before being told that nothing is there.
    if (!context.actor.person) authorise(context.actor, 'work.read', { organisationId: '' });
    throw missingOf(kind);
  }
  authorise(context.actor, 'work.read', row);
  return { row, values: await toldOf(context.db, kind, row) };
}
