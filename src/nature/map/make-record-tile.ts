import { type Context, noteReadings } from '../../identity/index.ts';
import { type Db, keepWhileUnchanged } from '../../kernel/db/index.ts';
import { printCount } from '../../kernel/french.ts';
import { encodeTile } from '../../site/map/encode-tile.ts';
import type { Tile } from '../../site/map/tile.ts';
import { noteCounts } from '../record/note-records.ts';
import type { AskedRecords } from '../record/readable.sql.ts';
import { countUpTo, mostCounted } from '../search/counts.sql.ts';
import { writeRecordFilter } from '../search/filter-in-address.ts';
import type { RecordFilter } from '../search/record-filter.ts';
import { askRecords } from '../search/resolve-filter.sql.ts';
import { cellClassOf } from './cell-classes.ts';
import { type CellKind, type CountedCell, countEach, countLatest, recordedMeshes } from './cells.sql.ts';
import {
  communesIn,
  type DrawnCell,
  type DrawnRecords,
  drawCommunes,
  drawMeshes,
  drawRecords,
} from './record-tile.sql.ts';

/** Below this zoom records are counted by mesh, then by commune, then drawn. */
const communesFrom = 11;
const drawnFrom = 13;

/** What may be counted cell by cell: the index that gives a cell gives its taxa too. */
const isByTaxonAlone = (filter: RecordFilter): boolean =>
  Object.keys(filter).every((key) => ['taxon', 'group', 'status', 'organisationId', 'datasetId'].includes(key));

interface AskedCells {
  db: Db;
  asked: AskedRecords;
  filter: RecordFilter;
}

const keyOf = ({ asked: { audience }, filter }: AskedCells) => JSON.stringify([filter, audience]);

/** Null where there are too many to go through. */
const countFew = (kind: CellKind) =>
  keepWhileUnchanged(async ({ db, asked, filter }: AskedCells) => {
    const isMany = isByTaxonAlone(filter) && (await countUpTo(db, asked)) > mostCounted;
    return { cells: isMany ? null : await countLatest(db, asked, kind) };
  }, keyOf);

const fewByMesh = countFew('mesh');
const fewByCommune = countFew('commune');
const eachMesh = keepWhileUnchanged(({ db, asked }: AskedCells) => countEach(db, asked, 'mesh', recordedMeshes), keyOf);

/** Records that sensitivity leaves at their commune are in no mesh: they are counted there even from afar. */
const shownByCommune = keepWhileUnchanged(
  ({ db, asked }: AskedCells) => countLatest(db, { ...asked, shows: 'commune' }, 'commune'),
  keyOf,
);

/** Meshes of the records that a filter keeps, those that hold most first. */
export async function countMeshes(cells: AskedCells): Promise<CountedCell[]> {
  return (await fewByMesh(cells)).cells ?? eachMesh(cells);
}

/** A vector tile of records as who asks may see them: layers `meshes`, `communes` or `records`, as one goes nearer. */
export async function makeRecordTile(context: Context, tile: Tile, filter: RecordFilter): Promise<Uint8Array> {
  const { db, actor } = context;
  const asked = await askRecords(db, actor, filter);
  const cells = { db, asked, filter };
  if (tile.zoom >= drawnFrom) {
    const drawn = await drawRecords(db, asked, tile);
    const exact = drawn.flatMap(({ sensitive }) => sensitive).filter((id) => asked.audience.works.includes(id));
    await noteReadings(
      context,
      'exact_map',
      exact.map((organisationId) => ({ organisationId })),
    );
    return encodeTile({ records: drawn.map((each) => ({ shape: each.mark, tags: tagsOf(each, filter) })) });
  }
  const counted = tile.zoom < communesFrom ? await meshesOf(cells, tile) : await communesOf(cells, tile);
  if (Object.values(counted).some((layer) => layer.length > 0)) await noteCounts(context, asked.audience.works);
  return encodeTile(counted);
}

async function meshesOf(cells: AskedCells, tile: Tile) {
  const [meshes, communes] = await Promise.all([
    countMeshes(cells).then((counted) => drawMeshes(cells.db, tile, counted)),
    shownByCommune(cells).then((counted) => drawCommunes(cells.db, tile, counted)),
  ]);
  return { meshes: meshes.map(objectOf), communes: communes.map(objectOf) };
}

async function communesOf(cells: AskedCells, tile: Tile) {
  const { db, asked } = cells;
  const counted = (await fewByCommune(cells)).cells ?? (await countEach(db, asked, 'commune', communesIn(tile)));
  return { communes: (await drawCommunes(db, tile, counted)).map(objectOf) };
}

const objectOf = ({ shape, code, name, count }: DrawnCell) => ({
  shape,
  tags: { code, name, count, class: cellClassOf(count) },
});

const tagsOf = ({ id, count, name, day, box }: DrawnRecords, filter: RecordFilter): Record<string, string | number> =>
  id
    ? { count, name, said: day, href: `/nature/donnees/${id}` }
    : { count, name: printCount(count, 'donnée'), href: `/nature/donnees?${within(filter, box)}` };

/** The address of what stands together, kept to the same filter. */
function within(filter: RecordFilter, [west, south, east, north]: [number, number, number, number]): URLSearchParams {
  const corners = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ].map((corner) => corner.map((degrees) => Number(degrees.toFixed(6))) as [number, number]);
  return writeRecordFilter({ ...filter, place: { kind: 'drawn', corners } });
}
