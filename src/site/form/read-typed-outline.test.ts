import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { readTypedOutline } from './read-typed-outline.ts';

interface Case {
  typed: string;
  type?: string;
  first?: [number, number];
  epsg?: number;
}

test.each(readCases<Case>(import.meta.url, 'read-typed-outline.cases.yaml'))(
  '$typed',
  ({ typed, type, first, epsg }) => {
    if (!type) return expect(() => readTypedOutline(typed)).toThrow('n’est pas une position');

    const read = readTypedOutline(typed);

    expect([read.geometry.type, read.epsg]).toEqual([type, epsg]);
    expect([read.geometry.coordinates].flat(2).slice(0, 2)).toEqual(first);
  },
);
