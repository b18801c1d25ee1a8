import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { inProject } from '../../src/kernel/paths.ts';

export interface Served {
  address: string;
  process: number | undefined;
  /** Asks the server to stop and waits until it has: what it keeps may then be copied or deleted. */
  stop(): Promise<void>;
}

/** The demonstration kept in that folder, made where the folder is empty, served as people start it on a free port. */
export const serveDemonstration = (folder: string): Promise<Served> => serve('start', folder, {});

/** An installation whose database is on a server. */
export const serveDatabase = (folder: string, url: string): Promise<Served> =>
  serve('serve', folder, { DATABASE_URL: url });

async function serve(command: 'start' | 'serve', folder: string, environment: Record<string, string>): Promise<Served> {
  const port = await freePort();
  const address = `http://localhost:${port}`;
  const server = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', inProject('src/cli/main.ts'), command],
    {
      env: {
        ...process.env,
        CARREAU_DATA: folder,
        CARREAU_PORT: String(port),
        CARREAU_BASEMAP: 'aucun',
        NODE_ENV: 'production',
        ...environment,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const stop = async () => {
    const stopped = new Promise((resolve) => server.once('exit', resolve));
    if (server.kill('SIGTERM')) await stopped;
  };
  await untilHealthy(address, () => server.exitCode).catch(async (error) => {
    await stop();
    throw error;
  });
  return { address, process: server.pid, stop };
}

/** A port nobody listens on: two runs on one machine must not test each other's server. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const asked = createServer().listen(0, '127.0.0.1', () => {
      const address = asked.address();
      asked.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

async function untilHealthy(address: string, exitCode: () => number | null): Promise<void> {
  for (let attempt = 0; attempt < 3000; attempt++) {
    if (exitCode() !== null) throw new Error(`The server stopped with code ${exitCode()}`);
    const healthy = await fetch(`${address}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('The server did not answer in ten minutes');
}
