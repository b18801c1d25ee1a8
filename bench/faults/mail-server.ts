import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { writeMail } from '../../src/identity/mail/mail.sql.ts';
import type { Cluster } from '../../test/postgres-server.ts';
import { inDatabase } from '../editors.ts';
import { pause } from '../pause.ts';
import { startServer } from '../server.ts';
import { asked } from './a-database.ts';
import { type Looked, type UnderFault, underFault } from './under-fault.ts';
import type { Outcome } from './while-people-save.ts';

const letters = 6;
/** Letters leave each minute, and one that failed waits a minute at least; in milliseconds. */
const longest = 300_000;

/** What sends letters, or where they are sent, is cut in the middle of one; each must arrive, under one name. */
export async function* mailFaults(cluster: Cluster): AsyncGenerator<Outcome> {
  const mails = await aMailServer();
  const environment = { CARREAU_SMTP: `smtp://127.0.0.1:${mails.port}`, CARREAU_JOBS: 'non' };
  yield underFault(cluster, {
    fault: 'kill -9 of the process of jobs, in the middle of a letter',
    environment,
    make: (under) => afterLetters(under, mails, async (worker) => worker.kill()),
  });
  yield underFault(cluster, {
    fault: 'mail server cut in the middle of a letter, then away for 20 s',
    environment,
    make: (under) =>
      afterLetters(under, mails, async () => {
        mails.cut();
        await pause(20_000);
        await mails.mend();
      }),
  });
  await mails.stop();
}

type Mails = Awaited<ReturnType<typeof aMailServer>>;
type Worker = Awaited<ReturnType<typeof startServer>>;

async function afterLetters(
  { databaseUrl, folder }: UnderFault,
  mails: Mails,
  cut: (worker: Worker) => Promise<void>,
): Promise<Looked> {
  const environment = { CARREAU_SMTP: `smtp://127.0.0.1:${mails.port}` };
  const start = () => startServer(folder, { command: 'work', databaseUrl, environment, quiet: true });
  const addresses = await askForLetters({ dataFolder: folder, databaseUrl });
  mails.received.clear();
  mails.hold();
  let worker = await start();
  await mails.isInTheMiddle();
  const begun = performance.now();
  await cut(worker);
  if (!worker.isRunning()) worker = await start();
  mails.letGo();
  const held = async () => {
    const [left] = await asked(databaseUrl, 'select count(*)::int as count from mail where sent_at is null');
    return Number(left?.count);
  };
  while ((await held()) > 0 && performance.now() - begun < longest) await pause(500);
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  await worker.stop();
  const left = await held();
  const missing = addresses.filter((address) => !mails.received.has(address));
  const names = addresses.map((address) => new Set(mails.received.get(address)).size);
  const twice = addresses.filter((address) => (mails.received.get(address)?.length ?? 0) > 1).length;
  return {
    also: [`${letters} letters: all received ${seconds} s after, ${twice} of them twice under the same Message-ID`],
    failed: [
      ...(missing.length > 0 ? [`${missing.length} letters never came`] : []),
      ...(names.some((count) => count > 1) ? ['a letter came under two names'] : []),
      ...(left === 0 ? [] : [`${left} letters are still held for not sent`]),
    ],
  };
}

async function askForLetters(place: { dataFolder: string; databaseUrl: string }): Promise<string[]> {
  const addresses = Array.from({ length: letters }, (_, number) => `personne-${number}@example.org`);
  await inDatabase(place, async ({ db }) => {
    const letter = { subject: 'Essai', paragraphs: ['Un essai.'], because: 'C’est un essai.' };
    for (const address of addresses) await writeMail(db, { kind: 'message_answered', address, letter, at: new Date() });
  });
  return addresses;
}

/** A real mail server behind a line that can be cut; the first letter is left hanging in its middle. */
async function aMailServer() {
  const received = new Map<string, string[]>();
  let middle = Promise.withResolvers<void>();
  let held = Promise.withResolvers<void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', async () => {
        middle.resolve();
        await held.promise;
        const name = /^Message-ID: (\S+)/im.exec(Buffer.concat(pieces).toString())?.[1] ?? '';
        for (const { address } of envelope.rcptTo) received.set(address, [...(received.get(address) ?? []), name]);
        done();
      });
    },
  });
  server.on('error', () => {});
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const behind = (server.server.address() as AddressInfo).port;
  const sockets = new Set<Socket>();
  const line = createServer((near) => {
    const far = connect(behind, '127.0.0.1');
    for (const socket of [near, far]) sockets.add(socket.on('error', () => {}));
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
  });
  line.listen(0, '127.0.0.1');
  await once(line, 'listening');
  const { port } = line.address() as AddressInfo;
  return {
    port,
    received,
    /** The next letter is read to its end and left without an answer. */
    hold: () => {
      middle = Promise.withResolvers();
      held = Promise.withResolvers();
    },
    isInTheMiddle: () => middle.promise,
    letGo: () => held.resolve(),
    cut: () => {
      line.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    },
    mend: async () => {
      line.listen(port, '127.0.0.1');
      await once(line, 'listening');
    },
    stop: async () => {
      line.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
