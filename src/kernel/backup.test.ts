import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { anOrganisation } from '../../test/builders.ts';
import { anEmptyServerDatabase, aServerDatabase } from '../../test/databases.ts';
import { backUp, restore } from './backup.ts';
import { fingerprintAll, holdsDatabase, openServer } from './db/index.ts';
import { readTar, writeTar } from './tar.ts';

const aPlace = () => ({ dataFolder: mkdtempSync(join(tmpdir(), 'carreau-backup-')), databaseUrl: undefined });
const now = new Date('2021-02-01T09:00:00Z');

let here: ReturnType<typeof aPlace>;
let archive: Uint8Array;
beforeAll(async () => {
  here = aPlace();
  mkdirSync(join(here.dataFolder, 'files', 'photos'), { recursive: true });
  writeFileSync(join(here.dataFolder, 'files', 'photos', 'terril.jpg'), 'octets');
  archive = (await backUp(here, now)).archive;
});

// What rows become is told by test/restored-report.test.ts.
test('a backup restored elsewhere brings back files, and only into an empty installation', async () => {
  const there = aPlace();

  await restore(there, archive);

  expect(readFileSync(join(there.dataFolder, 'files', 'photos', 'terril.jpg'), 'utf8')).toBe('octets');
  await expect(restore(there, archive)).rejects.toMatchObject({ code: 'not_empty' });
});

test.runIf(process.env.CARREAU_TEST_SERVER)('so does a backup of a server, into an empty database alone', async () => {
  const [saved, there] = await Promise.all([aServerDatabase(), anEmptyServerDatabase()]);
  const origin = await openServer(saved ?? '');
  await anOrganisation(origin.db);
  const before = await origin.db.transaction().execute(fingerprintAll);
  await origin.close();

  const { archive } = await backUp({ ...here, databaseUrl: saved }, now);
  await restore({ ...aPlace(), databaseUrl: there }, archive);

  const restored = await openServer(there ?? '');
  expect(await restored.db.transaction().execute(fingerprintAll)).toEqual(before);
  await restored.close();
  expect(before.find(({ name }) => name === 'organisation')?.rows).toBe(1);
  await expect(restore({ ...aPlace(), databaseUrl: there }, archive)).rejects.toMatchObject({ code: 'not_empty' });
  await expect(restore(aPlace(), archive)).rejects.toMatchObject({ code: 'other_engine' });
});

test('a backup whose content changed is refused', async () => {
  const changed = readTar(gunzipSync(archive)).map((entry) =>
    entry.path === 'database.tar.gz' ? { ...entry, content: Buffer.from('x') } : entry,
  );

  const restoring = restore(aPlace(), gzipSync(writeTar(changed)));

  await expect(restoring).rejects.toMatchObject({ code: 'damaged_backup', facts: { path: 'database.tar.gz' } });
});

test.each([
  ['a text', Buffer.from('bonjour')],
  ['a gzip of something else', gzipSync(Buffer.from('bonjour'))],
  ['a tar without manifest', gzipSync(writeTar([{ path: 'a', content: Buffer.from('b') }]))],
])('%s is refused as no backup', async (_, other) => {
  await expect(restore(aPlace(), other)).rejects.toMatchObject({ code: 'not_a_backup' });
});

test('a backup that would unpack to more than memory should hold is refused', async () => {
  const bomb = gzipSync(Buffer.alloc(80e6));

  expect(bomb.length).toBeLessThan(100_000);
  await expect(restore(aPlace(), bomb)).rejects.toMatchObject({ code: 'swollen_backup' });
});

test('a table that is not restored as it was saved is told, and nothing is kept', async () => {
  const there = aPlace();
  const entries = readTar(gunzipSync(archive)).map((entry) => {
    const text = Buffer.from(entry.content).toString();
    const other = () =>
      Buffer.from(text.replace('"name": "organisation",\n      "rows": 0', '"name": "organisation",\n      "rows": 1'));
    return entry.path === 'manifest.json' ? { ...entry, content: other() } : entry;
  });

  const restoring = restore(there, gzipSync(writeTar(entries)));

  await expect(restoring).rejects.toMatchObject({ code: 'restored_differs', facts: { table: 'organisation' } });
  expect(holdsDatabase(there.dataFolder)).toBe(false);
});

test('long and accented names come back from a tar', () => {
  const path = `files/${'dossier/'.repeat(18)}${'é'.repeat(40)}.jpg`;

  const [entry] = readTar(writeTar([{ path, content: Buffer.from('x') }]));

  expect(entry?.path).toBe(path);
});
