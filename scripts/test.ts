import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { inProject } from '../src/kernel/paths.ts';

/** `npm test`: installs what the tests need, then checks, types, builds and runs everything. */
export default async function test(): Promise<number> {
  installPackages();
  const steps: [string, string[]][] = [
    ['Format and lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
    ['Route types', ['node_modules/@react-router/dev/bin.cjs', 'typegen']],
    ['Types', ['node_modules/typescript/bin/tsc', '--noEmit']],
    ['Build', ['node_modules/@react-router/dev/bin.cjs', 'build']],
    ['Tests', ['node_modules/vitest/vitest.mjs', 'run', ...process.argv.slice(2)]],
  ];
  for (const [title, [program = '', ...args]] of steps) {
    process.stdout.write(`\n— ${title}\n`);
    const run = spawnSync(process.execPath, [inProject(program), ...args], { cwd: inProject(), stdio: 'inherit' });
    if (run.status !== 0) return 1;
  }
  return 0;
}

/** On Debian as root the missing packages are installed; elsewhere one line says what will be skipped. */
function installPackages(): void {
  const missing = [
    ['/usr/lib/postgresql/15/bin/initdb', 'postgresql-15'],
    ['/usr/share/postgresql/15/extension/postgis.control', 'postgresql-15-postgis-3'],
    ['/usr/bin/chromium', 'chromium'],
    ['/usr/bin/pdftotext', 'poppler-utils'],
    ['/usr/bin/ogrinfo', 'gdal-bin'],
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
