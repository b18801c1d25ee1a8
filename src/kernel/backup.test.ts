import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { backUp, restore } from './backup.ts';
import { openDatabase } from './db/index.ts';
import { readTar, writeTar } from './tar.ts';

const aPlace = () => ({ dataFolder: mkdtempSync(join(tmpdir(), 'carreau-backup-')), databaseUrl: undefined });
const now = new Date('2021-02-01T09:00:00Z');

test('a backup restored elsewhere brings back rows and files, and only into an empty installation', async () => {
  const [here, there] = [aPlace(), aPlace()];
  const database = await openDatabase(here);
  await database.db
    .insertInto('organisation')
    .values({ slug: 'a', name: 'Aunelle', shortName: 'A', kind: 'commune' })
    .execute();
  await database.close();
  mkdirSync(join(here.dataFolder, 'files', 'photos'), { recursive: true });
  writeFileSync(join(here.dataFolder, 'files', 'photos', 'terril.jpg'), 'octets');

  const { archive } = await backUp(here, now);
  await restore(there, archive);

  const restored = await openDatabase(there);
  const names = await restored.db.selectFrom('organisation').select('name').execute();
  await restored.close();
  expect(names).toEqual([{ name: 'Aunelle' }]);
  expect(readFileSync(join(there.dataFolder, 'files', 'photos', 'terril.jpg'), 'utf8')).toBe('octets');
  await expect(restore(there, archive)).rejects.toMatchObject({ code: 'not_empty' });
});

test('a backup whose content changed is refused', async () => {
  const { archive } = await backUp(aPlace(), now);
  const entries = readTar(gunzipSync(archive));
  const changed = entries.map((entry) =>
    entry.path === 'database.tar.gz' ? { ...entry, content: Buffer.from('x') } : entry,
  );

  const restoring = restore(aPlace(), gzipSync(writeTar(changed)));

  await expect(restoring).rejects.toMatchObject({ code: 'damaged_backup', facts: { path: 'database.tar.gz' } });
});

test.each([
  ['a text', Buffer.from('bonjour')],
  ['a gzip of something else', gzipSync(Buffer.from('bonjour'))],
  ['a tar without manifest', gzipSync(writeTar([{ path: 'a', content: Buffer.from('b') }]))],
])('%s is refused as no backup', async (_, archive) => {
  await expect(restore(aPlace(), archive)).rejects.toMatchObject({ code: 'not_a_backup' });
});

test('long and accented names come back from a tar', () => {
  const path = `files/${'dossier/'.repeat(18)}${'é'.repeat(40)}.jpg`;

  const [entry] = readTar(writeTar([{ path, content: Buffer.from('x') }]));

  expect(entry?.path).toBe(path);
});
