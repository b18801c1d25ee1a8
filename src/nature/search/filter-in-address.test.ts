import { describe, expect, test } from 'vitest';
import { readRecordFilter, writeRecordFilter } from './filter-in-address.ts';
import type { RecordFilter } from './record-filter.ts';

describe('a filter in an address', () => {
  const site = '0d3f2a54-6a43-4c5c-9d0e-0e6d5a1a2b3c';
  const filters: RecordFilter[] = [
    {},
    { taxon: 185961, group: 'Oiseaux', status: 'protected', place: { kind: 'commune', code: '62119' } },
    { from: '2020-01-01', to: '2020-12-31', season: { from: 1101, to: 315 }, observed: 'No' },
    { place: { kind: 'site', id: site }, observerId: site, datasetId: site, organisationId: site },
    { place: { kind: 'mesh', code: '10kmL93E069N705' }, validation: [1, 2], protocol: 'pop-amphibien' },
    {
      place: {
        kind: 'drawn',
        corners: [
          [2.6, 50.4],
          [2.7, 50.4],
          [2.7, 50.5],
        ],
      },
    },
  ];

  test.each(filters)('is read as it was written: %j', (filter) => {
    expect(readRecordFilter(writeRecordFilter(filter))).toEqual({ filter, unread: [] });
  });

  test('a period that has one side goes to the end of the year, or from its beginning', () => {
    const seasonOf = (query: string) => readRecordFilter(new URLSearchParams(query)).filter.season;

    expect(seasonOf('saison-du=01/11')).toEqual({ from: 1101, to: 1231 });
    expect(seasonOf('saison-au=03-15')).toEqual({ from: 101, to: 315 });
  });

  test('what cannot be read is left out, and named', () => {
    const { filter, unread } = readRecordFilter(
      new URLSearchParams('taxon=merle&du=hier&groupe=Oiseaux&contour=1,2 x&saison-du=99/99&validation=12&jeu='),
    );

    expect(filter).toEqual({ group: 'Oiseaux' });
    expect(unread).toEqual(['taxon', 'lieu', 'du', 'saison', 'validation']);
  });
});
