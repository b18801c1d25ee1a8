import { join } from 'node:path';
import { ownerOf } from '../../src/cli/installation.ts';
import { openDatabase } from '../../src/kernel/db/index.ts';
import { guessRecordMapping, importRecords, tryRecordImport } from '../../src/nature/index.ts';
import { type Measure, max, millisecondsOf, summary } from '../measure.ts';
import { say } from '../say.ts';
import { temporaryFolder } from '../server.ts';
import { addCommunes, addDataset, addTaxa, copyRows, countRecords, readStatistics } from './import-place.sql.ts';
import { generatedRecords, header, species } from './record-file.ts';

/**
 * A file of records brought in whole: mapping, checks, known ones and duplicates, communes, mesh and sensitivity. One row
 * in a thousand is wrong, and every row is accounted for. Beside it, a bare COPY of the same rows.
 */
export async function measureImport(engine: string, url: string | undefined, rows: number): Promise<Measure[]> {
  const folder = temporaryFolder();
  const database = await openDatabase({ dataFolder: join(folder.path, 'data'), databaseUrl: url });
  const { db } = database;
  try {
    await addCommunes(db);
    await addTaxa(db, species);
    const { organisationId, datasetId, personId } = await addDataset(db);
    await readStatistics(db);
    const person = { id: personId, name: 'Bench', email: 'bench@example.org' };
    const owner = ownerOf(database);
    const context = { ...owner, actor: { ...owner.actor, person } };
    const mapping = guessRecordMapping(header);
    const file = { organisationId, datasetId, filename: 'generated.csv', source: generatedRecords(rows), mapping };
    const trying = await millisecondsOf(() => tryRecordImport(context, file));
    const before = process.memoryUsage.rss();
    const done: { report?: Awaited<ReturnType<typeof importRecords>> } = {};
    const whole = await millisecondsOf(async () => {
      done.report = await importRecords(context, { ...file, validOnly: true });
    });
    const grown = (process.memoryUsage.rss() - before) / 1e6;
    await assertAccounted(done.report, rows, await countRecords(db));
    const copy = await millisecondsOf(
      await copyRows(db, url ? join(decodeURIComponent(url.split('host=')[1] ?? folder.path), 'rows') : '/tmp/rows'),
    );
    say(`import of ${rows} rows, ${engine}: ${(whole / copy).toFixed(1)} times a bare COPY of the same rows`);
    const target = url && rows <= 100_000 ? max(15) : undefined;
    return [
      summary(`dry run of ${rows} rows, ${engine}`, [trying / 1000], 's'),
      summary(`import of ${rows} rows, ${engine}`, [whole / 1000], 's', target),
      summary(`bare COPY of the same rows, ${engine}`, [copy / 1000], 's'),
      summary(`memory the import took beside the database, ${engine}`, [grown], 'MB'),
    ];
  } finally {
    await database.close();
    folder.remove();
  }
}

async function assertAccounted(
  report: Awaited<ReturnType<typeof importRecords>> | undefined,
  rows: number,
  found: Awaited<ReturnType<typeof countRecords>>,
): Promise<void> {
  const { inserted = 0, updated = 0, rejected = 0, skipped = 0 } = report ?? {};
  const wrong = Math.ceil(rows / 1000);
  const isAccounted = report?.rows === rows && rows === inserted + updated + rejected + skipped;
  const isThere =
    found.rows === inserted && found.placed === inserted && found.named === inserted && found.sensitive > 0;
  if (!isAccounted || !isThere || rejected !== wrong) throw new Error(JSON.stringify({ report, found }));
}
