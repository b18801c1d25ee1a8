import type { Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { DomainError } from '../../kernel/errors.ts';
import type { Finding } from '../../kernel/finding.ts';
import { printDate } from '../../kernel/french.ts';
import {
  closeBatch,
  countsOf,
  newRecords,
  openBatch,
  recordBatches,
  refuseUnless,
  refuseWrongDataset,
  type UpdatedRecord,
} from '../import/import-records.ts';
import type { RecordsFile } from '../import/read-file.ts';
import { updateRecords } from '../import/write.sql.ts';
import { insertRecords } from '../record/record.sql.ts';
import type { RecordToWrite } from '../record/record.ts';
import { findChanges, lockVersions } from './changed-records.sql.ts';
import { printChanges } from './print-changes.ts';

/** A record that the source says otherwise than it stands. */
export interface OfferedRecord {
  id: string;
  /** The number that the source gives it. */
  key: string;
  label: string;
  ours: string;
  theirs: string;
  version: number;
}

/** Every row is accounted for: rows = inserted + same + differing + rejected. */
export interface OfferedRecords {
  /** The import of what is new; null where nothing is. */
  batchId: string | null;
  rows: number;
  /** By their numbers in the source. */
  inserted: string[];
  same: string[];
  differing: OfferedRecord[];
  rejected: number;
  findings: Finding[];
  /** New ones that look like another record: they are written all the same, and told. */
  alike: number;
}

/**
 * Takes records that a source gives, by every rule of an import: what is new is written as one, which can be undone; what
 * it says otherwise than a record stands is given back, for a person to choose; a bad row is told and keeps no other out.
 */
export async function offerRecords(
  tx: Tx,
  context: Context,
  file: RecordsFile,
  keyOf: (record: RecordToWrite) => string,
): Promise<OfferedRecords> {
  await refuseWrongDataset({ ...context, db: tx }, file);
  const batch = await openBatch(tx, context, { ...file, known: 'update' });
  const known: UpdatedRecord[] = [];
  const inserted: string[] = [];
  const keep = async (updated: UpdatedRecord[]) => void known.push(...updated);
  async function* kept() {
    for await (const fresh of newRecords(tx, batch, { validOnly: true }, keep)) {
      inserted.push(...fresh.map(keyOf));
      yield fresh;
    }
  }
  await insertRecords(tx, batch.entry, kept());
  const changed = new Map(
    (known.length > 0 ? await findChanges(tx, batch.entry, known) : []).map((one) => [one.id, one]),
  );
  const { report } = batch.reader;
  const { rows, rejected, log, likelyCount } = report;
  report.skipped += report.updated;
  report.updated = 0;
  if (inserted.length > 0) await closeBatch(tx, context, file, batch);
  else await recordBatches.remove(tx, batch.entry.batchId);
  return {
    ...{ rows, inserted, rejected, alike: likelyCount },
    batchId: inserted.length > 0 ? batch.entry.batchId : null,
    same: known.filter(({ id }) => !changed.has(id)).map(({ record }) => keyOf(record)),
    differing: known.flatMap(({ id, record }) => {
      const change = changed.get(id);
      if (!change) return [];
      const label = `${record.nameCited}, ${printDate(record.dateFrom)}`;
      return [{ id, key: keyOf(record), label, ...printChanges(change), version: change.version }];
    }),
    findings: log.told.filter(({ tier }) => tier === 'A'),
  };
}

/** A person takes what the source says of records: an import that can be undone. What changed since it was read stays. */
export async function acceptRecords(
  tx: Tx,
  context: Context,
  file: RecordsFile,
  accepted: readonly Pick<OfferedRecord, 'id' | 'version'>[],
): Promise<void> {
  await refuseWrongDataset({ ...context, db: tx }, file);
  const versions = await lockVersions(
    tx,
    file.organisationId,
    accepted.map(({ id }) => id),
  );
  if (accepted.some(({ id, version }) => versions.get(id) !== version)) throw changedSince();
  const batch = await openBatch(tx, context, { ...file, known: 'update' });
  const update = (updated: UpdatedRecord[]) => updateRecords(tx, batch.entry, updated);
  await insertRecords(tx, batch.entry, newRecords(tx, batch, {}, update));
  refuseUnless(countsOf(batch.reader), file);
  await closeBatch(tx, context, file, batch);
}

const changedSince = () =>
  new DomainError(
    'conflict',
    'records_changed_since_read',
    'Quelqu’un a modifié une de ces données depuis que la source a été lue. Rien n’est repris : lisez la source de nouveau, puis choisissez.',
  );
