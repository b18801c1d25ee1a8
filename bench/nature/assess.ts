import { join } from 'node:path';
import { publishAssessment, readAssessment, verifyAssessment } from '../../src/assessment/index.ts';
import { ownerOf } from '../../src/cli/installation.ts';
import { openDatabase } from '../../src/kernel/db/index.ts';
import { type Measure, max, millisecondsOf, summary } from '../measure.ts';
import { say } from '../say.ts';
import { temporaryFolder } from '../server.ts';
import { addAssessedSites, addBackground } from './assess-sites.sql.ts';
import { addDataset, addTaxa } from './import-place.sql.ts';

const sites = 200;
const species = 5000;

/** The scores of 200 sites, seven groups each, among many other records: read, ranked, published and verified. */
export async function measureAssessment(engine: string, url: string | undefined, rows: number): Promise<Measure[]> {
  const folder = temporaryFolder();
  const database = await openDatabase({ dataFolder: join(folder.path, 'data'), databaseUrl: url });
  const { db } = database;
  try {
    await addTaxa(db, species);
    const { organisationId, datasetId, personId } = await addDataset(db);
    await addBackground(db, { organisationId, datasetId, rows, species });
    const { id, records } = await addAssessedSites(db, { organisationId, datasetId, sites });
    const owner = ownerOf(database);
    const person = { id: personId, name: 'Bench', email: 'bench@example.org' };
    const context = { ...owner, actor: { ...owner.actor, person } };
    const times: number[] = [];
    for (let turn = 0; turn < 5; turn++)
      times.push(
        await millisecondsOf(async () => {
          const { ranking } = await readAssessment(context, id, 'sets');
          if (ranking.sets[0]?.rows.length !== sites) throw new Error('not every site is ranked');
        }),
      );
    say(`scores of ${sites} sites, ${engine}: ${records} records counted, among ${rows} others`);
    const publishing = await millisecondsOf(() => publishAssessment(context, { id }));
    const verifying = await millisecondsOf(async () => {
      const { holds, wrong } = await verifyAssessment(context, { id });
      if (!holds || wrong.length > 0) throw new Error('what was published does not hold');
    });
    return [
      summary(
        `scores of ${sites} sites, ${engine}`,
        times.map((time) => time / 1000),
        's',
        url ? max(2) : undefined,
      ),
      summary(`publishing them, ${engine}`, [publishing / 1000], 's'),
      summary(`verifying them, ${engine}`, [verifying / 1000], 's'),
    ];
  } finally {
    await database.close();
    folder.remove();
  }
}
