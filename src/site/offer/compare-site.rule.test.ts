import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import type { StatedSite } from '../register/site.ts';
import { type ComparedAspect, compareSite, type RegisteredSite } from './compare-site.rule.ts';

interface Case {
  title: string;
  said: Partial<Pick<StatedSite, 'values' | 'identifiers'>> & {
    isDrawn?: boolean;
    parties?: RegisteredSite['parties'];
    protections?: string[];
  };
  known: Partial<RegisteredSite>;
  compared: ComparedAspect[];
}

const nothing: RegisteredSite = {
  ...{ id: 'a', name: 'Pinchonvalles', attributes: {}, setAside: [], identifiers: [], parties: [], protections: [] },
  ...{ outline: null, apart: null },
};

const stated = ({ isDrawn, parties = [], protections = [], ...said }: Case['said']): StatedSite => ({
  ...{ id: 'a', kind: 'terril', level: 'element', parentId: null, name: 'Pinchonvalles', precision: 'exact' },
  ...{ values: {}, identifiers: [], communeIds: [], ...said },
  parties: parties.map((party) => ({ ...party, privatePerson: false, since: null, until: null })),
  protections: protections.map((kind) => ({ kind })) as StatedSite['protections'],
  geometry: isDrawn ? { type: 'Point', coordinates: [2.8, 50.4] } : null,
});

test.each(readCases<Case>(import.meta.url, 'compare-site.rule.cases.yaml'))('$title', ({ said, known, compared }) => {
  expect(compareSite(stated(said), { ...nothing, ...known })).toEqual(compared);
});
