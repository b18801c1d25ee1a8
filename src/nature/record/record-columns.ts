import { mapInTurns } from '../../kernel/map-in-turns.ts';
import type { Place, RecordToWrite } from './record.ts';

type Value = string | number | null | undefined;
type Column = readonly [type: string, read: (record: RecordToWrite) => Value];

const ofPlace =
  <Kind extends Place['kind'], T extends Value>(
    kinds: readonly Kind[],
    read: (place: Extract<Place, { kind: Kind }>) => T,
  ) =>
  ({ place }: RecordToWrite) =>
    kinds.some((kind) => kind === place.kind) ? read(place as Extract<Place, { kind: Kind }>) : null;

/** Columns of `record` that a record fills as it is given. */
const given = {
  id: ['uuid', ({ id }) => id],
  dataset_id: ['uuid', ({ datasetId }) => datasetId],
  visit_id: ['uuid', ({ visitId }) => visitId],
  line: ['integer', ({ line }) => line],
  source_key: ['text', ({ sourceKey }) => sourceKey],
  name_cited: ['text', ({ nameCited }) => nameCited],
  cd_nom: ['integer', ({ cdNom }) => cdNom],
  status: ['text', ({ status }) => status],
  source_status: ['text', ({ sourceStatus }) => sourceStatus],
  reference: ['text', ({ reference }) => reference],
  date_from: ['date', ({ dateFrom }) => dateFrom],
  date_to: ['date', ({ dateTo }) => dateTo],
  time_from: ['time', ({ timeFrom }) => timeFrom],
  time_to: ['time', ({ timeTo }) => timeTo],
  observer_ids: ['uuid[]', ({ observerIds }) => `{${observerIds}}`],
  determiner_ids: ['uuid[]', ({ determinerIds }) => `{${determinerIds}}`],
  determined_on: ['date', ({ determinedOn }) => determinedOn],
  determination_method: ['text', ({ determinationMethod }) => determinationMethod],
  place_kind: ['text', ({ place }) => place.kind],
  geometry_nature: ['text', ({ geometryNature }) => geometryNature],
  precision: ['integer', ({ precision }) => precision],
  site_id: ['uuid', ofPlace(['geometry', 'site'], ({ siteId }) => siteId)],
  place_name: ['text', ({ placeName }) => placeName],
  altitude_min: ['integer', ({ altitudeMin }) => altitudeMin],
  altitude_max: ['integer', ({ altitudeMax }) => altitudeMax],
  depth_min: ['integer', ({ depthMin }) => depthMin],
  depth_max: ['integer', ({ depthMax }) => depthMax],
  habitat: ['integer', ({ habitat }) => habitat],
  descriptors: ['jsonb', ({ descriptors }) => JSON.stringify(descriptors)],
  count_min: ['integer', ({ countMin }) => countMin],
  count_max: ['integer', ({ countMax }) => countMax],
  comment: ['text', ({ comment }) => comment],
  context: ['text', ({ context }) => context],
  diffusion: ['text', ({ diffusion }) => diffusion],
  extra: ['jsonb', ({ extra }) => JSON.stringify(extra)],
} as const satisfies Record<string, Column>;

/** What says where it is, before the database places it. */
const said = {
  said_commune: ['text', ofPlace(['geometry', 'commune'], ({ communeCode }) => communeCode)],
  said_departement: ['text', ofPlace(['departement'], ({ departementCode }) => departementCode)],
  said_mesh: ['text', ofPlace(['mesh'], ({ meshCode }) => meshCode)],
  epsg: ['integer', ofPlace(['geometry'], ({ epsg }) => epsg)],
  x: ['double precision', ofPlace(['geometry'], ({ shape }) => (shape.type === 'Point' ? shape.coordinates[0] : null))],
  y: ['double precision', ofPlace(['geometry'], ({ shape }) => (shape.type === 'Point' ? shape.coordinates[1] : null))],
  shape: ['text', ofPlace(['geometry'], ({ shape }) => (shape.type === 'Point' ? null : JSON.stringify(shape)))],
} as const satisfies Record<string, Column>;

const columns: [name: string, ...Column][] = Object.entries({ ...given, ...said }).map(([name, column]) => [
  name,
  ...column,
]);

export const givenColumns = Object.keys(given);

/** A column of many records, as the text of an array. */
export interface ColumnArray {
  name: string;
  type: string;
  array: string;
}

/** Records as the database reads many at once. Lists in a cell are read afterwards. */
export const arraysOf = (records: readonly RecordToWrite[]): Promise<ColumnArray[]> =>
  mapInTurns(columns, ([name, type, read]) => ({ name, type, array: arrayOf(records.map(read)) }));

/** An array of nothing is the empty one: `unnest` fills shorter arrays up. */
function arrayOf(values: readonly Value[]): string {
  if (values.every((value) => value === null || value === undefined)) return '{}';
  return `{${values.map(element).join(',')}}`;
}

function element(value: Value): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'number') return String(value);
  return /["\\]/.test(value) ? `"${value.replaceAll(/["\\]/g, '\\$&')}"` : `"${value}"`;
}
