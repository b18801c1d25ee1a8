import { unzipSync } from 'fflate';
import { open } from 'shapefile';
import { DomainError } from '../../kernel/errors.ts';
import { naturalOrder } from '../../kernel/french.ts';
import type { GeoJson } from '../register/site.ts';
import { cellText, type PlaceFile, type PlaceRow } from './place-file.ts';
import { chooseLayer, type PlaceLayer } from './place-layer.ts';

const largest = 400_000_000;

/** One shapefile of a zip, the one named or the only one; its dBASE in the encoding that its `.cpg` says, UTF-8 without. */
export async function readShapefile(bytes: Uint8Array, layer?: string): Promise<PlaceFile> {
  const parts = partsOf(bytes, chooseLayer(listShapefiles(bytes), layer).name);
  const shp = parts.get('shp');
  const dbf = parts.get('dbf');
  if (!shp || !dbf) throw incomplete();
  const encoding = encodingOf(parts.get('cpg'));
  try {
    const source = await open(shp, dbf, { encoding });
    const rows: PlaceRow[] = [];
    for (let next = await source.read(); !next.done; next = await source.read()) {
      const { properties, geometry } = next.value;
      const cells = Object.entries(properties ?? {}).map(([name, value]) => [name, cellText(value)]);
      rows.push({ line: rows.length + 1, cells: Object.fromEntries(cells), geometry: (geometry as GeoJson) ?? null });
    }
    return { format: 'shapefile', epsg: epsgOf(parts.get('prj')), header: Object.keys(rows[0]?.cells ?? {}), rows };
  } catch {
    throw incomplete();
  }
}

/** The shapefiles of a zip, by the path of their parts; an index has eight bytes an object after its header. */
export function listShapefiles(bytes: Uint8Array): PlaceLayer[] {
  const found: { stem: string; ending: string; size: number }[] = [];
  unzipSync(bytes, { filter: ({ name, originalSize }) => found.push({ ...partNamed(name), size: originalSize }) < 0 });
  const indexes = new Map(found.filter(({ ending }) => ending === 'shx').map(({ stem, size }) => [stem, size]));
  return found
    .filter(({ stem, ending }) => ending === 'shp' && !/^__MACOSX\//.test(stem))
    .map(({ stem }) => ({ name: stem, rows: rowsOf(indexes.get(stem)) }))
    .toSorted((a, b) => naturalOrder(a.name, b.name));
}

const rowsOf = (index: number | undefined): number | null =>
  index === undefined ? null : Math.floor((index - 100) / 8);

const partNamed = (name: string) => {
  const [, stem = '', ending = ''] = /^(.*)\.([a-z]{3})$/i.exec(name) ?? [];
  return { stem, ending: ending.toLowerCase() };
};

/** Files of one shapefile by their ending; what would fill the memory is refused before it is inflated. */
function partsOf(bytes: Uint8Array, layer: string): Map<string, Uint8Array> {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const { stem, ending } = partNamed(name);
      if (stem !== layer || !['shp', 'dbf', 'prj', 'cpg'].includes(ending)) return false;
      total += originalSize;
      if (total > largest) throw tooLarge();
      return true;
    },
  });
  return new Map(Object.entries(files).map(([name, content]) => [partNamed(name).ending, content]));
}

const encodingOf = (cpg: Uint8Array | undefined): string => {
  const said = cpg ? new TextDecoder().decode(cpg).trim() : 'UTF-8';
  return /1252|8859-1|latin/i.test(said) ? 'windows-1252' : 'utf-8';
};

/** The two systems of French layers are told by their name; another one must be said by the person. */
function epsgOf(prj: Uint8Array | undefined): number | null {
  const text = prj ? new TextDecoder().decode(prj) : '';
  if (/Lambert[_ -]?93/i.test(text)) return 2154;
  if (/^GEOGCS/i.test(text) && /WGS[_ ]?(?:19)?84|RGF93/i.test(text)) return 4326;
  return Number(/AUTHORITY\["EPSG","(\d+)"\]\]\s*$/.exec(text)?.[1]) || null;
}

const incomplete = () =>
  new DomainError(
    'invalid',
    'broken_shapefile',
    'Cette archive ne contient pas de shapefile complet\u00a0: mettez dans un même fichier ZIP le .shp, le .dbf, le .shx et le .prj.',
  );

const tooLarge = () =>
  new DomainError(
    'invalid',
    'file_too_large',
    'Cette archive contient plus de 400\u202fMo une fois ouverte\u00a0: découpez la couche, par exemple par commune.',
  );
