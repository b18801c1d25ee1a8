import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveDemonstration } from './served-demonstration.ts';

/** Once per run: a demonstration of its own, copied where one is made already; one already served is used. */
export default async function setup() {
  if (process.env.CARREAU_E2E_ADDRESS) return;
  const folder = mkdtempSync(join(tmpdir(), 'carreau-e2e-'));
  const made = process.env.CARREAU_E2E_DEMONSTRATION;
  if (made) cpSync(made, folder, { recursive: true });
  const served = await serveDemonstration(folder);
  process.env.CARREAU_E2E_ADDRESS = served.address;
  process.env.CARREAU_E2E_PROCESS = String(served.process);
  return async () => {
    await served.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
