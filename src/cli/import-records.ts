import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { DomainError, missing } from '../kernel/errors.ts';
import { printCount } from '../kernel/french.ts';
import { streamTable } from '../kernel/table/stream-table.ts';
import { findDatasets, importRecords, type RecordCounts, recordMappingFor, tryRecordImport } from '../nature/index.ts';
import { asked } from './ask.ts';
import { inTheNameOf, organisationOf, withInstallation } from './installation.ts';
import { givenFile } from './known.ts';
import { print, printFindings, printJson, progressBar } from './output.ts';

const options = {
  organisation: { type: 'string' },
  dataset: { type: 'string' },
  epsg: { type: 'string' },
  update: { type: 'boolean', default: false },
  'skip-duplicates': { type: 'boolean', default: false },
  'valid-only': { type: 'boolean', default: false },
  try: { type: 'boolean', default: false },
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `import records FILE --dataset NAME`: exit code 1 where rows are to be mended, and then nothing is written. */
export async function importRecordsCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const path = givenFile('records', positionals);
  return withInstallation(async (owner) => {
    const { id: organisationId } = await organisationOf(owner, values.organisation);
    const dataset = await asked(values.dataset, 'dataset', 'Jeu de données (nom ou identifiant)');
    const [found, other] = await findDatasets(owner.db, organisationId, dataset);
    if (!found) throw missing(`Le jeu de données «\u00a0${dataset}\u00a0»`);
    if (other)
      throw new DomainError(
        'invalid',
        'dataset_ambiguous',
        `Plusieurs jeux s’appellent «\u00a0${dataset}\u00a0»\u00a0: donnez l’identifiant de l’un d’eux.`,
      );
    const source = { open: () => createReadStream(path, { highWaterMark: 1_000_000 }) };
    const { header } = await streamTable(source);
    const mapping = await recordMappingFor(owner, organisationId, header);
    const file = {
      ...{ organisationId, datasetId: found.id, filename: basename(path), source, mapping },
      epsg: values.epsg === undefined ? undefined : Number(values.epsg),
      known: values.update ? ('update' as const) : ('skip' as const),
      sameAs: values['skip-duplicates'] ? ('all' as const) : undefined,
    };
    const progress = progressBar('Lecture et import');
    const report = await tryRecordImport(owner, file);
    progress(values.try ? 1 : 0.3);
    const { log, names, likelyCount, ...counts } = report;
    if (values.json) printJson({ ...counts, likelyCount, names: Object.fromEntries(names), findings: log.told });
    else printFindings(log.told);
    if (!values.json && log.count > log.told.length)
      print(`… et ${printCount(log.count - log.told.length, 'autre')}, comptées seulement.`);
    if (report.rejected > 0 && !values['valid-only']) return 1;
    if (values.try) {
      if (!values.json) print(`À faire\u00a0: ${printCounts(report)}.`);
      return 0;
    }
    const done = await importRecords(await inTheNameOf(owner, values.as), { ...file, validOnly: values['valid-only'] });
    progress(1);
    if (!values.json) print(`Fait\u00a0: ${printCounts(done)} (import ${done.batchId}).`);
    return 0;
  });
}

const printCounts = ({ rows, inserted, updated, rejected, skipped }: RecordCounts): string =>
  [
    printCount(rows, 'ligne lue', 'lignes lues'),
    printCount(inserted, 'donnée ajoutée', 'données ajoutées'),
    printCount(updated, 'corrigée', 'corrigées'),
    printCount(rejected, 'ligne rejetée', 'lignes rejetées'),
    printCount(skipped, 'laissée de côté', 'laissées de côté'),
  ].join(', ');
