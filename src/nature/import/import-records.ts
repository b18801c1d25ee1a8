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

async function refuseWrongDataset(context: Context, file: RecordsFile): Promise<void> {
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
export async function importRecords(
  context: Context,
  file: RecordsImport,
): Promise<RecordCounts & { batchId: string }> {
  await refuseWrongDataset(context, file);
  const person = personOf(context);
  const at = context.effects.now();
  const { organisationId, filename, mapping } = file;
  return context.db.transaction().execute(async (tx) => {
    if (file.draftId) await takeRecordDraft(tx, file.draftId);
    const batchId = await recordBatches.insert(tx, {
      organisationId,
      filename,
      rowCount: 0,
      createdBy: person.id,
      createdAt: at,
    });
    const reader = await FileReader.open(tx, file, todayOf(context.effects), batchId);
    const entry = { organisationId, batchId, createdBy: person.id, at };
    await insertRecords(tx, entry, newRecords(tx, entry, reader, file));
    const { rows, inserted, updated, rejected, skipped, empty } = reader.report;
    const counts = { rows, inserted, updated, rejected, skipped, empty };
    refuseUnless(counts, file);
    await recordBatches.setRowCount(tx, batchId, inserted + updated);
    await recordBatches.keepMapping(tx, organisationId, headerKey(reader.header), mapping);
    await recordChange(tx, context, {
      organisationId,
      verb: 'record.import',
      objectKind: 'import',
      objectId: batchId,
      after: { filename, ...counts },
    });
    return { batchId, ...counts };
  });
}

function refuseUnless({ rows, inserted, updated, rejected }: RecordCounts, { validOnly }: RecordsImport): void {
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

/** Records that the file adds, batch by batch; those it speaks of again are rewritten on the way. */
async function* newRecords(
  tx: Tx,
  entry: RecordsEntry,
  reader: FileReader,
  { validOnly }: RecordsImport,
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
    if (updated.length > 0)
      await updateRecords(
        tx,
        entry,
        updated.map(({ id, read }) => ({ id, record: named(read) })),
      );
    yield inserted.map(named);
  }
}
