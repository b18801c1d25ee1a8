import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { diagnose } from './diagnose.ts';

test('a mail server that answers is well, one that does not is told with what to check', async () => {
  const server = new SMTPServer({ authOptional: true, disabledCommands: ['STARTTLS'] });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;

  const here = await mailOf(`smtp://127.0.0.1:${port}`);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  const gone = await mailOf(`smtp://127.0.0.1:${port}`);

  expect(here).toMatchObject({ ok: true });
  expect(gone).toMatchObject({ ok: false, sentence: expect.stringContaining('vérifiez l’adresse') });
  expect(await mailOf(undefined)).toBeUndefined();
});

async function mailOf(smtp: string | undefined) {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-doctor-'));
  try {
    const found = await diagnose(readConfig({ CARREAU_DATA: folder, CARREAU_PORT: '0', CARREAU_SMTP: smtp }));
    return found.find(({ code }) => code === 'mail');
  } finally {
    rmSync(folder, { recursive: true });
  }
}
