/** The files that places are given in: ending, media type and, for people, what opens them. */
export const fileFormats = {
  geojson: { type: 'application/geo+json', label: 'GeoJSON', opens: 'cartes en ligne, logiciels de cartographie' },
  gpkg: { type: 'application/geopackage+sqlite3', label: 'GeoPackage', opens: 'QGIS, ArcGIS, en Lambert\u201193' },
  csv: { type: 'text/csv; charset=utf-8', label: 'CSV', opens: 'tableurs' },
  ods: { type: 'application/vnd.oasis.opendocument.spreadsheet', label: 'ODS', opens: 'LibreOffice, Excel' },
  kml: { type: 'application/vnd.google-earth.kml+xml', label: 'KML', opens: 'globes virtuels' },
} as const;

export type FileFormat = keyof typeof fileFormats;
export const fileFormatKeys = Object.keys(fileFormats) as FileFormat[];
