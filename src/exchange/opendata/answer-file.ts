import type { Context } from '../../identity/index.ts';
import { missing } from '../../kernel/errors.ts';
import { fileOfDataset, pageOfDataset } from './addresses.ts';
import type { Dataset } from './dataset.ts';
import { findDataset } from './datasets.ts';
import { type DatasetFormat, datasetFormats, formatsOf, schemaEnding } from './formats.ts';
import { publishedPages } from './published-rows.sql.ts';
import { readVersion } from './read-version.ts';
import { tableSchema } from './table-schema.ts';
import { writeCsv } from './write-csv.ts';
import { writeGeoPackage } from './write-geopackage.ts';
import { writeJson } from './write-json.ts';
import { writeParquet } from './write-parquet.ts';

type World = Pick<Context, 'db' | 'effects'> & { origin: string };

const open = { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };

/** The file of a dataset, by its name in the address: « sites.csv », « sites.schema.json ». Written as it is read. */
export async function answerFile(world: World, file: string, request: Request): Promise<Response> {
  const [name = '', ...endings] = file.split('.');
  const ending = endings.join('.');
  const dataset = findDataset(name);
  if (ending === schemaEnding) {
    return Response.json(tableSchema(dataset, `${world.origin}${pageOfDataset(name)}`), { headers: open });
  }
  const format = formatsOf(dataset).find((each) => each === ending);
  if (!format) throw missing('Ce format de fichier');
  const headers = { ...open, ...(await versionHeaders(world, dataset)) };
  if (
    headers.etag &&
    request.headers
      .get('if-none-match')
      ?.split(/\s*,\s*/)
      .includes(headers.etag)
  )
    return new Response(null, { status: 304, headers });
  const { type, charset } = datasetFormats[format];
  return new Response(streamOf(bytesOf(world, dataset, format)), {
    headers: {
      ...headers,
      'content-type': charset ? `${type}; charset=utf-8` : type,
      'content-disposition': `attachment; filename="${name}.${format}"`,
      link: `<${fileOfDataset(name, schemaEnding)}>; rel="describedby"; type="application/tableschema+json"`,
    },
  });
}

/** A large dataset is always given whole: what is known of it may be an hour old. */
async function versionHeaders(world: World, dataset: Dataset): Promise<{ etag?: string; 'last-modified'?: string }> {
  const version = dataset.large ? undefined : await readVersion(world, dataset);
  if (!version) return {};
  return {
    etag: `"${version.version}-${version.sha256.slice(0, 16)}"`,
    'last-modified': version.changedAt.toUTCString(),
  };
}

async function* bytesOf({ db, effects }: World, dataset: Dataset, format: DatasetFormat): AsyncGenerator<Uint8Array> {
  if (format === 'gpkg') {
    yield* writeGeoPackage(db, dataset, effects.now().toISOString());
    return;
  }
  if (format === 'parquet') {
    yield* writeParquet(db, dataset);
    return;
  }
  const encoder = new TextEncoder();
  const texts =
    format === 'csv'
      ? writeCsv(dataset, publishedPages(db, dataset, 'none'))
      : writeJson(dataset, publishedPages(db, dataset, 'geojson'));
  for await (const text of texts) yield encoder.encode(text);
}

/** Bytes are made as they are taken, and no further once nobody takes them. */
const streamOf = (bytes: AsyncGenerator<Uint8Array>): ReadableStream =>
  new ReadableStream({
    pull: async (controller) => {
      const { done, value } = await bytes.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await bytes.return(undefined);
    },
  });
