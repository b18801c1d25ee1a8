import { createHash } from 'node:crypto';
import { todayOf } from '../../kernel/day.ts';
import { missing } from '../../kernel/errors.ts';
import { writeCsv } from '../../kernel/table/write-table.ts';
import { renderedOnce, renderPicture } from '../../report/index.ts';
import { composePicture } from './compose-picture.ts';
import { readIllustration, type SharedIllustration, type WantedIllustration } from './read-illustration.ts';

const types = { svg: 'image/svg+xml; charset=utf-8', png: 'image/png', csv: 'text/csv; charset=utf-8' };
type Format = keyof typeof types;

/** An illustration as a file; « 304 » where who asks has it as it is. */
export async function answerFile(
  wanted: WantedIllustration & { origin: string; known: string | null },
): Promise<Response> {
  const [, path = '', ending = ''] = /^(.*)\.([a-z]+)$/.exec(wanted.path) ?? [];
  if (!(ending in types)) throw missing('Ce fichier');
  const format = ending as Format;
  const illustration = await readIllustration({ ...wanted, path });
  const drawn = format === 'csv' ? tableOf(illustration) : pictureOf(illustration, wanted);
  const hash = createHash('sha256').update(drawn).digest('hex').slice(0, 16);
  // A picture is the same while its drawing is.
  const etag = `"${format}-${hash}"`;
  const headers = { etag, 'cache-control': 'no-cache', 'access-control-allow-origin': '*' };
  if (wanted.known?.split(/\s*,\s*/).includes(etag)) return new Response(null, { status: 304, headers });
  const body =
    format === 'png' ? await renderedOnce(`illustration ${hash}`, () => renderPicture(String(drawn))) : drawn;
  const name = `${path.replaceAll(/[^a-zA-Z0-9@-]+/g, '-')}.${format}`;
  return new Response(body as BodyInit, {
    headers: { ...headers, 'content-type': types[format], 'content-disposition': `inline; filename="${name}"` },
  });
}

const pictureOf = (
  illustration: SharedIllustration,
  { effects, origin }: Pick<WantedIllustration, 'effects'> & { origin: string },
) => composePicture(illustration, { origin, day: todayOf(effects) });

/** Numbers as a French spreadsheet reads them. */
const tableOf = ({ table }: Pick<SharedIllustration, 'table'>): Uint8Array =>
  writeCsv(
    table.columns,
    table.rows.map((row) => row.map((cell) => (typeof cell === 'string' ? cell : cell.value.replace('.', ',')))),
  );
