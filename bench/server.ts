import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../src/cli/build.ts';
import { inProject } from '../src/kernel/paths.ts';

export interface BenchServer {
  address: string;
  pid: number;
  isRunning(): boolean;
  /** From the command to the first answer, in seconds. */
  startSeconds: number;
  /** Resident memory of the process, in MB. */
  memory(): number;
  stop(): Promise<void>;
  /** Ends the process as a power cut would. */
  kill(): Promise<void>;
}

interface Started {
  command?: 'start' | 'serve' | 'work';
  databaseUrl?: string | undefined;
  port?: number;
  environment?: Record<string, string>;
  /** Where what it complains of is expected. */
  quiet?: boolean;
}

export const temporaryFolder = (): { path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'carreau-bench-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** The built application as people start it, on a data folder or a server's database, timed until it answers. */
export async function startServer(
  folder: string,
  { command = 'start', databaseUrl = '', port = usualPort, environment = {}, quiet = false }: Started = {},
): Promise<BenchServer> {
  build();
  const begun = performance.now();
  const server = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', inProject('src/cli/main.ts'), command],
    {
      env: {
        ...process.env,
        CARREAU_DATA: folder,
        CARREAU_PORT: String(port),
        NODE_ENV: 'production',
        ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
        ...environment,
      },
      stdio: [
        'ignore',
        command === 'work' ? 'pipe' : 'ignore',
        quiet ? openSync(join(folder, 'complaints'), 'a') : 'inherit',
      ],
    },
  );
  const end = () => server.kill('SIGKILL');
  process.once('exit', end);
  const address = `http://localhost:${port}`;
  if (command === 'work') await once(server.stdout ?? server, 'data');
  else await untilHealthy(server, address);
  const isRunning = () => server.exitCode === null && server.signalCode === null;
  const ending = async (signal: 'SIGTERM' | 'SIGKILL') => {
    process.off('exit', end);
    if (!isRunning()) return;
    server.kill(signal);
    await once(server, 'exit');
  };
  return {
    address,
    pid: server.pid ?? 0,
    isRunning,
    startSeconds: (performance.now() - begun) / 1000,
    memory: () => residentMegabytes(server.pid ?? 0),
    stop: () => ending('SIGTERM'),
    kill: () => ending('SIGKILL'),
  };
}

const usualPort = 4380;

let demonstration: { path: string; remove(): void } | undefined;

/** A server on the demonstration territory, which is made once for all the benches of a run. */
export async function startDemonstration(): Promise<BenchServer> {
  if (!demonstration) {
    const folder = temporaryFolder();
    const first = await startServer(folder.path);
    await first.stop();
    demonstration = folder;
  }
  return startServer(demonstration.path);
}

export function removeDemonstration(): void {
  demonstration?.remove();
  demonstration = undefined;
}

/** Asks every 50 ms until the server answers; an early end of the process is an error. */
async function untilHealthy(server: ChildProcess, address: string): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server stopped with code ${server.exitCode}`);
    const healthy = await fetch(`${address}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const residentMegabytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
