import { createHash, randomUUID } from 'node:crypto';
import { authorise, type Context, personOf, recordChange, recordChanges } from '../../identity/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { printCount } from '../../kernel/french.ts';
import { readTable, type Table } from '../../kernel/table/read-table.ts';
import { actionsByIds } from '../action/action.sql.ts';
import type { Action } from '../action/action.ts';
import { loadReferences } from '../action/references.sql.ts';
import type { References } from '../action/references.ts';
import { guessMapping, headerKey, type Mapping } from './action-columns.ts';
import type { ChangedAction } from './changed-action.ts';
import { changeImported, findMapping, insertBatch, insertImported, keepMapping, lockActionsOf } from './import.sql.ts';
import { MappedTable, textsIn } from './mapped-table.ts';
import { type ReadFile, readActions } from './read-actions.ts';

export interface ActionsFile {
  organisationId: string;
  filename: string;
  content: Uint8Array;
  /** Column of actions by column of the file; by default the one remembered for this header, else guessed. */
  mapping?: Mapping | undefined;
  /** Whether rows whose number is taken change its action; by default they are refused. */
  update?: boolean | undefined;
}

/**
 * Every row of the file is accounted for: rows = actions to create, to change or that stay the same, or rows
 * with a finding; empty lines are listed.
 */
export interface DryRun extends ReadFile {
  header: string[];
  mapping: Mapping;
  /** The first rows, as they will be read. */
  sample: string[][];
  rows: number;
  emptyLines: number[];
  /** Names what the file would do now: another one means that actions changed since. */
  seen: string;
}

/** Reads a file of actions, says all that is wrong with it and what it would change. Writes nothing. */
export async function tryImport(context: Context, file: ActionsFile): Promise<DryRun> {
  const { db, actor } = context;
  const { organisationId } = file;
  authorise(actor, 'import.run', { organisationId });
  const table = await readTable(file.content);
  const mapping = file.mapping ?? (await rememberedMapping(context, organisationId, table));
  const references = await loadReferences(db, organisationId, textsIn(table, mapping));
  const current = file.update ? await currentActions(context, references, numbersIn(table, mapping)) : undefined;
  const read = readActions(table, mapping, references, { organisationId, newId: randomUUID, current });
  const sample = table.rows.slice(0, 3).map((row) => row.cells);
  const { header, emptyLines } = table;
  return { ...read, header, mapping, sample, rows: table.rows.length, emptyLines, seen: nameOf(read) };
}

const rememberedMapping = async (context: Context, organisationId: string, table: Table): Promise<Mapping> =>
  guessMapping(table.header, await findMapping(context.db, organisationId, headerKey(table.header)));

function numbersIn(table: Table, mapping: Mapping): Set<string> {
  const sheet = new MappedTable(table, mapping);
  return new Set(table.rows.map((row) => sheet.cell(row, 'number')));
}

async function currentActions(
  { db }: Context,
  { actions }: References,
  numbers: ReadonlySet<string>,
): Promise<Map<string, Action>> {
  const ids = actions.filter(({ number }) => numbers.has(number)).map(({ id }) => id);
  return new Map((await actionsByIds(db, ids)).map((action) => [action.number, action]));
}

const nameOf = ({ created, changed }: ReadFile): string =>
  createHash('sha256')
    .update(JSON.stringify([created.map(({ number }) => number), changed.map(({ id, version }) => [id, version])]))
    .digest('hex');

interface Imported {
  batchId: string;
  created: number;
  changed: number;
}

/**
 * Creates and changes all the actions of a file, or none. `seen`, from the dry run that a person agreed to, holds it
 * to that: if an action changed since, nothing is written. The mapping is remembered for the next file with this header.
 */
export function importActions(context: Context, file: ActionsFile & { seen?: string | undefined }): Promise<Imported> {
  return context.db.transaction().execute(async (tx) => {
    const run = await holdAndTry({ ...context, db: tx }, file);
    if (run.findings.length > 0) throw refused(run.findings);
    if (file.seen && file.seen !== run.seen) throw changedSince();
    const { organisationId, filename } = file;
    const { created, changed } = run;
    const [recordedAt, recordedBy] = [context.effects.now(), personOf(context).id];
    const rowCount = created.length + changed.length;
    const { id } = await insertBatch(tx, {
      organisationId,
      filename,
      rowCount,
      createdBy: recordedBy,
      createdAt: recordedAt,
    });
    await insertImported(tx, created, { id, recordedBy, recordedAt });
    await changeImported(tx, changed, { id, recordedBy, recordedAt });
    await keepMapping(tx, organisationId, headerKey(run.header), run.mapping);
    const counts = { created: created.length, changed: changed.length };
    await recordChange(tx, context, {
      organisationId,
      verb: 'action.import',
      objectKind: 'import',
      objectId: id,
      after: { filename, ...counts },
    });
    await recordChanges(
      tx,
      context,
      changed.map((action) => ({ organisationId, verb: 'action.import_change', ...traceOf(action) })),
    );
    return { batchId: id, ...counts };
  });
}

/** The actions that the file changes are held before they are read, so that nobody changes them in between. */
async function holdAndTry(context: Context, file: ActionsFile): Promise<DryRun> {
  const { organisationId } = file;
  authorise(context.actor, 'import.run', { organisationId });
  if (file.update) await lockActionsOf(context.db, organisationId);
  return tryImport(context, file);
}

/** What changed, cell by cell, for the history of the action. */
const traceOf = ({ id, cells }: ChangedAction) => ({
  objectKind: 'action',
  objectId: id,
  before: Object.fromEntries(cells.map(({ column, before }) => [column, before])),
  after: Object.fromEntries(cells.map(({ column, after }) => [column, after])),
});

const refused = (findings: readonly Finding[]): DomainError =>
  new DomainError(
    'invalid',
    'import_refused',
    `${printCount(findings.length, 'cellule est à corriger', 'cellules sont à corriger')}\u00a0: rien n’a été importé. Corrigez le fichier, puis envoyez-le à nouveau.`,
    { findings },
  );

const changedSince = (): DomainError =>
  new DomainError(
    'conflict',
    'import_outdated',
    'Des actions ont changé depuis cette vérification\u00a0: rien n’a été importé. Voici ce que le fichier changerait maintenant\u202f; relisez, puis importez.',
  );
