import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../src/cli/build.ts';
import { inProject } from '../src/kernel/paths.ts';
import { serveDemonstration } from '../test/e2e/served-demonstration.ts';

/** `npm test`: installs what the tests need, then checks, types, builds and runs everything. */
export default async function test(): Promise<number> {
  installPackages();
  const steps: [string, string[]][] = [
    ['Format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
    ['Route types', ['node_modules/@react-router/dev/bin.cjs', 'typegen']],
  ];
  for (const [title, [program = '', ...args]] of steps) {
    process.stdout.write(`\n— ${title}\n`);
    const run = spawnSync(process.execPath, [inProject(program), ...args], { cwd: inProject(), stdio: 'inherit' });
    if (run.status !== 0) return 1;
  }
  process.stdout.write('\n— Types, and the pages built beside\n');
  const types = checkTypes();
  build();
  return (await types) ? runTests() : 1;
}

/** In one thread: several check the same libraries again, for twice the processor. */
async function checkTypes(): Promise<boolean> {
  const args = [inProject('node_modules/typescript/bin/tsc'), '--noEmit', '--singleThreaded'];
  const [status] = await once(spawn(process.execPath, args, { cwd: inProject(), stdio: 'inherit' }), 'close');
  return status === 0;
}

/**
 * Tests of the code, and those in a browser beside them: alone, each leaves the machine idle half of the time. What the
 * second say is told once the first are done; of a success, its last lines.
 */
async function runTests(): Promise<number> {
  process.stdout.write('\n— Tests\n');
  const files = process.argv.slice(2);
  const inBrowser = async () => {
    const demonstration = files.length === 0 ? await makeDemonstration() : undefined;
    const env = demonstration ? { CARREAU_E2E_DEMONSTRATION: demonstration } : {};
    const ran = await Promise.all([vitest('e2e', files, 'pipe', env), vitest('accessibility', files, 'pipe', env)]);
    if (demonstration) rmSync(demonstration, { recursive: true });
    return ran;
  };
  const [code, [browser, pages]] = await Promise.all([vitest('unit', files, 'inherit'), inBrowser()]);
  for (const [title, { ok, said }] of [
    ['Tests in a browser', browser],
    ['Every page, its form and its accessibility', pages],
  ] as const)
    process.stdout.write(`\n— ${title}\n${ok ? lastLines(said) : said}`);
  return code.ok && browser.ok && pages.ok ? 0 : 1;
}

/** Made once, copied by each run in a browser. */
async function makeDemonstration(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-demonstration-'));
  const served = await serveDemonstration(folder);
  await served.stop();
  return folder;
}

function vitest(
  project: string,
  files: string[],
  stdio: 'inherit' | 'pipe',
  env: NodeJS.ProcessEnv = {},
): Promise<{ ok: boolean; said: string }> {
  // Files that somebody names may all be of the other kind.
  const asked = ['--project', project, ...(files.length > 0 ? ['--passWithNoTests', ...files] : [])];
  const run = spawn(process.execPath, [inProject('node_modules/vitest/vitest.mjs'), 'run', ...asked], {
    cwd: inProject(),
    env: { ...process.env, ...env },
    stdio: ['ignore', stdio, stdio],
  });
  let said = '';
  for (const output of [run.stdout, run.stderr]) output?.on('data', (piece: Buffer) => (said += piece.toString()));
  return new Promise((resolve) => run.once('close', (status) => resolve({ ok: status === 0, said })));
}

const lastLines = (said: string): string => said.slice(Math.max(0, said.lastIndexOf('Test Files')));

/** On Debian as root the missing packages are installed; elsewhere one line says what will be skipped. */
function installPackages(): void {
  const missing = [
    ['/usr/lib/postgresql/15/bin/initdb', 'postgresql-15'],
    ['/usr/share/postgresql/15/extension/postgis.control', 'postgresql-15-postgis-3'],
    ['/usr/bin/chromium-headless-shell', 'chromium-headless-shell'],
    ['/usr/bin/pdftotext', 'poppler-utils'],
    ['/usr/bin/ogrinfo', 'gdal-bin'],
    ['/usr/bin/xmllint', 'libxml2-utils'],
    ['/usr/sbin/nginx', 'nginx-light'],
  ].filter(([path]) => !existsSync(path ?? ''));
  if (missing.length === 0) return;
  const packages = missing.map(([, name]) => name ?? '');
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
    process.stdout.write(`Missing, their tests are skipped: ${packages.join(', ')}\n`);
    return;
  }
  process.stdout.write(`Installing ${packages.join(', ')}\n`);
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update', '-q');
  apt('install', '-q', '-y', '--no-install-recommends', ...packages);
}
