import { randomUUID } from 'node:crypto';
import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { printCount } from '../../kernel/french.ts';
import { readTable, type Table } from '../../kernel/table/read-table.ts';
import { loadReferences } from '../action/references.sql.ts';
import { guessMapping, headerKey, type Mapping } from './action-columns.ts';
import {
  deleteDraft,
  deleteDraftsBefore,
  findDraft,
  findMapping,
  insertBatch,
  insertDraft,
  insertImported,
  keepMapping,
} from './import.sql.ts';
import { type ReadAction, readActions, territoryTexts } from './read-actions.ts';

export interface ActionsFile {
  organisationId: string;
  filename: string;
  content: Uint8Array;
  /** Column of actions by column of the file; by default the one remembered for this header, else guessed. */
  mapping?: Mapping | undefined;
}

/** Every row of the file is accounted for: rows = actions to create, or rows with a finding; empty lines are listed. */
export interface DryRun {
  header: string[];
  mapping: Mapping;
  /** The first rows, as they will be read. */
  sample: string[][];
  rows: number;
  emptyLines: number[];
  actions: ReadAction[];
  findings: Finding[];
}

/** Reads a file of actions and says all that is wrong with it. Writes nothing. */
export async function tryImport(context: Context, file: ActionsFile): Promise<DryRun> {
  authorise(context.actor, 'import.run', { organisationId: file.organisationId });
  const table = await readTable(file.content);
  const mapping = file.mapping ?? (await rememberedMapping(context, file.organisationId, table));
  const references = await loadReferences(context.db, file.organisationId, territoryTexts(table, mapping));
  const given = { organisationId: file.organisationId, newId: randomUUID };
  const { actions, findings } = readActions(table, mapping, references, given);
  const sample = table.rows.slice(0, 3).map((row) => row.cells);
  const { header, emptyLines } = table;
  return { header, mapping, sample, rows: table.rows.length, emptyLines, actions, findings };
}

const rememberedMapping = async (context: Context, organisationId: string, table: Table): Promise<Mapping> =>
  guessMapping(table.header, await findMapping(context.db, organisationId, headerKey(table.header)));

/** Creates all the actions of a file, or none. The mapping is remembered for the next file with this header. */
export async function importActions(
  context: Context,
  file: ActionsFile,
): Promise<{ batchId: string; created: number }> {
  const { header, mapping, actions, findings } = await tryImport(context, file);
  if (findings.length > 0) throw refused(findings);
  const { organisationId, filename } = file;
  const at = context.effects.now();
  const person = personOf(context).id;
  return context.db.transaction().execute(async (tx) => {
    const created = actions.length;
    const batch = { organisationId, filename, rowCount: created, createdBy: person, createdAt: at };
    const { id: batchId } = await insertBatch(tx, batch);
    await insertImported(tx, actions, { id: batchId, recordedBy: person, recordedAt: at });
    await keepMapping(tx, organisationId, headerKey(header), mapping);
    await recordChange(tx, context, {
      organisationId,
      verb: 'action.import',
      objectKind: 'import',
      objectId: batchId,
      after: { filename, created },
    });
    return { batchId, created };
  });
}

const refused = (findings: readonly Finding[]): DomainError =>
  new DomainError(
    'invalid',
    'import_refused',
    `${printCount(findings.length, 'cellule est à corriger', 'cellules sont à corriger')}\u00a0: rien n’a été importé. Corrigez le fichier, puis envoyez-le à nouveau.`,
    { findings },
  );

/** Keeps a file between its upload and its import; files forgotten for a day are dropped. */
export async function keepDraft(context: Context, file: ActionsFile): Promise<{ id: string }> {
  authorise(context.actor, 'import.run', { organisationId: file.organisationId });
  await readTable(file.content);
  const createdAt = context.effects.now();
  const { organisationId, filename, content } = file;
  return context.db.transaction().execute(async (tx) => {
    await deleteDraftsBefore(tx, new Date(createdAt.getTime() - 24 * 3_600_000));
    return insertDraft(tx, { organisationId, filename, content, createdBy: personOf(context).id, createdAt });
  });
}

export async function readDraft(context: Context, id: string): Promise<ActionsFile> {
  const draft = await findDraft(context.db, id);
  if (!draft) throw missing('Ce fichier en attente');
  authorise(context.actor, 'import.run', draft);
  const { organisationId, filename, content } = draft;
  return { organisationId, filename, content };
}

export async function dropDraft(context: Context, id: string): Promise<void> {
  await readDraft(context, id);
  await deleteDraft(context.db, id);
}
