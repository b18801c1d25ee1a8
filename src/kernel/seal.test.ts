import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
