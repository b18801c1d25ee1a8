import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ownerOf } from '../../src/cli/installation.ts';
import { type Db, openDatabase } from '../../src/kernel/db/index.ts';
import type { ExchangeFormat } from '../../src/nature/exchange/exchange.ts';
import { makeFile, readExchange, sendRecords } from '../../src/nature/index.ts';
import { type Measure, max, millisecondsOf, summary } from '../measure.ts';
import { say } from '../say.ts';
import { temporaryFolder } from '../server.ts';
import { addGeneratedRecords } from './exchange-place.sql.ts';
import { addCommunes, addDataset, addTaxa, readStatistics } from './import-place.sql.ts';

/** Megabytes that an archive may take beside the database, however many records it holds. */
const mostMemory = 250;

/**
 * Files of as many records as asked, a fifth of them sensitive, in a Darwin Core Archive and as a DEE: how long, how large,
 * and the most memory this process took while it wrote, measured against what it took for a tenth of them.
 */
export async function measureExchange(engine: string, url: string | undefined, rows: number): Promise<Measure[]> {
  const folder = temporaryFolder();
  const dataFolder = join(folder.path, 'data');
  mkdirSync(dataFolder, { recursive: true });
  const database = await openDatabase({ dataFolder, databaseUrl: url });
  const { db } = database;
  try {
    await addCommunes(db);
    await addTaxa(db, 5000);
    const { organisationId, datasetId, personId } = await addDataset(db);
    await readStatistics(db);
    const context = {
      ...ownerOf(database),
      actor: { person: { id: personId, name: 'Bench', email: '' }, grants: [], owner: true as const },
    };
    const measures: Measure[] = [];
    let there = 0;
    for (const wanted of [rows / 10, rows]) {
      await addGeneratedRecords(db, { organisationId, datasetId }, there, wanted);
      there = wanted;
      for (const format of ['dwca', 'dee'] as const)
        measures.push(
          ...(await measureFile(
            { ...context, db },
            { dataFolder, organisationId, format, engine, rows: wanted },
            Boolean(url),
          )),
        );
    }
    return measures;
  } finally {
    await database.close();
    folder.remove();
  }
}

interface Asked {
  dataFolder: string;
  organisationId: string;
  format: ExchangeFormat;
  engine: string;
  rows: number;
}

async function measureFile(
  context: Parameters<typeof sendRecords>[0] & { db: Db },
  { dataFolder, organisationId, format, engine, rows }: Asked,
  isServer: boolean,
): Promise<Measure[]> {
  const sending = {
    ...{ organisationId, body: 'Bench', subject: 'Bench', askedOn: '2021-01-20', clause: 'L411-1-A' as const },
    ...{ audience: 'national' as const, format, selection: {} },
  };
  const sent = { id: '' };
  const gathering = await millisecondsOf(async () => {
    sent.id = (await sendRecords(context, sending)).id;
  });
  const memory = peakOfProcess();
  const writing = await millisecondsOf(() => makeFile(context, dataFolder, sent.id));
  const grown = memory.stop();
  const { rowCount, file, state } = await readExchange(context, sent.id);
  if (rowCount !== rows || state !== 'ready') throw new Error(`${rowCount} of ${rows} records sent, ${state}`);
  const megabytes = statSync(join(dataFolder, 'files', file ?? '')).size / 1e6;
  say(`${format} of ${rows} records, ${engine}: ${megabytes.toFixed(0)} MB packed`);
  const name = `${format} of ${rows} records, ${engine}`;
  return [
    summary(`${name}: gathered`, [gathering / 1000], 's'),
    summary(`${name}: written and packed`, [writing / 1000], 's'),
    summary(
      `${name}: memory at most, beside what was taken before`,
      [grown],
      'MB',
      isServer ? max(mostMemory) : undefined,
    ),
  ];
}

/** The most that this process takes from now on over what it takes now, looked at all the time. */
function peakOfProcess(): { stop(): number } {
  const before = process.memoryUsage.rss();
  let peak = before;
  const looking = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  return {
    stop() {
      clearInterval(looking);
      return (Math.max(peak, process.memoryUsage.rss()) - before) / 1e6;
    },
  };
}
