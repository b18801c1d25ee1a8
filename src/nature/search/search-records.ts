import type { Context } from '../../identity/index.ts';
import { countMeshes } from '../map/make-record-tile.ts';
import { extentOfMeshes } from '../map/record-tile.sql.ts';
import { type After, listRecords } from '../record/readable.sql.ts';
import {
  type CountAxis,
  type CountLine,
  countBy,
  countUpTo,
  mostCounted,
  mostGrouped,
  mostLines,
} from './counts.sql.ts';
import type { RecordFilter } from './record-filter.ts';
import { askRecords } from './resolve-filter.sql.ts';
import { axisOf, type SearchView } from './search-views.ts';

export const searchPageSize = 50;

/** What somebody may read of the records that a filter keeps: a page of them, or how many there are of each. */
export async function searchRecords(
  { db, actor }: Context,
  { filter, view, after }: { filter: RecordFilter; view: SearchView; after?: After | undefined },
) {
  const asked = await askRecords(db, actor, filter);
  const axis = axisOf[view];
  const [count, records, lines] = await Promise.all([
    countUpTo(db, asked),
    axis ? [] : listRecords(db, asked, searchPageSize, after),
    axis ? countLines({ db, asked, filter }, axis) : [],
  ]);
  const shown = records.slice(0, searchPageSize);
  const last = records.length > searchPageSize ? shown.at(-1) : undefined;
  return {
    /** Null where there are more than are counted. */
    total: count > mostCounted ? null : count,
    records: shown,
    next: last ? { date: last.dateFrom, id: last.id } : null,
    lines,
    /** A count goes through the latest ones alone. */
    partial: axis !== undefined && axis !== 'mesh' && count > mostGrouped,
    cut: lines.length === mostLines,
    extent:
      view === 'carte'
        ? await extentOfMeshes(
            db,
            lines.map(({ key }) => key),
          )
        : null,
  };
}

/** By mesh as the map colours it, each counted up to the most that its colour tells. */
async function countLines(cells: Parameters<typeof countMeshes>[0], axis: CountAxis): Promise<CountLine[]> {
  if (axis !== 'mesh') return countBy(cells.db, cells.asked, axis);
  const meshes = await countMeshes(cells);
  const lines = meshes.map(({ code, count }) => ({ key: code, name: code, more: '', count, first: '', last: '' }));
  return lines.slice(0, mostLines);
}
