import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { PgBoss, TestClock } from 'pg-boss';
import { SMTPServer } from 'smtp-server';
import { writeMail } from '../src/identity/mail/mail.sql.ts';
import { jobsOf } from '../src/jobs.ts';
import { readConfig } from '../src/kernel/config.ts';
import { type Database, migratedTemplate, openEmbedded, openServer } from '../src/kernel/db/index.ts';
import { askServer, serverPool } from '../src/kernel/db/server.ts';
import { realEffects } from '../src/kernel/effects.ts';
import type { Job } from '../src/kernel/jobs/job.ts';
import { runJobs } from '../src/kernel/jobs/run-jobs.ts';
import { terminalLog } from '../src/kernel/observe/log.ts';
import { databaseUrl, startServer, templateDatabase } from '../test/postgres-server.ts';
import { type Measure, max, summary } from './measure.ts';
import { say } from './say.ts';

/**
 * A Thursday in Paris, from midnight. Carreau is away when the night’s forgetting is due, and once more. Steps of the
 * clock never end on a minute: what was run then could be of the minute before.
 */
const begins = Date.parse('2026-11-26T00:00:20+01:00');
const ends = begins + 24 * 3_600_000;
const away = [
  ['2026-11-26T03:20:30+01:00', '2026-11-26T03:41:20+01:00'],
  ['2026-11-26T12:00:30+01:00', '2026-11-26T12:02:20+01:00'],
].map(([from, to]) => ({ from: Date.parse(from ?? ''), to: Date.parse(to ?? '') }));
const step = 30_000;
/** Hours before are those of its first start. */
const countedFrom = begins + 300_000;

/** A day of every job as Carreau declares them, on a clock that is moved by hand: who ran when it was due, and once? */
export default async function dayOfJobs(): Promise<Measure[]> {
  return (await Promise.all([onEmbedded(), onServer()])).flat();
}

async function onEmbedded(): Promise<Measure[]> {
  const database = await openEmbedded({ template: await migratedTemplate() });
  return liveADay('embedded engine, one process', [database]).finally(() => database.close());
}

async function onServer(): Promise<Measure[]> {
  const server = await startServer();
  if (!server) return [];
  const url = databaseUrl(server.url, templateDatabase);
  const processes = [await onOneConnection(url), await onOneConnection(url)];
  try {
    return await liveADay('PostgreSQL, two processes', processes);
  } finally {
    for (const each of processes) await each.close();
    server.stop();
  }
}

/** The clock of a test is told to each connection: what jobs are kept with has one. */
async function onOneConnection(url: string): Promise<Database> {
  const database = await openServer(url);
  const pool = serverPool(url, { max: 1, idleTimeoutMillis: 0 });
  return {
    ...database,
    run: async (text, values) => {
      const results = await askServer(pool, { text, values });
      return { rows: [results].flat().flatMap(({ rows }) => rows) };
    },
    close: async () => {
      await pool.end();
      await database.close();
    },
  };
}

async function liveADay(where: string, processes: Database[]): Promise<Measure[]> {
  const clock = new TestClock(begins);
  const mails = await aMailServer();
  const work = new UnderWay();
  const ran: Ran[] = [];
  const effects = { ...realEffects, now: () => new Date(clock.now()) };
  const settings = { mail: { smtp: mails.smtp, from: 'Carreau <a@example.org>' }, origin: 'http://localhost' };
  const declared = jobsOf({ ...settings, innerHosts: [], seal: readConfig().seal });
  const log = { ...terminalLog, error: (said: unknown) => void failures.push(said) };
  const failures: unknown[] = [];
  const watched = (job: Job): Job => ({
    ...job,
    run: (world) => {
      ran.push({ name: job.name, at: clock.now() });
      return work.watch(job.run(world));
    },
  });
  // One after the other: they set up one clock.
  const startAll = async () => {
    const stops = [];
    for (const database of processes) {
      const run: Database['run'] = (text, values) => work.watch(database.run(text, values));
      stops.push(await runJobs({ ...database, run }, { jobs: declared.map(watched), effects, log, clock }));
    }
    return stops;
  };
  let stops = await startAll();
  const letters = aLetterEachHour();
  for (const until of [...away.flatMap(({ from, to }) => [from, to]), ends]) {
    const isAway = away.some(({ to }) => to === until);
    if (isAway) {
      await Promise.all(stops.map((stop) => stop()));
      await clock.setTime(until);
      stops = await startAll();
      continue;
    }
    while (clock.now() < until) {
      await letters.askFor(processes[0], clock.now());
      await clock.tick(step);
      await work.isDone();
    }
  }
  await Promise.all(stops.map((stop) => stop()));
  await mails.stop();
  const found = declared.map((job) => compare(job, ran, processes.length));
  for (const { name, cron, due, times, lost, twice } of found)
    say(`  ${where}: ${name} (${cron}) due ${due} times, run ${times} times; lost ${lost}, twice ${twice}`);
  say(
    `  ${where}: ${letters.count()} letters asked for, ${mails.received.length} received, ${failures.length} failures`,
  );
  const sum = (of: 'lost' | 'twice') => found.reduce((total, each) => total + each[of], 0);
  const different = new Set(mails.received).size;
  const wrongLetters = letters.count() - different + (mails.received.length - different);
  return [
    summary(`runs due in a day of jobs, ${where}`, [found.reduce((total, { due }) => total + due, 0)], 'runs'),
    summary(`… of which lost, ${where}`, [sum('lost')], 'runs', max(0)),
    summary(`… run twice, ${where}`, [sum('twice')], 'runs', max(0)),
    summary(`letters of that day lost or sent twice, ${where}`, [wrongLetters], 'letters', max(0)),
    summary(`jobs that failed that day, ${where}`, [failures.length], 'runs', max(0)),
  ];
}

