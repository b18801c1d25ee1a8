import type { Dataset } from './dataset.ts';

/** The files that a dataset is given in: ending, media type, the European vocabulary's name, and what opens it. */
export const datasetFormats = {
  csv: { type: 'text/csv', charset: true, label: 'CSV', file: 'CSV', opens: 'tableurs, logiciels de statistique' },
  json: { type: 'application/json', charset: false, label: 'JSON', file: 'JSON', opens: 'programmes' },
  gpkg: {
    ...{ type: 'application/geopackage+sqlite3', charset: false, label: 'GeoPackage', file: 'GPKG' },
    opens: 'QGIS, ArcGIS, en Lambert\u201193',
  },
  parquet: {
    ...{ type: 'application/vnd.apache.parquet', charset: false, label: 'Parquet', file: 'PARQUET' },
    opens: 'DuckDB, Python, R, sur des millions de lignes',
  },
} as const;

export type DatasetFormat = keyof typeof datasetFormats;

/** Only what has a place is given to maps, only what is large as Parquet. */
export const formatsOf = ({ placed, large }: Pick<Dataset, 'placed' | 'large'>): DatasetFormat[] => [
  'csv',
  'json',
  ...(placed ? (['gpkg'] as const) : []),
  ...(large ? (['parquet'] as const) : []),
];

/** How the schema of a dataset is called: `sites.schema.json`. */
export const schemaEnding = 'schema.json';
