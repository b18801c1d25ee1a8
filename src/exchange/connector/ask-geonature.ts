import { z } from 'zod';
import { DomainError } from '../../kernel/errors.ts';
import { printNumber } from '../../kernel/french.ts';
import { type Answer, askOutside } from '../../kernel/outside/ask-outside.ts';
import { badAnswer, limits, type Outside } from './ask-source.ts';

/** Rows that GeoNature gives at once at most, pages read of one export, seconds and bytes that they may all take. */
const [pageSize, mostPages, mostSeconds, mostBytes] = [1000, 100, 600, 300_000_000];

const cells = z.record(z.string(), z.unknown());
const shape = z.object({ type: z.string(), coordinates: z.unknown() });

/** As the export module answers: rows as they are, or as GeoJSON where the view has a geometry. */
const page = z.object({
  total_filtered: z.int(),
  items: z.union([
    z.array(cells),
    z.object({ features: z.array(z.object({ properties: cells, geometry: shape.nullable().default(null) })) }),
  ]),
});

export interface AskedExport {
  address: string;
  /** The secret of the export, where it is not open to all. */
  token: string;
  /** A column that orders rows: without one, pages may repeat or miss some. */
  orderedBy: string | undefined;
}

/**
 * Reads an export of GeoNature (`…/exports/api/12`) page after page: `offset` is the number of a page there. Gives the whole
 * as one table, its shapes as well-known text; an export that is not read whole is not read.
 */
export async function askExport(asked: AskedExport, { innerHosts }: Outside, pages = mostPages): Promise<Answer> {
  const until = Date.now() + mostSeconds * 1000;
  const rows: Record<string, string>[] = [];
  let announced = 0;
  let bytes = 0;
  for (let offset = 0; offset < pages; offset += 1) {
    const address = addressOf(asked, offset);
    const mostSecondsLeft = Math.min(limits.mostSeconds, (until - Date.now()) / 1000);
    if (mostSecondsLeft <= 0) throw refused('outside_slow', `Cet export n’est pas lu en ${mostSeconds} s.`);
    const { status, body } = await askOutside({
      ...{ address, innerHosts, mostSeconds: mostSecondsLeft },
      mostBytes: Math.min(limits.mostBytes, mostBytes - bytes),
      headers: { accept: 'application/json' },
    });
    if (status === 403) throw refused('export_closed', 'Cet export n’est pas ouvert : donnez son jeton.', 403);
    if (status !== 200) throw badAnswer(asked.address, status);
    bytes += body.length;
    const read = readPage(body);
    announced = read.announced;
    rows.push(...read.rows);
    if (rows.length >= announced || read.rows.length === 0) break;
  }
  if (pages === mostPages && rows.length !== announced) throw notWhole(announced, rows.length);
  return { status: 200, headers: {}, body: tableOf(rows) };
}

function addressOf({ address, token, orderedBy }: AskedExport, offset: number): string {
  const url = new URL(address);
  if (token) url.pathname = `${url.pathname.replace(/\/$/, '')}/${encodeURIComponent(token)}`;
  url.searchParams.set('limit', String(pageSize));
  url.searchParams.set('offset', String(offset));
  if (orderedBy) url.searchParams.set('orderby', orderedBy);
  return url.href;
}

function readPage(body: Buffer): { announced: number; rows: Record<string, string>[] } {
  try {
    const { items, total_filtered: announced } = page.parse(JSON.parse(body.toString('utf8')));
    const rows = Array.isArray(items)
      ? items.map(texts)
      : items.features.map(({ properties, geometry }) => ({
          ...texts(properties),
          ...(geometry ? { geometrie_wkt_4326: wktOf(geometry) } : {}),
        }));
    return { announced, rows };
  } catch {
    throw refused(
      'not_an_export',
      'Cette adresse ne donne pas un export de GeoNature : elle finit par « /exports/api/12 ».',
    );
  }
}

const texts = (row: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, textOf(value)]));

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

type Nested = number | Nested[];

/** GeoJSON as well-known text: the same numbers, other brackets. */
function wktOf({ type, coordinates }: z.output<typeof shape>): string {
  const isPoint = (nested: Nested): nested is number[] => Array.isArray(nested) && typeof nested[0] === 'number';
  const inside = (nested: Nested): string => {
    if (isPoint(nested)) return nested.slice(0, 2).join(' ');
    return Array.isArray(nested)
      ? nested.map((part) => (isPoint(part) ? inside(part) : `(${inside(part)})`)).join(', ')
      : String(nested);
  };
  return `${type.toUpperCase()}(${inside(coordinates as Nested)})`;
}

/** A table that nobody opens but the import: its cells are as they were given. */
export function tableOf(rows: readonly Record<string, string>[]): Buffer {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lineOf = (said: string[]) => said.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';');
  return Buffer.from([lineOf(header), ...rows.map((row) => lineOf(header.map((name) => row[name] ?? '')))].join('\n'));
}

const notWhole = (announced: number, read: number) =>
  refused(
    'export_cut',
    `Cet export annonce ${printNumber(String(announced))} données et en donne ${printNumber(String(read))} : rien n’en est pris. Au-delà de 100 000, filtrez-le par son adresse, par exemple « ?filter_d_up_date_debut=2024-01-01 ».`,
  );

const refused = (code: string, sentence: string, httpStatus?: number) =>
  new DomainError('invalid', code, sentence, httpStatus ? { httpStatus } : {});
