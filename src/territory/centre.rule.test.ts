import { describe, expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { type Centre, type GazetteerPlace, matchCentres, type NamedCommune } from './centre.rule.ts';

interface Case {
  it: string;
  communes: NamedCommune[];
  places: GazetteerPlace[];
  centres: Record<string, Centre>;
}

describe('centre of a commune', () => {
  test.each(readCases<Case>(import.meta.url, 'centre.cases.yaml'))('$it', ({ communes, places, centres }) => {
    expect(Object.fromEntries(matchCentres(communes, places))).toEqual(centres);
  });
});
