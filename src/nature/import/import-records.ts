import { authorise, type Context, personOf, recordChange } from '../../identity/index.ts';
import { todayOf } from '../../kernel/day.ts';
import { importBatchesOf } from '../../kernel/db/import-batch.sql.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { printCount } from '../../kernel/french.ts';
import { datasetClosed } from '../dataset/dataset-closed.ts';
import { addObservers } from '../record/observer.sql.ts';
import { insertRecords, type RecordsEntry } from '../record/record.sql.ts';
import type { RecordToWrite } from '../record/record.ts';
import { readDatasets } from './known.sql.ts';
import { FileReader, type ReadReport, type RecordCounts, type RecordsFile } from './read-file.ts';
import { personKey, type SaidPerson } from './read-names.ts';
import type { ReadRecord } from './read-record.ts';
import { takeRecordDraft } from './record-draft.ts';
import { headerKey, type RecordMapping } from './record-mapping.ts';
import { updateRecords } from './write.sql.ts';

export const recordBatches = importBatchesOf<RecordMapping>('records');
export const listRecordImports = recordBatches.list;

/** Reads a file of records, says all that is wrong with it and what it would bring. Writes nothing. */
export async function tryRecordImport(context: Context, file: RecordsFile): Promise<ReadReport> {
  await refuseWrongDataset(context, file);
  const reader = await FileReader.open(context.db, file, todayOf(context.effects));
  for await (const _ of reader.batches());
  return reader.report;
}

export async function refuseWrongDataset(context: Context, file: RecordsFile): Promise<void> {
  authorise(context.actor, 'import.run', file);
  const active = (await readDatasets(context.db, file.organisationId)).get(file.datasetId);
  if (active === undefined) throw missing('Ce jeu de données');
  if (!active) throw datasetClosed();
}

export interface RecordsImport extends RecordsFile {
  /** Rows that are wrong are left out instead of keeping the whole file out. */
  validOnly?: boolean | undefined;
  /** The file in waiting that this import is of. */
  draftId?: string | undefined;
}

/** Writes what a file says, all of it or nothing, in one transaction; every record bears the import, so that it can be undone. */
export const importRecords = (context: Context, file: RecordsImport): Promise<RecordCounts & { batchId: string }> =>
  context.db.transaction().execute(async (tx) => {
    await refuseWrongDataset({ ...context, db: tx }, file);
    if (file.draftId) await takeRecordDraft(tx, file.draftId);
    const batch = await openBatch(tx, context, file);
    const update = (updated: UpdatedRecord[]) => updateRecords(tx, batch.entry, updated);
    await insertRecords(tx, batch.entry, newRecords(tx, batch, file, update));
    refuseUnless(countsOf(batch.reader), file);
    return closeBatch(tx, context, file, batch);
  });

export interface OpenBatch {
  entry: RecordsEntry & { batchId: string };
  reader: FileReader;
}

export async function openBatch(tx: Tx, context: Context, file: RecordsFile): Promise<OpenBatch> {
  const { organisationId, filename } = file;
  const [createdBy, at] = [personOf(context).id, context.effects.now()];
  const batchId = await recordBatches.insert(tx, { organisationId, filename, rowCount: 0, createdBy, createdAt: at });
  const reader = await FileReader.open(tx, file, todayOf(context.effects), batchId);
  return { entry: { organisationId, batchId, createdBy, at }, reader };
}

export const countsOf = ({
  report: { rows, inserted, updated, rejected, skipped, empty },
}: FileReader): RecordCounts => ({
  ...{ rows, inserted, updated, rejected, skipped, empty },
});

/** Keeps what was written under its import, and how its columns were understood. */
export async function closeBatch(
  tx: Tx,
  context: Context,
  { organisationId, filename, mapping }: RecordsFile,
  { entry: { batchId }, reader }: OpenBatch,
): Promise<RecordCounts & { batchId: string }> {
  const counts = countsOf(reader);
  await recordBatches.setRowCount(tx, batchId, counts.inserted + counts.updated);
  await recordBatches.keepMapping(tx, organisationId, headerKey(reader.header), mapping);
  await recordChange(tx, context, {
    organisationId,
    verb: 'record.import',
    objectKind: 'import',
    objectId: batchId,
    after: { filename, ...counts },
  });
  return { batchId, ...counts };
}

export function refuseUnless({ rows, inserted, updated, rejected }: RecordCounts, { validOnly }: RecordsImport): void {
  if (rows === 0)
    throw new DomainError('invalid', 'empty_file', 'Ce fichier ne contient aucune ligne sous les titres de colonnes.');
  if (rejected > 0 && !validOnly)
    throw new DomainError(
      'invalid',
      'rows_to_mend',
      `${rejected === 1 ? 'Une ligne est à corriger' : `${printCount(rejected, 'ligne')} sont à corriger`}\u00a0: rien n’a été importé. Corrigez le fichier, ou demandez l’import des seules lignes valables.`,
    );
  if (inserted + updated === 0)
    throw new DomainError(
      'invalid',
      'nothing_to_import',
      'Aucune ligne de ce fichier n’est à importer\u00a0: toutes sont à corriger, déjà là ou laissées de côté.',
    );
}

export interface UpdatedRecord {
  id: string;
  record: RecordToWrite;
}

/** Records that the file adds, batch by batch; what it says again of others is handed over on the way. */
export async function* newRecords(
  tx: Tx,
  { entry, reader }: OpenBatch,
  { validOnly }: Pick<RecordsImport, 'validOnly'>,
  update: (updated: UpdatedRecord[]) => Promise<void>,
): AsyncGenerator<RecordToWrite[]> {
  for await (const { newPeople, inserted, updated } of reader.batches()) {
    if (reader.report.rejected > 0 && !validOnly) continue;
    for (const [key, id] of await addObservers(tx, entry.organisationId, newPeople)) reader.observers.set(key, id);
    const idsOf = (people: SaidPerson[]) => people.flatMap((person) => reader.observers.get(personKey(person)) ?? []);
    const named = ({ record, observers, determiners }: ReadRecord) => ({
      ...record,
      observerIds: idsOf(observers),
      determinerIds: idsOf(determiners),
    });
    if (updated.length > 0) await update(updated.map(({ id, read }) => ({ id, record: named(read) })));
    yield inserted.map(named);
  }
}
