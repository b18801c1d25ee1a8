import { epsgOf, readWkt } from '../../site/files/read-wkt.ts';
import { wrongShape } from '../../site/files/wrong-shape.ts';
import type { GeoJson } from '../../site/register/site.ts';
import type { Place } from '../record/record.ts';
import type { Field } from './fields.ts';
import type { Known } from './known.ts';
import { readMesh } from './read-mesh.ts';
import type { Row } from './row.ts';

type Outline = Extract<Place, { kind: 'geometry' }>;

/** Where a row says the record is: what is most precise of what it says. Null, with a finding, where it says nothing that is known. */
export function readPlace(row: Row, known: Known): Place | null {
  const commune = row.cell('commune');
  const communeCode = commune ? communeOf(row, known, commune) : null;
  const outline = outlineOf(row, known);
  const site = row.cell('site');
  const siteId = site ? siteOf(row, known, site) : null;
  if (outline) return { ...outline, siteId, communeCode };
  if (row.isBad) return null;
  if (siteId) return { kind: 'site', siteId };
  const mesh = row.cell('mesh');
  if (mesh) return meshOf(row, mesh, commune !== '' || row.cell('departement') !== '');
  if (communeCode) return { kind: 'commune', communeCode };
  const departement = row.cell('departement');
  if (departement && !commune) return departementOf(row, known, departement);
  if (!commune && !site)
    row.bad(
      'place_missing',
      'Rien ne dit où\u00a0: donnez des coordonnées, une commune, une maille ou un département.',
    );
  return null;
}

/** A WKT, else two coordinates. */
function outlineOf(row: Row, known: Known): Outline | null {
  const wkt = row.cell('wkt');
  if (wkt) return wktOf(row, known, wkt);
  const [x, y] = [row.cell('x'), row.cell('y')];
  if (!x && !y) return null;
  if (!x || !y) {
    const [given, wanted] = x ? (['x', 'y'] as const) : (['y', 'x'] as const);
    row.bad(
      'coordinate_missing',
      `«\u00a0${row.title(given)}\u00a0» est rempli sans l’autre coordonnée\u00a0: donnez les deux.`,
      wanted,
    );
    return null;
  }
  const position = [numberOf(x), numberOf(y)];
  if (position.some(Number.isNaN)) {
    row.bad(
      'bad_coordinates',
      `«\u00a0${x}, ${y}\u00a0» ne sont pas des coordonnées\u00a0: écrivez deux nombres.`,
      'x',
    );
    return null;
  }
  return placed(row, { type: 'Point', coordinates: position }, known.epsg, 'x');
}

const numberOf = (cell: string): number =>
  Number(
    cell
      .replace(',', '.')
      .replace('−', '-')
      .replaceAll(/[\s\u00a0\u202f]/g, ''),
  );

function wktOf(row: Row, known: Known, wkt: string): Outline | null {
  const [, srid, text = wkt] = /^SRID=(\d+);(.+)$/is.exec(wkt) ?? [];
  const point = /^\s*POINT\s*\(\s*(-?\d+(?:\.\d+)?)\s+(-?\d+(?:\.\d+)?)\s*\)\s*$/i.exec(text);
  const shape = point ? { type: 'Point', coordinates: [Number(point[1]), Number(point[2])] } : readWkt(text);
  if (!shape) {
    row.bad(
      'bad_wkt',
      `«\u00a0${text.slice(0, 40)}\u00a0» n’est pas une géométrie WKT\u00a0: écrivez-la comme POINT(2.83 50.43).`,
      'wkt',
    );
    return null;
  }
  const fault = point ? null : wrongShape(shape);
  if (fault) {
    row.bad('bad_geometry', fault, 'wkt');
    return null;
  }
  return placed(row, shape, srid === undefined ? known.epsg : Number(srid), 'wkt');
}

function placed(row: Row, shape: GeoJson, epsg: number | null, column: Field): Outline | null {
  const used = epsg ?? epsgOf(shape.coordinates) ?? 4326;
  if (shape.type === 'Point' && isAstray(shape.coordinates as number[], used)) {
    row.bad('place_astray', `Ce point tombe hors de France.${hint(shape.coordinates as number[], used)}`, column);
    return null;
  }
  return { kind: 'geometry', shape: shape as Outline['shape'], epsg: used, siteId: null, communeCode: null };
}

/** Points in other projections, lines and surfaces are looked at by the database. */
function isAstray([x = 0, y = 0]: number[], epsg: number): boolean {
  if (epsg === 2154) return x < 0 || x > 1_300_000 || y < 6_000_000 || y > 7_200_000;
  return (
    epsg === 4326 && !france.some(([west, south, east, north]) => x >= west && x <= east && y >= south && y <= north)
  );
}

/** Metropolitan France and its overseas territories, in degrees, with a margin. */
const france = [
  [-6, 41, 10.5, 52],
  [-64, 13.5, -51, 19],
  [-56.6, 46.5, -56, 47.3],
  [44, -22, 56.5, -12],
  [163, -24, 172, -19],
  [-180, -29, -134, -7],
  [-55, 2, -51, 6],
] as const;

function hint([x = 0, y = 0]: number[], epsg: number): string {
  if (epsg === 4326 && x > 41 && x < 52 && y > -6 && y < 10.5)
    return ' La longitude et la latitude semblent échangées.';
  return ` Vérifiez ses coordonnées et leur système (EPSG ${epsg} a été lu).`;
}

function communeOf(row: Row, known: Known, said: string): string | null {
  const code = known.communes.get(said);
  if (code) return code;
  const sentence = `«\u00a0${said}\u00a0» n’est le nom d’aucune commune, ou de plusieurs\u00a0: écrivez son code INSEE.`;
  if (row.cell('wkt') || row.cell('x') || row.cell('mesh')) row.tell('unknown_commune', 'B', sentence, 'commune');
  else row.bad('unknown_commune', sentence, 'commune');
  return null;
}

function siteOf(row: Row, known: Known, said: string): string | null {
  const id = known.sites.get(said);
  if (id) return id;
  const sentence = `«\u00a0${said}\u00a0» n’est le nom ni le numéro d’aucun site du registre, ou de plusieurs\u00a0: écrivez son nom comme au registre.`;
  if (['wkt', 'x', 'mesh', 'commune', 'departement'].some((field) => row.cell(field as Field)))
    row.tell('unknown_site', 'B', sentence, 'site');
  else row.bad('unknown_site', sentence, 'site');
  return null;
}

function meshOf(row: Row, said: string, alsoNamed: boolean): Place | null {
  const mesh = readMesh(said);
  if (!mesh)
    row.bad(
      'unknown_mesh',
      `«\u00a0${said}\u00a0» n’est pas une maille du Lambert-93\u00a0: écrivez-la comme 10kmL93E069N705.`,
      'mesh',
    );
  else if (alsoNamed)
    row.tell(
      'several_places',
      'C',
      'La ligne donne une maille et une commune ou un département\u00a0: la maille est retenue.',
      'mesh',
    );
  return mesh;
}

function departementOf(row: Row, known: Known, said: string): Place | null {
  const departementCode = known.departements.get(said.toLowerCase());
  if (departementCode) return { kind: 'departement', departementCode };
  row.bad(
    'unknown_departement',
    `«\u00a0${said}\u00a0» n’est pas un département\u00a0: écrivez son code, comme 62.`,
    'departement',
  );
  return null;
}
