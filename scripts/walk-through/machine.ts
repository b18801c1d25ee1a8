import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { inProject } from '../../src/kernel/paths.ts';

export interface Ran {
  status: number | null;
  /** What it said, to either output. */
  said: string;
}

/** A Debian to install on and throw away: this machine's files, its own systemd, its own network where nobody else is. */
export interface Machine {
  run(commands: string): Promise<Ran>;
  /** Writes a file. */
  put(path: string, content: Uint8Array, mode?: string): Promise<void>;
  stop(): Promise<void>;
}

const needed = [
  '/lib/systemd/systemd',
  '/usr/bin/unshare',
  '/usr/sbin/nginx',
  '/usr/bin/pg_createcluster',
  '/usr/share/postgresql/15/extension/postgis.control',
];

/** Why no machine can be started here; undefined where one can. */
export function whyNoMachine(): string | undefined {
  if (process.getuid?.() !== 0) return 'root is needed';
  const missing = needed.filter((path) => !existsSync(path));
  if (missing.length > 0) return `missing: ${missing.join(', ')}`;
  if (realpathSync(inProject('node_modules')).startsWith('/tmp/')) return 'services do not see the packages under /tmp';
  try {
    execFileSync('unshare', ['--mount', '--net', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this system lets nobody mount anything';
  }
}

/** It ends with this process, however that ends. */
export async function startMachine(): Promise<Machine> {
  const namespaces = ['--mount', '--net', '--pid', '--uts', '--ipc', '--cgroup', '--fork', '--kill-child'];
  const folders = [inProject(), realpathSync(inProject('node_modules'))];
  const boot = ['bash', inProject('scripts/walk-through/boot.sh'), `/proc/${process.pid}/ns/net`, ...folders];
  const holder = spawn('setpriv', ['--pdeathsig', 'KILL', 'unshare', ...namespaces, ...boot], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const booting = listen(holder);
  const inside = (commands: string, given?: Uint8Array): Promise<Ran> => enter(childOf(holder), commands, given);
  const machine: Machine = {
    run: (commands) => inside(commands),
    put: async (path, content, mode = '0644') => {
      const { status, said } = await inside(`cat >'${path}' && chmod ${mode} '${path}'`, content);
      if (status !== 0) throw new Error(said);
    },
    stop: async () => {
      const gone = new Promise((resolve) => holder.once('exit', resolve));
      if (holder.exitCode === null && holder.kill('SIGKILL')) await gone;
    },
  };
  for (let attempt = 0; attempt < 300; attempt++) {
    if (holder.exitCode !== null) throw new Error(`The machine did not start: ${booting()}`);
    if ((await inside('systemctl is-system-running --wait')).said.match(/running|degraded/)) return machine;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await machine.stop();
  throw new Error(`The machine did not start: ${booting()}`);
}

const environment = {
  PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  HOME: '/root',
  LANG: 'C.UTF-8',
  DEBIAN_FRONTEND: 'noninteractive',
};

async function enter(init: number | undefined, commands: string, given?: Uint8Array): Promise<Ran> {
  if (init === undefined) return { status: null, said: '' };
  const where = ['--target', String(init), '--mount', '--net', '--pid', '--uts', '--ipc', '--cgroup', '--root', '--wd'];
  const shell = ['/bin/bash', '--norc', '-euo', 'pipefail', '-c', `cd /root\n${commands}`];
  const run = spawn('nsenter', [...where, ...shell], { env: environment, stdio: ['pipe', 'pipe', 'pipe'] });
  const said = listen(run);
  run.stdin?.on('error', () => {});
  run.stdin?.end(given);
  const status = await new Promise<number | null>((resolve) => run.once('close', resolve));
  return { status, said: said() };
}

function listen({ stdout, stderr }: ChildProcess): () => string {
  const pieces: Buffer[] = [];
  for (const output of [stdout, stderr]) output?.on('data', (piece: Buffer) => pieces.push(piece));
  return () => Buffer.concat(pieces).toString();
}

/** The first process of the machine, as this one's system numbers it. */
function childOf({ pid }: ChildProcess): number | undefined {
  const parentOf = (id: string) => {
    try {
      return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
    } catch {
      return undefined;
    }
  };
  const found = readdirSync('/proc').find((name) => /^\d+$/.test(name) && parentOf(name) === pid);
  return found === undefined ? undefined : Number(found);
}
