import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Extension } from '@electric-sql/pglite';
import { postgis } from '@electric-sql/pglite-postgis';
import { inProject } from '../paths.ts';

/**
 * PostGIS for points, lines and areas alone. The package brings rasters, topology and a geocoder too, which the engine
 * would unpack and compile at each start: two thirds of 95 MB.
 */
export const vectorPostgis: Extension = {
  name: postgis.name,
  setup: async (engine, options) => {
    const made = await postgis.setup(engine, options);
    return made.bundlePath ? { ...made, bundlePath: vectorBundle(made.bundlePath) } : made;
  },
};

const isKept =
  /^(lib\/postgresql\/postgis-3\.so|share\/proj\/.*|share\/postgresql\/extension\/postgis(\.control|--[\d.]+\.sql))$/;

/**
 * What is kept of a bundle, made once for each version of the package; gzipped since the engine expects it, not smaller.
 * The whole of it where nothing can be written beside the program.
 */
function vectorBundle(bundle: URL): URL {
  const { version } = JSON.parse(readFileSync(new URL('../package.json', bundle), 'utf8')) as { version: string };
  const path = inProject('.cache', `postgis-${version}.tar.gz`);
  if (existsSync(path)) return pathToFileURL(path);
  const kept = gzipSync(entriesKept(gunzipSync(readFileSync(bundle))), { level: 0 });
  try {
    mkdirSync(inProject('.cache'), { recursive: true });
    writeFileSync(`${path}.${process.pid}`, kept);
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    return bundle;
  }
  return pathToFileURL(path);
}

/** A tar is blocks of 512 bytes: of each entry one with its name and its size in octal, then its bytes; two empty end it. */
function entriesKept(tar: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let start = 0; tar[start]; ) {
    const [name = ''] = tar.toString('latin1', start, start + 100).split('\0', 1);
    const size = Number.parseInt(tar.toString('latin1', start + 124, start + 136), 8);
    const end = start + 512 * (1 + Math.ceil(size / 512));
    if (isKept.test(name)) pieces.push(tar.subarray(start, end));
    start = end;
  }
  return Buffer.concat([...pieces, Buffer.alloc(1024)]);
}
