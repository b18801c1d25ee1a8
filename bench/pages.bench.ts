import { readCast } from '../demo/load.ts';
import { linkOn, signIn } from './browse.ts';
import { type Measure, p95, summary } from './measure.ts';
import type { BenchOptions } from './run.ts';
import { startDemonstration } from './server.ts';
import { steadyLoad } from './steady-load.ts';

const perSecond = 50;

/** Pages of the demonstration at a steady 50 requests a second, each after two seconds of warming up. */
export default async function pages({ seconds }: BenchOptions): Promise<Measure[]> {
  const server = await startDemonstration();
  const { password } = readCast();
  const cookie = await signIn(server.address, 'coordination@demo.carreau.example', password);
  const measures: Measure[] = [];
  for (const { name, page, signedIn } of await pagesOf(server.address, cookie)) {
    const load = { perSecond, cookie: signedIn ? cookie : '' };
    await steadyLoad([page], { ...load, seconds: 2 });
    measures.push(summary(`${name}, ${perSecond}/s`, await steadyLoad([page], { ...load, seconds }), 'ms', p95(60)));
  }
  measures.push(summary('memory after all these pages', [server.memory()], 'MB'));
  await server.stop();
  return measures;
}

interface Page {
  name: string;
  page: string;
  signedIn?: boolean;
}

async function pagesOf(address: string, cookie: string): Promise<Page[]> {
  const edition = `${address}/rapports/bethune-bruay/rdd/2020`;
  const sheet = await linkOn(edition, /\/fiches\/P1-01$/);
  const board = await linkOn(`${address}/travail`, /\/travail\/campagnes\/[0-9a-f-]{36}$/, cookie);
  return [
    { name: 'public sheet', page: sheet },
    { name: 'working sheet', page: await linkOn(board, /\/travail\/fiches\/[0-9a-f-]{36}$/, cookie), signedIn: true },
    { name: 'board of a campaign', page: board, signedIn: true },
    { name: 'edition', page: edition },
    { name: 'explanation of a figure', page: await linkOn(sheet, /\/chiffres\//) },
    { name: 'home', page: address },
    { name: 'list of indicators', page: `${address}/indicateurs` },
    { name: 'indicator', page: await linkOn(`${address}/indicateurs`, /\/indicateurs\/[0-9a-f-]{36}$/) },
  ];
}
