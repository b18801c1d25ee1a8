import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { readShotDay } from '../shot/shot-day.rule.ts';
import { visitOf } from './visit.rule.ts';

interface Case {
  case: string;
  shots: string[];
  open?: boolean;
  visit: string;
}

function shotOf(written: string) {
  const [day = '', mark = ''] = written.split(' ');
  const read = readShotDay(day);
  if (!read) throw new Error(`${day} is no day`);
  return {
    ...read,
    kind: mark === 'archive' ? ('archive' as const) : ('shot' as const),
    picture: mark === '×' ? null : {},
  };
}

const cases = readCases<Case>(import.meta.url, 'visit.rule.cases.yaml');

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { shots, open, visit }) => {
  const found = visitOf(shots.map(shotOf), { startsOn: '2021-05-01', endsOn: open ? null : '2021-06-30' });

  expect(found ? `${found.takenOn}${found.picture ? '' : ' ×'}` : 'none').toBe(visit);
});
