import { open } from 'node:fs/promises';
import { dataColumns } from './data-columns.ts';
import type { Sending, SentRow } from './sent-row.ts';

/** RFC 7946: degrees, longitude first; what has no place has a null one. */
export async function writeDataGeoJson(path: string, sending: Sending): Promise<void> {
  const file = await open(path, 'w');
  try {
    await file.appendFile('{"type":"FeatureCollection","features":[');
    let before = '\n';
    for await (const rows of sending.rows('geojson')) {
      await file.appendFile(before + rows.map(featureOf).join(',\n'));
      before = ',\n';
    }
    await file.appendFile('\n]}\n');
  } finally {
    await file.close();
  }
}

function featureOf(row: SentRow): string {
  const properties = Object.fromEntries(dataColumns.map(({ name, of }) => [name, of(row)]));
  return `${JSON.stringify({ type: 'Feature', id: row.id, properties }).slice(0, -1)},"geometry":${row.shape ?? 'null'}}`;
}
