import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Context } from '../../identity/index.ts';
import type { Tx } from '../../kernel/db/index.ts';
import { printCount } from '../../kernel/french.ts';
import { parseInput } from '../../kernel/input.ts';
import { sourceOf, streamTable } from '../../kernel/table/stream-table.ts';
import { acceptRecords, findNumbers, offerRecords, type RecordMapping, type RecordsFile } from '../../nature/index.ts';
import type { RecordToWrite } from '../../nature/record/record.ts';
import { askExport, tableOf } from './ask-geonature.ts';
import type { Connector } from './connector.sql.ts';
import type { SourceKind, TakenRows } from './source-kind.ts';
import { readDigests } from './subject.sql.ts';

/** The dataset that its records enter, and how its columns are understood, once a person said so. */
const settings = z.object({
  /** Closed, once it is kept. */
  token: z.string().trim().max(1000).default(''),
  datasetId: z.uuid().nullable().default(null),
  mapping: z
    .custom<RecordMapping>((given) => typeof given === 'object')
    .nullable()
    .default(null),
});
export type RecordsSettings = z.output<typeof settings>;

export const readRecordsSettings = (given: unknown): RecordsSettings => parseInput(settings, given);

/** An export of GeoNature. */
export const recordsExport: SourceKind = {
  secrets: ['token'],
  readSettings: readRecordsSettings,
  lacks: (given) => {
    const { mapping, datasetId } = readRecordsSettings(given);
    if (!mapping || !datasetId) return 'Dites d’abord ce que contiennent ses colonnes : elle sera lue ensuite.';
    return keyColumn(mapping)
      ? null
      : 'Dites quelle colonne porte l’identifiant de chaque donnée : sans lui, aucune ne serait reconnue la fois suivante.';
  },
  ask: ({ address, settings: given }, outside, mostPages) => {
    const { token, mapping } = readRecordsSettings(given);
    return askExport(
      { address, token: outside.seal.open(token), orderedBy: mapping ? keyColumn(mapping) : undefined },
      outside,
      mostPages,
    );
  },
  take: takeRecords,
  accept: acceptTaken,
};

/** The column that numbers records: the permanent identifier, else the producer's. */
function keyColumn({ columns }: RecordMapping): string | undefined {
  const saying = (field: string) => Object.keys(columns).find((name) => columns[name] === field);
  return saying('id') ?? saying('sourceKey');
}

interface Offer {
  file: Omit<RecordsFile, 'source'>;
  /** The column of the number of each record, and where that number is once the record is read. */
  key: string;
  by: 'id' | 'sourceKey';
  keyOf: (record: RecordToWrite) => string;
}

function offerOf({ organisationId, name, settings: given }: Connector): Offer {
  const { mapping, datasetId } = readRecordsSettings(given);
  const key = mapping && keyColumn(mapping);
  if (!mapping || !datasetId || !key) throw new Error(`The source ${name} is read before its columns are understood.`);
  const by = mapping.columns[key] === 'id' ? 'id' : 'sourceKey';
  return {
    file: { organisationId, datasetId, filename: name, mapping },
    key,
    by,
    keyOf: (record) => record[by] ?? '',
  };
}

type Cells = Record<string, string>;

/** Only rows that are new or changed since they were last read are looked at: the others are what they were. */
async function takeRecords(tx: Tx, context: Context, connector: Connector, table: Uint8Array): Promise<TakenRows> {
  const { file, key, by, keyOf } = offerOf(connector);
  const all = await readCells(table);
  const numberOf = (row: Cells) => (row[key] ?? '').toLowerCase();
  const digests = await readDigests(tx, connector.id);
  const here = await findNumbers(tx, file, by, [...digests.keys()]);
  const digestOf = digestUnder(file);
  const compared = Map.groupBy(all, (row) => (digests.get(numberOf(row)) === digestOf(row) ? 'alike' : 'touched'));
  const touched = compared.get('touched') ?? [];
  const undone = (compared.get('alike') ?? []).filter((row) => !here.has(numberOf(row))).length;
  const numbered = touched.filter((row) => numberOf(row) !== '');
  const offered =
    numbered.length > 0
      ? await offerRecords(tx, context, { ...file, source: sourceOf(tableOf(numbered)) }, (record) =>
          keyOf(record).toLowerCase(),
        )
      : { batchId: null, inserted: [], same: [], differing: [], rejected: 0, findings: [], alike: 0 };
  const settled = new Set([...offered.inserted, ...offered.same]);
  const differing = new Set(offered.differing.map((one) => one.key));
  const rows = new Map(numbered.map((row) => [numberOf(row), row]));
  return {
    ...{ rows: all.length, inserted: offered.inserted.length, completed: 0, outside: 0 },
    batchId: offered.batchId,
    same: all.length - touched.length + offered.same.length,
    refused: offered.rejected + touched.length - numbered.length,
    faults: [
      ...(offered.alike > 0
        ? [
            `${printCount(offered.alike, 'nouvelle ressemble', 'nouvelles ressemblent')} à une donnée déjà là : vérifiez-les.`,
          ]
        : []),
      ...(undone > 0
        ? [
            `${printCount(undone, 'ligne retirée chez vous n’a pas changé et n’est pas reprise', 'lignes retirées chez vous n’ont pas changé et ne sont pas reprises')}.`,
          ]
        : []),
      ...(touched.length > numbered.length
        ? [`${printCount(touched.length - numbered.length, 'ligne n’a', 'lignes n’ont')} pas d’identifiant.`]
        : []),
      ...offered.findings.map(({ sentence }) => sentence),
    ],
    differing: offered.differing.map(({ id, key: number, version, ...told }) => ({
      ...{ ...told, about: number, rowKey: number },
      offered: { id, version, cells: rows.get(number), seen: String(version) },
    })),
    listed: all.map((row) => {
      const number = numberOf(row);
      const isKnown = settled.has(number) || here.has(number) || differing.has(number);
      const digest = settled.has(number) ? digestOf(row) : null;
      return { key: number, label: isKnown ? labelOf(row, file.mapping, number) : '', digest };
    }),
  };
}

async function readCells(table: Uint8Array): Promise<Cells[]> {
  const { header, batches } = await streamTable(sourceOf(table));
  const all: Cells[] = [];
  for await (const { rows } of batches)
    for (const { cells } of rows) all.push(Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
  return all;
}

/** A record that waits for a person: as it stood, and the row that says it otherwise. */
const waitingRecord = z.object({
  id: z.uuid(),
  version: z.number().int(),
  cells: z.record(z.string(), z.string()),
});

/** What a row says, as it is understood: one that somebody took away comes again once this is another. */
const digestUnder = ({ datasetId, mapping }: Offer['file']) => {
  const understood = createHash('md5').update(JSON.stringify([datasetId, mapping]));
  return (row: Cells): string =>
    understood
      .copy()
      .update(JSON.stringify(Object.entries(row).sort()))
      .digest('hex');
};

function labelOf(row: Cells, { columns }: RecordMapping, number: string): string {
  const saying = (field: string) => Object.keys(columns).find((name) => columns[name] === field) ?? '';
  return [row[saying('nameCited')], row[saying('dateFrom')], number].filter(Boolean).join(', ');
}

async function acceptTaken(
  tx: Tx,
  context: Context,
  connector: Connector,
  taken: readonly { offered: { seen: string } }[],
): Promise<void> {
  const { file } = offerOf(connector);
  const accepted = taken.map(({ offered }) => waitingRecord.parse(offered));
  await acceptRecords(
    tx,
    context,
    { ...file, source: sourceOf(tableOf(accepted.map(({ cells }) => cells))) },
    accepted,
  );
}
