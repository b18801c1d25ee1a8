import { databaseUrl, startServer as startPostgres, templateDatabase } from '../test/postgres-server.ts';
import { linkOn } from './browse.ts';
import { editTogether } from './edit-together.ts';
import { type Measure, p95, summary } from './measure.ts';
import type { BenchOptions } from './run.ts';
import { say } from './say.ts';
import { type BenchServer, startServer, temporaryFolder } from './server.ts';
import { steadyLoad } from './steady-load.ts';

const people = 50;
/** Pages are asked for no longer than this, however long people edit. */
const longestAsking = 30;

/**
 * What an authority’s installation must bear on two cores, asked for by this same machine: public pages as visitors ask
 * for them, public pages that are made anew each time, and fifty people who write at once, each edit followed to the end.
 */
export default async function load({ seconds }: BenchOptions): Promise<Measure[]> {
  const measures = await measureOn('embedded engine', seconds);
  const postgres = await startPostgres();
  if (!postgres) return measures;
  try {
    const urlOf = (name: string) => databaseUrl(postgres.url, name);
    return [...measures, ...(await measureOn('PostgreSQL', seconds, urlOf(templateDatabase)))];
  } finally {
    postgres.stop();
  }
}

async function measureOn(engine: string, seconds: number, databaseUrl?: string): Promise<Measure[]> {
  const folder = temporaryFolder();
  try {
    const asked = await askForPages(engine, { folder: folder.path, databaseUrl, seconds });
    const edited = await editTogether({ folder: folder.path, databaseUrl, seconds, people });
    say(`${engine}: ${edited.acknowledged} edits acknowledged, ${edited.refused} told that somebody was faster`);
    const on = `${people} people at once, ${engine}`;
    return [
      ...asked,
      summary(`save of a sheet, ${on}`, edited.times, 'ms'),
      summary(`edits lost, ${on}`, [edited.lost], 'edits', { most: 0, of: 'max' }),
      summary(`edits nobody was told of, ${on}`, [edited.untold], 'edits', { most: 0, of: 'max' }),
    ];
  } finally {
    folder.remove();
  }
}

interface Place {
  folder: string;
  databaseUrl: string | undefined;
  seconds: number;
}

/** The demonstration, which the first start makes; visitors are given kept pages, a cookie has each made anew. */
async function askForPages(engine: string, place: Place): Promise<Measure[]> {
  await (await startServer(place.folder, { databaseUrl: place.databaseUrl })).stop();
  const servers = await startInstallation(place);
  try {
    const pages = await publicPages(servers.map(({ address }) => address));
    const ask = (perSecond: number, cookie: string, seconds: number) =>
      steadyLoad(pages, { perSecond, cookie, seconds });
    const length = Math.min(place.seconds, longestAsking);
    await ask(20, 'anew=1', 5);
    return [
      summary(`public pages, 300/s, ${engine}`, await ask(300, '', length), 'ms', p95(100)),
      summary(`public pages made anew, 60/s, ${engine}`, await ask(60, 'anew=1', length), 'ms', p95(100)),
    ];
  } finally {
    for (const server of servers) await server.stop();
  }
}

/** Those that answer visitors: the embedded engine has one process, PostgreSQL two of the web, as the package has. */
async function startInstallation({ folder, databaseUrl }: Place): Promise<BenchServer[]> {
  const ports = databaseUrl ? [4380, 4381] : [4380];
  return Promise.all(ports.map((port) => startServer(folder, { command: 'serve', databaseUrl, port })));
}

/** Each page of each process in turn, as a proxy shares them out. */
async function publicPages([first = '', ...others]: string[]): Promise<string[]> {
  const edition = '/rapports/bethune-bruay/rdd/2020';
  const pages = [
    first,
    `${first}${edition}`,
    await linkOn(`${first}${edition}`, /\/fiches\/P1-01$/),
    `${first}/indicateurs`,
    await linkOn(`${first}/indicateurs`, /\/indicateurs\/[0-9a-f-]{36}$/),
    `${first}/plans`,
    `${first}/sites`,
    `${first}/donnees-ouvertes`,
  ];
  return pages.flatMap((page) => [page, ...others.map((address) => page.replace(first, address))]);
}
