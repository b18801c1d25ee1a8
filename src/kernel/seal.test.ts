import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { sealKeyOf, sealWith } from './seal.ts';

const [key, other] = ['ab', 'cd'].map((byte) => Buffer.from(byte.repeat(32), 'hex')) as [Buffer, Buffer];

test('a secret is closed otherwise each time, opened by its key, and by no other', () => {
  const [first, second] = [sealWith(() => key).close('jeton'), sealWith(() => key).close('jeton')];

  expect(first).not.toContain('jeton');
  expect(first).not.toBe(second);
  expect([first, second].map((kept) => sealWith(() => key).open(kept))).toEqual(['jeton', 'jeton']);
  expect(() => sealWith(() => other).open(first)).toThrow('autre clé');
});

test('a secret that was touched is not opened', () => {
  const closed = sealWith(() => key).close('jeton');
  const touched = `${closed.slice(0, -2)}${closed.endsWith('AA') ? 'BB' : 'AA'}`;

  expect(() => sealWith(() => key).open(touched)).toThrow('autre clé');
});

test('the key of an installation is made once, for its owner alone; that of the settings stands before it', () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-seal-'));

  const [made, again] = [1, 2].map(() => sealKeyOf({ sealKey: undefined, dataFolder }));

  expect(made).toEqual(again);
  expect(made).toHaveLength(32);
  expect(statSync(join(dataFolder, 'seal.key')).mode & 0o777).toBe(0o600);
  expect(sealKeyOf({ sealKey: key.toString('hex'), dataFolder })).toEqual(key);
  rmSync(dataFolder, { recursive: true });
});

test('of those that start at once, one makes the key and all have it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-seal-'));
  const [threads, rounds] = [2, 30];
  const arrived = new Int32Array(new SharedArrayBuffer(4));
  // Plain JavaScript that waits for the others before each key.
  const script = `
    const { parentPort, workerData: { url, folder, threads, rounds, arrived } } = require('node:worker_threads');
    import(url).then(({ sealKeyOf }) => {
      const keys = [];
      for (let round = 1; round <= rounds; round += 1) {
        Atomics.add(arrived, 0, 1);
        while (Atomics.load(arrived, 0) < round * threads);
        keys.push(sealKeyOf({ sealKey: undefined, dataFolder: folder + '/' + round }).toString('hex'));
      }
      parentPort.postMessage(keys);
    });`;
  const workerData = { url: new URL('./seal.ts', import.meta.url).href, folder, threads, rounds, arrived };

  const keys = await Promise.all(
    Array.from({ length: threads }, async () => {
      const worker = new Worker(script, { eval: true, workerData });
      const [made] = (await once(worker, 'message')) as [string[]];
      return made;
    }),
  );

  expect(keys[0]?.every((made) => /^[0-9a-f]{64}$/.test(made))).toBe(true);
  expect(new Set(keys[0]).size).toBe(rounds);
  expect(keys).toEqual(keys.map(() => keys[0]));
  rmSync(folder, { recursive: true });
});
