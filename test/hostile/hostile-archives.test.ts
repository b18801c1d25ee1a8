import { zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { sourceOf, streamTable } from '../../src/kernel/table/stream-table.ts';
import { readPlaces } from '../../src/site/files/read-places.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const laughs = `<!DOCTYPE a [<!ENTITY a "ha">${Array.from({ length: 26 }, (_, at) => `<!ENTITY a${at} "${(at ? `&a${at - 1};` : '&a;').repeat(10)}">`).join('')}]><a>&a25;</a>`;
const words = (count: number) => Array.from({ length: count }, (_, at) => `c${at}`);

/** As GBIF takes them; Carreau writes such archives and reads none. */
const darwinCore = (files: Record<string, Uint8Array>) =>
  zipSync({ 'meta.xml': bytesOf('<archive/>'), 'eml.xml': bytesOf('<eml/>'), ...files });

test.each<[string, string, () => Uint8Array]>([
  ['a Darwin Core archive', 'unknown_format', () => darwinCore({ 'occurrence.txt': bytesOf('id\tscientificName\n') })],
  ['one that swells', 'unknown_format', () => darwinCore({ 'occurrence.txt': new Uint8Array(5_000_000) })],
  ['one whose entities swell', 'unknown_format', () => darwinCore({ 'meta.xml': bytesOf(laughs) })],
  ['one that leaves its folder', 'unknown_format', () => darwinCore({ '../../etc/carreau': bytesOf('owned') })],
  [
    'one that says it is a workbook',
    'broken_workbook',
    () => darwinCore({ 'xl/workbook.xml': bytesOf(laughs), '../../etc/carreau': bytesOf('owned') }),
  ],
  ['an archive cut in two', 'broken_workbook', () => darwinCore({ 'a.txt': bytesOf('a') }).subarray(0, 120)],
  ['20,000 fields', 'too_many_columns', () => bytesOf(`${words(20_000).join('\t')}\n${'1\t'.repeat(20_000)}\n`)],
])('%s is refused as a table: %s', async (_, code, bytes) => {
  await expect(streamTable(sourceOf(bytes()))).rejects.toMatchObject({ name: 'DomainError', code });
});

/** A zip whose shapefile says it holds so many bytes, whatever it does (ZIP, § 4.3.12). */
function saying(size: number): Uint8Array {
  const bytes = zipSync({
    'a.shp': new Uint8Array(5_000_000),
    'a.dbf': new Uint8Array(10),
    'a.shx': new Uint8Array(108),
  });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at < bytes.length - 46; at++)
    if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 5_000_000)
      view.setUint32(at + 24, size, true);
  return bytes;
}

test.each<[string, () => Uint8Array]>([
  ['a Darwin Core archive that swells', () => darwinCore({ 'occurrence.txt': new Uint8Array(5_000_000) })],
  ['a shapefile that leaves its folder', () => zipSync({ '../../a.shp': bytesOf('a'), '../../a.dbf': bytesOf('b') })],
  ['one of four gigabytes', () => saying(0xfffffff0)],
  ['one that says it is small', () => saying(100)],
])('%s is refused as places, with a sentence', async (_, bytes) => {
  await expect(readPlaces(bytes())).rejects.toMatchObject({ name: 'DomainError', kind: 'invalid' });
});
