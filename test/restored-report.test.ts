import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp, restore } from '../src/kernel/backup.ts';
import { type Db, openDatabase } from '../src/kernel/db/index.ts';
import { proceedings } from '../src/report/edition/proceedings.ts';
import { readEdition } from '../src/report/edition/read-edition.ts';
import { type EditionAddress, findPublished, listPublished } from '../src/report/published/published.sql.ts';
import { editionFormats, figureFormats } from '../src/report/render/formats.ts';
import { renderEdition, renderFigures, renderProceedings } from '../src/report/render/index.ts';
import { anEdition, aPublishedEdition } from './an-edition.ts';

const aPlace = () => ({ dataFolder: mkdtempSync(join(tmpdir(), 'carreau-restored-')), databaseUrl: undefined });

test('a backup restored on another machine gives the same report, byte for byte, in every format', async () => {
  const [here, there] = [aPlace(), aPlace()];
  const before = await inDatabase(here, async (db) => filesOf(db, (await aPublishedEdition(db, anEdition())).address));

  const { archive } = await backUp(here, new Date('2021-03-01T09:00:00Z'));
  await restore(there, archive);

  const after = await inDatabase(there, async (db) => filesOf(db, await onlyAddress(db)));
  expect([...after.keys()]).toEqual([...editionFormats, ...figureFormats, 'deliberation']);
  for (const [name, bytes] of before) expect(after.get(name)?.equals(bytes), name).toBe(true);
}, 240_000);

async function inDatabase<T>(place: ReturnType<typeof aPlace>, work: (db: Db) => Promise<T>): Promise<T> {
  const database = await openDatabase(place);
  try {
    return await work(database.db);
  } finally {
    await database.close();
  }
}

async function onlyAddress(db: Db): Promise<EditionAddress> {
  const [edition] = await listPublished(db);
  if (!edition) throw new Error('nothing was restored');
  return { publisher: edition.publisherSlug, type: edition.reportType, year: edition.year };
}

/** Read from the database itself: published editions are kept in memory by their hash. */
async function filesOf(db: Db, address: EditionAddress): Promise<Map<string, Buffer>> {
  const published = await findPublished(db, address);
  if (!published) throw new Error('the edition is not published');
  const document = await readEdition(db, published.id);
  const files = new Map<string, Buffer>();
  for (const format of editionFormats) files.set(format, Buffer.from(await renderEdition(document, format)));
  for (const format of figureFormats) files.set(format, Buffer.from(await renderFigures(document, format)));
  const session = proceedings.parse(published.proceedings);
  files.set('deliberation', Buffer.from(await renderProceedings(document, session, 'deliberation', 'docx')));
  return files;
}
