import { openSession } from '../src/identity/index.ts';
import { type Database, openDatabase } from '../src/kernel/db/index.ts';
import { sessionCookie } from '../src/web/cookies.ts';
import { anOrganisation } from '../test/builders.ts';
import { databaseUrl, startServer as startPostgres, templateDatabase } from '../test/postgres-server.ts';
import { aGrid } from './a-grid.ts';
import { type Measure, median, millisecondsOf, summary } from './measure.ts';
import { startServer, temporaryFolder } from './server.ts';

const count = 200;
const runs = 20;
const saved = new RegExp(`${count}\\schiffres enregistrés`);

/** A person saves a grid of 200 figures by the form of the page, on both engines: written, audited, page made again. */
export default async function grid(): Promise<Measure[]> {
  const measures = [await measureOn('embedded engine')];
  const postgres = await startPostgres();
  if (postgres) {
    measures.push(await measureOn('PostgreSQL without fsync', databaseUrl(postgres.url, templateDatabase)));
    postgres.stop();
  }
  return measures;
}

async function measureOn(engine: string, url?: string): Promise<Measure> {
  const folder = temporaryFolder();
  const database = await openDatabase({ dataFolder: folder.path, databaseUrl: url });
  const { page, token, codes } = await prepare(database).finally(() => database.close());
  const server = await startServer(folder.path, { command: 'serve', ...(url ? { databaseUrl: url } : {}) });
  const times = await saveOften({ address: server.address, page, codes, cookie: `${sessionCookie}=${token}` });
  await server.stop();
  folder.remove();
  return summary(`save of a grid of ${count} figures, ${engine}`, times, 'ms', median(300));
}

/** A sheet of 200 figures in a campaign that collects, and the session of its coordinator. */
async function prepare({ db }: Database): Promise<{ page: string; token: string; codes: string[] }> {
  const { context, page, codes } = await aGrid(db, await anOrganisation(db), count);
  const { token } = await openSession(
    { ...context, address: '', userAgent: '' },
    { personId: context.actor.person?.id ?? '', means: 'password' },
  );
  return { page, token, codes };
}

interface Visit {
  address: string;
  page: string;
  codes: string[];
  cookie: string;
}

/** Each run changes all the figures; the first few, while the server warms up, are left out. */
async function saveOften({ address, page, codes, cookie }: Visit): Promise<number[]> {
  let current = await (await fetch(`${address}${page}`, { headers: { cookie } })).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(current)?.[1] ?? '';
  const save = async (run: number) => {
    const body = new URLSearchParams({ csrf, intent: 'save' });
    for (const [, name = '', shown = ''] of current.matchAll(/name="(shown\.[^"]+)" value="([^"]*)"/g))
      body.set(name, shown.replaceAll('&quot;', '"'));
    for (const [index, code] of codes.entries()) body.set(`value.${code}@2020`, String(run * 1000 + index));
    const response = await fetch(`${address}${page}`, { method: 'POST', headers: { cookie, origin: address }, body });
    current = await response.text();
    if (!saved.test(current)) throw new Error(`the grid was not saved: ${response.status}`);
  };
  const times: number[] = [];
  for (let run = 0; run < runs + 3; run++) {
    const time = await millisecondsOf(() => save(run));
    if (run >= 3) times.push(time);
  }
  return times;
}
