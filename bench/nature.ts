import { parseArgs } from 'node:util';
import { databaseUrl, startServer as startPostgres, templateDatabase } from '../test/postgres-server.ts';
import { isMet, type Measure } from './measure.ts';
import { measureAssessment } from './nature/assess.ts';
import { measureExchange } from './nature/exchange.ts';
import { measureImport } from './nature/import.ts';
import { measureSearch } from './nature/search.ts';
import { measureTaxref } from './nature/taxref.ts';
import { say } from './say.ts';

type Part = (engine: string, url: string | undefined, rows: number) => Promise<Measure[]>;

/** What is measured of nature, each on an empty database of its own. */
const parts: Record<string, Part> = {
  taxref: (engine, url) => measureTaxref(engine, url),
  import: measureImport,
  exchange: measureExchange,
  search: measureSearch,
  assess: measureAssessment,
};

/** `npm run bench:nature [-- part… --engine postgres|embedded --rows 1000000]`. Ends with 1 where a target is missed. */
export default async function nature(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { engine: { type: 'string' }, rows: { type: 'string', default: '100000' } },
  });
  const rows = Number(values.rows);
  const wanted = Object.entries(parts).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  const measures: Measure[] = [];
  for (const [, part] of wanted) {
    if (values.engine !== 'embedded') measures.push(...(await onPostgres(part, rows)));
    if (values.engine !== 'postgres') measures.push(...told(await part('embedded engine', undefined, rows)));
  }
  return measures.every(isMet) ? 0 : 1;
}

/** What an installation of ten million records sets: a quarter of the memory, at most, is the database's own. */
const settings = { shared_buffers: '4GB', maintenance_work_mem: '512MB', max_wal_size: '8GB' };

async function onPostgres(part: Part, rows: number): Promise<Measure[]> {
  const postgres = await startPostgres(settings);
  if (!postgres) return [];
  try {
    return told(await part('PostgreSQL without fsync', databaseUrl(postgres.url, templateDatabase), rows));
  } finally {
    postgres.stop();
  }
}

function told(measures: Measure[]): Measure[] {
  for (const measure of measures)
    say(`${measure.name}: ${measure.median.toFixed(1)} ${measure.unit}${againstTarget(measure)}`);
  return measures;
}

function againstTarget({ target, ...measure }: Measure): string {
  if (!target) return '';
  const [is, most] = [`${measure[target.of].toFixed(1)} ${measure.unit}`, `${target.most} ${measure.unit}`];
  return `, ${target.of} ${is}, ${isMet({ ...measure, target }) ? 'met' : 'MISSED'} (${most})`;
}
