import { describe, expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { readCount } from './read-count.ts';
import { readDate } from './read-date.ts';
import { readMesh } from './read-mesh.ts';
import { readNames } from './read-names.ts';

const dates = readCases<{ cell: string; from?: string; to?: string; time?: string }>(
  import.meta.url,
  'read-date.cases.yaml',
);
const counts = readCases<{ cell: string; is?: [number, number | '?']; estimated?: boolean }>(
  import.meta.url,
  'read-count.cases.yaml',
);

describe('cells of a file of records', () => {
  test.each(dates)('the date « $cell »', ({ cell, from, to, time }) => {
    expect(readDate(cell)).toEqual(from ? { from, to, timeFrom: time ?? null, timeTo: null } : null);
  });

  test.each(counts)('the count « $cell »', ({ cell, is, estimated = false }) => {
    const expected = is && { min: is[0], max: is[1] === '?' ? undefined : is[1], estimated };

    expect(readCount(cell)).toEqual(expected ?? null);
  });

  test('a mesh of 10 km is one of ours however it is written, a smaller one is a square, another is none', () => {
    const codes = ['10kmL93E069N705', 'E069N705', '10kmL93E0690N7050'];

    expect(codes.map(readMesh)).toEqual(codes.map(() => ({ kind: 'mesh', meshCode: '10kmL93E069N705' })));
    expect(readMesh('5kmL93E0905N6250')).toMatchObject({ epsg: 2154, shape: { type: 'Polygon' } });
    expect(['code maille invalide', '10kmL93E905N625', '5kmL93E0903N6250'].map(readMesh)).toEqual([null, null, null]);
  });

  test('several observers are told apart, once each', () => {
    const people = readNames('Jean DUPONT (CPIE, antenne), Anne Petit & jean dupont (CPIE, antenne)');

    expect(people.map(({ name, body }) => [name, body])).toEqual([
      ['jean dupont', 'CPIE, antenne'],
      ['Anne Petit', ''],
    ]);
    expect(readNames('observateur 3| observateur 5').map(({ name }) => name)).toEqual([
      'observateur 3',
      'observateur 5',
    ]);
  });
});
