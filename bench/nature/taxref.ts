import { statSync } from 'node:fs';
import { join } from 'node:path';
import { ownerOf } from '../../src/cli/installation.ts';
import { openDatabase } from '../../src/kernel/db/index.ts';
import { importTaxref, proposeTaxa } from '../../src/nature/index.ts';
import { type Measure, max, millisecondsOf, summary } from '../measure.ts';
import { temporaryFolder } from '../server.ts';
import { latinWord, writeTaxrefFile } from './taxref-file.ts';

/** A version of TAXREF brought in, indexes included: as many names as version 18 has. */
export async function measureTaxref(engine: string, url: string | undefined, names = 700_000): Promise<Measure[]> {
  const folder = temporaryFolder();
  const path = join(folder.path, 'TAXREFv18.txt');
  await writeTaxrefFile(path, names);
  const megabytes = Math.round(statSync(path).size / 1e6);
  const database = await openDatabase({ dataFolder: join(folder.path, 'data'), databaseUrl: url });
  try {
    const before = process.memoryUsage.rss();
    const milliseconds = await millisecondsOf(async () => {
      const { findings } = await importTaxref(ownerOf(database), { path, releasedOn: null });
      if (findings.length > 0) throw new Error(JSON.stringify(findings.slice(0, 3)));
    });
    const names1000 = citedNames();
    const matching = await millisecondsOf(() => proposeTaxa(database.db, names1000));
    const grown = (process.memoryUsage.rss() - before) / 1e6;
    return [
      summary(`TAXREF, ${names} names (${megabytes} MB), ${engine}`, [milliseconds / 1000], 's', max(60)),
      summary(
        `proposals for 1,000 names, a third misspelt, a tenth unknown, ${engine}`,
        [matching / 1000],
        's',
        max(1),
      ),
      summary(`memory it took beside the database, ${engine}`, [grown], 'MB'),
    ];
  } finally {
    await database.close();
    folder.remove();
  }
}

/** As a notebook has them: most are right, some lack a letter, some nobody knows. */
const citedNames = (): string[] =>
  Array.from({ length: 1000 }, (_, index) => {
    const number = 20_000 + index * 601;
    const genus = latinWord(1200 + (number % 17_500));
    const name = `${genus.charAt(0).toUpperCase()}${genus.slice(1)} ${latinWord(number)}${number % 3 ? 'us' : 'a'}`;
    if (index % 10 === 0) return `Inconnu numéro ${index}`;
    return index % 3 === 0 ? `${name.slice(0, 4)}${name.slice(5)}` : name;
  });
