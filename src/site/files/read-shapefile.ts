import { unzipSync } from 'fflate';
import { open } from 'shapefile';
import { DomainError } from '../../kernel/errors.ts';
import type { GeoJson } from '../register/site.ts';
import { cellText, type PlaceFile, type PlaceRow } from './place-file.ts';

const largest = 400_000_000;

/** The first shapefile of a zip, its dBASE in the encoding that its `.cpg` says, UTF-8 without. */
export async function readShapefile(bytes: Uint8Array): Promise<PlaceFile> {
  const parts = partsOf(bytes);
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

/** Files of the first shapefile by their ending; what would fill the memory is refused before it is inflated. */
function partsOf(bytes: Uint8Array): Map<string, Uint8Array> {
  let first: string | undefined;
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      const [, stem = '', ending = ''] = /^(.*)\.(shp|dbf|prj|cpg)$/i.exec(name) ?? [];
      if (ending.toLowerCase() === 'shp') first ??= stem;
      total += originalSize;
      if (total > largest) throw tooLarge();
      return ending !== '';
    },
  });
  return new Map(
    Object.entries(files)
      .filter(([name]) => name.replace(/\.[^.]*$/, '') === first)
      .map(([name, content]) => [name.replace(/^.*\./, '').toLowerCase(), content]),
  );
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
