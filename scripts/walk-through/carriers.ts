import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../src/cli/build.ts';
import { inProject } from '../../src/kernel/paths.ts';
import type { Machine } from './machine.ts';

const left = ['node_modules', '.git', '.cache', '.react-router', 'data'];

/**
 * Brings what the page takes for granted: archives of two versions, and packages. In short, the packages are those of
 * this machine and the pages are built already; in full, Debian and npm are asked for them. Node is this machine's.
 */
export async function prepare(machine: Machine, { short }: { short: boolean }): Promise<void> {
  // This version under both names: an older one can be put first as soon as one is published.
  for (const name of ['carreau-0.1.0', 'carreau-0.2.0'])
    await machine.put(`/root/${name}.tar.gz`, archive(name, { built: short }));
  await machine.put('/usr/local/sbin/apt-get', Buffer.from(short ? aptInShort : aptInFull), '0755');
  if (!short) await machine.put('/usr/local/sbin/npm', Buffer.from(npmInFull), '0755');
}

/** The project as somebody would send it; built, with the packages that are here already, where that is asked for. */
function archive(name: string, { built }: { built: boolean }): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-archive-'));
  const file = join(folder, 'archive.tar.gz');
  const without = built ? left : [...left, 'build'];
  if (built) {
    build();
    symlinkSync(realpathSync(inProject('node_modules')), join(folder, 'linked'));
  }
  execFileSync('tar', [
    ...['--create', '--gzip', '--file', file],
    ...[`--transform=s,^\\.,${name},`, `--transform=s,^linked$,${name}/node_modules,`],
    ...without.map((path) => `--exclude=./${path}`),
    ...['--directory', inProject(), '.'],
    ...(built ? ['--directory', folder, 'linked'] : []),
  ]);
  const content = readFileSync(file);
  rmSync(folder, { recursive: true });
  return content;
}

/** As Debian does once it has them, on a machine whose systemd starts what is installed. */
const started = `
mkdir -p /run/postgresql && chown postgres:postgres /run/postgresql
[ -d /etc/postgresql/15/main ] || pg_createcluster 15 main >/dev/null
systemctl start postgresql@15-main nginx
`;

const aptInShort = `#!/bin/bash
set -eu
[ "$1" = install ] || exit 0
for name; do
	case $name in install | -*) ;; *) dpkg --status "$name" >/dev/null ;; esac
done
${started}`;

const aptInFull = `#!/bin/bash
set -eu
nsenter --net=/run/outer-network /usr/bin/apt-get "$@"
[ "$1" = install ] || exit 0
${started}`;

const npmInFull = `#!/bin/bash
exec nsenter --net=/run/outer-network /usr/bin/npm "$@"
`;
