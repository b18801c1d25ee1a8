import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { DomainError } from '../kernel/errors.ts';
import { inProject } from '../kernel/paths.ts';
import { print } from './output.ts';

/** Builds the pages unless the last build was made from these very sources. */
export function build(): void {
  const stamp = inProject('build', 'sources.sha256');
  const sources = hashOfSources();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  process.stderr.write('Construction des pages…\n');
  const run = spawnSync(process.execPath, [inProject('node_modules/@react-router/dev/bin.cjs'), 'build'], {
    cwd: inProject(),
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (run.status !== 0) {
    process.stderr.write(run.stdout + run.stderr);
    throw new DomainError(
      'unavailable',
      'build_failed',
      'La construction des pages a échoué ; le détail est ci-dessus.',
    );
  }
  writeFileSync(stamp, sources);
}

/** `build`: what `serve` needs. `bin/carreau` has brought the packages already. */
export async function buildCommand(): Promise<number> {
  build();
  print('Carreau est prêt à servir.');
  return 0;
}

function hashOfSources(): string {
  const files = globSync(['src/**/*', 'package-lock.json', 'vite.config.ts', 'react-router.config.ts'], {
    cwd: inProject(),
    withFileTypes: true,
  }).filter((entry) => entry.isFile());
  const hash = createHash('sha256');
  // Wherever the project lies: one that is copied with its pages needs no others.
  for (const path of files.map((entry) => relative(inProject(), join(entry.parentPath, entry.name))).sort())
    hash.update(path).update(readFileSync(inProject(path)));
  return hash.digest('hex');
}
