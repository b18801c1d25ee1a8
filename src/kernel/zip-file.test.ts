import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, expect, test } from 'vitest';
import { writeZip } from './zip-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'carreau-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, content: string) => {
  writeFileSync(join(folder, name), content);
  return { name, path: join(folder, name) };
};

test('files packed are read back, whatever their size', async () => {
  const long = 'donnée\n'.repeat(200_000);
  const target = join(folder, 'a.zip');

  await writeZip(target, [file('vide.txt', ''), file('été.csv', long), file('court.txt', 'oui')]);
  const found = unzipSync(readFileSync(target));

  expect(Object.keys(found)).toEqual(['vide.txt', 'été.csv', 'court.txt']);
  expect([found['vide.txt']?.length, strFromU8(found['court.txt'] ?? new Uint8Array())]).toEqual([0, 'oui']);
  expect(strFromU8(found['été.csv'] ?? new Uint8Array())).toBe(long);
});

test('what the format cannot hold is refused with what to do', async () => {
  const packing = writeZip(join(folder, 'b.zip'), [file('long.txt', 'trop long')], { entry: 5, archive: 100 });

  await expect(packing).rejects.toMatchObject({ code: 'file_too_large_to_zip' });
});
