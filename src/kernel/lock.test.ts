import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { holderOf, takeLock } from './lock.ts';
import { inProject } from './paths.ts';

const aFolder = () => mkdtempSync(join(tmpdir(), 'carreau-lock-'));

test('a folder in use is refused with the number of the process that holds it', () => {
  const folder = aFolder();
  takeLock(folder);

  expect(() => takeLock(folder)).toThrowError(
    new RegExp(`déjà ouvert par un autre Carreau \\(processus ${process.pid}\\)`),
  );
  expect(holderOf(folder)).toBe(process.pid);
});

test('a folder given back can be taken again', () => {
  const folder = aFolder();
  const release = takeLock(folder);

  release();

  expect(holderOf(folder)).toBeUndefined();
  expect(() => takeLock(folder)).not.toThrow();
});

test('another process is refused until the one that holds the folder is killed', async () => {
  const folder = aFolder();
  const holder = await aHolderOf(folder);

  expect(() => takeLock(folder)).toThrowError(`(processus ${holder.pid})`);
  holder.kill('SIGKILL');
  await once(holder, 'exit');

  expect(() => takeLock(folder)).not.toThrow();
});

test.runIf(process.platform === 'linux' && process.getuid?.() === 0)(
  'two containers that share a folder, where each process has the number 1, do not hold it together',
  async () => {
    const folder = aFolder();
    const holder = await aHolderOf(folder, ['unshare', '--pid', '--fork', '--kill-child']);

    expect(holderOf(folder)).toBe(1);
    expect(() => takeLock(folder)).toThrowError('(processus 1)');
    holder.kill('SIGKILL');
    await once(holder, 'exit');
  },
);

test('a former Carreau, which wrote its number as text, holds the folder as long as it lives', () => {
  const folder = aFolder();
  writeFileSync(join(folder, 'carreau.lock'), `${process.ppid} 1@this-boot`);

  expect(holderOf(folder)).toBe(process.ppid);
  expect(() => takeLock(folder)).toThrowError(`(processus ${process.ppid})`);

  const { pid } = spawnSync(process.execPath, ['--version']);
  writeFileSync(join(folder, 'carreau.lock'), `${pid} 1@this-boot`);

  expect(() => takeLock(folder)).not.toThrow();
});

/** Another process, once it holds a folder. */
async function aHolderOf(folder: string, under: string[] = []): Promise<ChildProcess> {
  const script = `import { takeLock } from '${inProject('src/kernel/lock.ts')}';
    takeLock('${folder}'); setInterval(() => {}, 1000); process.stdout.write('held')`;
  const [program = '', ...args] = [...under, process.execPath, '--input-type=module', '--eval', script];
  const holder = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout, 'data');
  return holder;
}
