import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { openServer } from '../src/kernel/db/database.ts';
import { migrate } from '../src/kernel/db/migrate.ts';

export const templateDatabase = 'carreau_template';

export interface TestServer {
  /** Address of the maintenance database; tests copy `carreau_template` from it. */
  url: string;
  stop(): void;
}

/**
 * A throw-away PostgreSQL for this run: the one of CARREAU_TEST_DATABASE_URL, else a private
 * cluster from the machine's own binaries, with some settings if need be. Undefined, after one line that says so, where
 * there is none.
 */
export async function startServer(settings: Record<string, string> = {}): Promise<TestServer | undefined> {
  const given = process.env.CARREAU_TEST_DATABASE_URL;
  const server = given ? { url: given, stop: () => {} } : startCluster(settings);
  if (!server) {
    console.warn('PostgreSQL 15 with PostGIS is missing: the tests on the server engine are skipped.');
    return undefined;
  }
  await makeTemplate(server.url);
  return server;
}

const binaries = '/usr/lib/postgresql/15/bin';

/** A cluster of one's own, which can be stopped and started again. */
export interface Cluster extends TestServer {
  /** Its folder of data, which holds the number of its first process. */
  data: string;
  start(): void;
  isRunning(): boolean;
  /** As `pg_ctl stop -m`. */
  halt(mode: 'fast' | 'immediate'): void;
}

/** Without fsync unless the settings say otherwise. */
export function startCluster(settings: Record<string, string>, folder?: string): Cluster | undefined {
  return makeCluster(settings, folder, (run, data) =>
    run('initdb', ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']),
  );
}

/** A streaming replica of a whole server. */
export function startReplica(url: string): Cluster | undefined {
  return makeCluster({}, undefined, (run, data) =>
    run('pg_basebackup', ['-D', data, '-d', url, '--write-recovery-conf', '--checkpoint=fast', '--no-sync']),
  );
}

type Run = (command: string, args: string[]) => void;

function makeCluster(
  settings: Record<string, string>,
  folder = mkdtempSync(join(tmpdir(), 'carreau-pg-')),
  fill: (run: Run, data: string) => void,
): Cluster | undefined {
  if (!existsSync(`${binaries}/initdb`) || !existsSync('/usr/share/postgresql/15/extension/postgis.control'))
    return undefined;
  const asRoot = process.getuid?.() === 0;
  if (asRoot) {
    execFileSync('chown', ['postgres', folder]);
    chmodSync(folder, 0o755);
  }
  const run: Run = (command, args) =>
    asRoot
      ? execFileSync('runuser', ['-u', 'postgres', '--', `${binaries}/${command}`, ...args], {
          stdio: 'ignore',
          cwd: '/',
        })
      : execFileSync(`${binaries}/${command}`, args, { stdio: 'ignore' });
  const data = join(folder, 'data');
  fill(run, data);
  const options = Object.entries({ fsync: 'off', full_page_writes: 'off', max_connections: '60', ...settings })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
  const listening = `-k ${folder} -c listen_addresses='' ${options}`;
  const start = () => run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', listening, 'start']);
  start();
  return {
    url: `postgresql://postgres@/postgres?host=${encodeURIComponent(folder)}`,
    data,
    start,
    isRunning: () => existsSync(join(data, 'postmaster.pid')) && existsSync(`/proc/${firstProcess(data)}`),
    halt: (mode) => run('pg_ctl', ['-D', data, '-m', mode, '-w', 'stop']),
    stop: () => {
      const args = ['-D', data, '-m', 'immediate', 'stop'];
      if (asRoot) spawnSync('runuser', ['-u', 'postgres', '--', `${binaries}/pg_ctl`, ...args], { cwd: '/' });
      else spawnSync(`${binaries}/pg_ctl`, args);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The first process of a server, from which the others come. */
export const firstProcess = (data: string): number =>
  Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);

/** A migrated database, to be copied. */
export async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`drop database if exists ${templateDatabase}`);
  await admin.query(`create database ${templateDatabase}`);
  await admin.end();
  const template = await openServer(databaseUrl(url, templateDatabase));
  await migrate(template);
  await template.close();
}

/** A new database of a server, empty unless it is copied `from` another; its address. */
export async function createDatabase(url: string, name: string, from?: string): Promise<string> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name} ${from ? `template ${from}` : ''}`);
  await admin.end();
  return databaseUrl(url, name);
}

/** The same server, another database. */
export const databaseUrl = (url: string, name: string): string => url.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
