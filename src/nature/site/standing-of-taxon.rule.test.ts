import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { standingOfTaxon, type TaxonStanding } from './standing-of-taxon.rule.ts';

interface Case {
  case: string;
  taxon: { first: string; last: string };
  place: { first: string; last: string };
  today: string;
  standing: TaxonStanding;
}

test.each(readCases<Case>(import.meta.url, 'standing-of-taxon.rule.cases.yaml'))('$case', (given) => {
  expect(standingOfTaxon(given.taxon, given.place, given.today)).toBe(given.standing);
});