interface Ran {
  name: string;
  at: number;
}

/**
 * Each hour of a job with the runs that followed it; those that passed while nothing ran are one together, at the next
 * start. A job that is run at each start of a process may be run then once more by each.
 */
function compare({ name, cron, atStart }: Job, all: Ran[], processes: number) {
  const dues = hoursOf(cron);
  const runs = all.filter((run) => run.name === name).map(({ at }) => at);
  const absence = (at: number) => away.findIndex(({ from, to }) => at > from && at < to);
  const groups = [...Map.groupBy(dues, (at) => (absence(at) < 0 ? at : absence(at))).values()];
  const counts = groups.map((group, index) => {
    const [first = 0, next = ends] = [group[0], groups[index + 1]?.[0]];
    const mayStart = atStart && away.some(({ to }) => to >= first && to < next) ? processes : 0;
    const within = runs.filter((at) => at >= first && at < next);
    if (within.length > 1 + mayStart)
      say(`  ${name}, due at ${hourOf(first)}, run at ${within.map(hourOf).join(', ')}`);
    return { times: within.length, most: 1 + mayStart };
  });
  return {
    ...{ name, cron, due: groups.length, times: runs.length },
    lost: counts.filter(({ times }) => times === 0).length,
    twice: counts.filter(({ times, most }) => times > most).length,
  };
}

const hourOf = (at: number): string => new Date(at).toLocaleTimeString('fr-FR', { timeZone: 'Europe/Paris' });

/** As pg-boss itself reads a cron, in Paris. */
function hoursOf(cron: string): number[] {
  const reader = new PgBoss({ db: { executeSql: async () => ({ rows: [] }) } });
  const hours: number[] = [];
  for (let from = begins; from < ends; from = hours.at(-1) ?? ends) {
    const next = reader.previewSchedule(cron, { tz: 'Europe/Paris', from: new Date(from), count: 20 });
    hours.push(...next.map((each) => each.getTime()));
  }
  // The last minute of the day has not time to be served before the clock stops.
  return hours.filter((at) => at >= countedFrom && at < ends - 60_000);
}

/** What was begun and has not ended: the clock waits for it. */
class UnderWay {
  #count = 0;

  async watch<T>(work: Promise<T>): Promise<T> {
    this.#count += 1;
    return work.finally(() => {
      this.#count -= 1;
    });
  }

  async isDone(): Promise<void> {
    for (let quiet = 0; quiet < 3; quiet = this.#count === 0 ? quiet + 1 : 0) await setImmediate();
  }
}

function aLetterEachHour() {
  let asked = 0;
  return {
    count: () => asked,
    askFor: async (database: Database | undefined, now: number) => {
      if (!database || now < begins + asked * 3_600_000) return;
      if (asked % 6 === 0) say(`  ${asked} h on the clock`);
      const letter = { subject: `Lettre ${asked}`, paragraphs: ['Un essai.'], because: 'C’est un essai.' };
      const at = new Date(now);
      await writeMail(database.db, { kind: 'message_answered', address: 'a@example.org', letter, at });
      asked += 1;
    },
  };
}

async function aMailServer() {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        received.push(/^Message-ID: (\S+)/im.exec(Buffer.concat(pieces).toString())?.[1] ?? '');
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const smtp = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return { smtp, received, stop: () => new Promise<void>((resolve) => server.close(() => resolve())) };
}
