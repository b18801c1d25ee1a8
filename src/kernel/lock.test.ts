import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { takeLock } from './lock.ts';

const aFolder = () => mkdtempSync(join(tmpdir(), 'carreau-lock-'));
const lockOf = (folder: string) => join(folder, 'carreau.lock');

test('a folder in use is refused with the number of the process that holds it', () => {
  const folder = aFolder();
  takeLock(folder);

  expect(() => takeLock(folder)).toThrowError(
    new RegExp(`déjà ouvert par un autre Carreau \\(processus ${process.pid}\\)`),
  );
});

test('a folder given back can be taken again', () => {
  const folder = aFolder();
  const release = takeLock(folder);

  release();

  expect(() => takeLock(folder)).not.toThrow();
});

test('the lock of a dead process is taken over', () => {
  const folder = aFolder();
  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(lockOf(folder), `${pid} `);

  takeLock(folder);

  expect(readFileSync(lockOf(folder), 'utf8')).toMatch(new RegExp(`^${process.pid} `));
});

test.runIf(process.platform === 'linux')(
  'a living process that got the number of a dead one does not hold its lock',
  () => {
    const folder = aFolder();
    writeFileSync(lockOf(folder), `${process.ppid} 1@another-boot`);

    expect(() => takeLock(folder)).not.toThrow();
  },
);

test('a lock that a crash left empty is taken over', () => {
  const folder = aFolder();
  writeFileSync(lockOf(folder), '');

  expect(() => takeLock(folder)).not.toThrow();
});
