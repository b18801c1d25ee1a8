import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { databaseCut } from './db/refusal.ts';
import { keepFile } from './kept-file.ts';
import { keepPhotograph } from './kept-photograph.ts';

const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-kept-'));
const photograph = { large: Buffer.from('large'), small: Buffer.from('small') };
const filesThere = () => globSync('**/*.*', { cwd: dataFolder }).map((path) => path.split('.').at(-1));

afterEach(() => rmSync(dataFolder, { recursive: true }));

test('a photograph whose row is refused leaves no file', async () => {
  const keeping = keepPhotograph(dataFolder, photograph, () => Promise.reject(new Error('refused')));

  await expect(keeping).rejects.toThrow('refused');
  expect(filesThere()).toEqual([]);
});

test('a photograph stays where the database was cut from its row, which may be there', async () => {
  const keeping = keepPhotograph(dataFolder, photograph, () => Promise.reject(databaseCut(new Error('gone'))));

  await expect(keeping).rejects.toMatchObject({ code: 'database_cut' });
  expect(filesThere()).toEqual(['jpg', 'jpg']);
});

test('a file that cannot be kept leaves nothing of itself', async () => {
  mkdirSync(join(dataFolder, 'files', 'taken'), { recursive: true });
  writeFileSync(join(dataFolder, 'files', 'taken', 'other.txt'), '');

  await expect(keepFile(dataFolder, 'taken', Buffer.from('a file'))).rejects.toThrow();

  expect(filesThere()).toEqual(['txt']);
});
