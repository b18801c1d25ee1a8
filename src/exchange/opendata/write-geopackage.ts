import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from '../../kernel/db/index.ts';
import { GeoPackage } from '../../kernel/geopackage.ts';
import { definedSystems } from '../../site/index.ts';
import type { Column, Dataset } from './dataset.ts';
import { publishedPages } from './published-rows.sql.ts';

const columnTypes: Record<Column['type'], 'text' | 'double' | 'integer' | 'boolean'> = {
  ...{ string: 'text', date: 'text', datetime: 'text', object: 'text' },
  ...{ integer: 'integer', number: 'double', boolean: 'boolean' },
};

let lastMade: Promise<unknown> = Promise.resolve();

/** A GeoPackage in Lambert-93, made row by row in a file of its own that goes once it is read; one is made at a time. */
export async function* writeGeoPackage(db: Db, dataset: Dataset, at: string): AsyncGenerator<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'carreau-'));
  try {
    const path = join(folder, 'dataset.gpkg');
    const made = lastMade.then(() => make(db, dataset, path, at));
    lastMade = made.catch(() => undefined);
    await made;
    yield* createReadStream(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function make(db: Db, dataset: Dataset, path: string, at: string): Promise<void> {
  const { name, title, columns } = dataset;
  const file = new GeoPackage(path, await definedSystems(db, [2154]));
  try {
    const layer = file.addLayer({
      ...{ name: name.replaceAll('-', '_'), title, at, epsg: 2154 },
      columns: columns.slice(1).map((column) => ({ name: column.name, type: columnTypes[column.type] })),
    });
    for await (const rows of publishedPages(db, dataset, 'wkb')) {
      for (const { cells, shape } of rows) {
        const values = columns.slice(1).map((column, place) => cellOf(column, cells[place + 1] ?? null));
        layer.add(cells[0] ?? '', shape instanceof Uint8Array ? shape : null, values);
      }
    }
    file.finish();
  } finally {
    file.close();
  }
}

function cellOf({ type }: Column, value: string | null): string | number | null {
  if (value === null) return null;
  if (type === 'boolean') return value === 'true' ? 1 : 0;
  return type === 'integer' || type === 'number' ? Number(value) : value;
}
