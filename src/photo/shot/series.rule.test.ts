import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { pairOf, seriesOf } from './series.rule.ts';
import { readShotDay } from './shot-day.rule.ts';

interface Case {
  name: string;
  shots: string[];
  reference: string;
  latest: string | null;
  compared: [string, string] | null;
}

const shotOf = (said: string) => {
  const words = said.replace(/[()]/g, '');
  const day = readShotDay(words.replace(' archive', ''));
  if (!day) throw new Error(`${said} is no shot`);
  const kind = words.endsWith('archive') ? ('archive' as const) : ('shot' as const);
  return { id: said, kind, picture: said.startsWith('(') ? null : {}, ...day };
};

test.each(readCases<Case>(import.meta.url, 'series.rule.cases.yaml'))(
  '$name',
  ({ shots, reference, latest, compared }) => {
    const series = seriesOf(shots.map(shotOf));
    const pair = pairOf(series, { before: null, after: null });

    expect(series.reference?.id).toBe(reference);
    expect(series.latest?.id ?? null).toBe(latest);
    expect(pair ? [pair.before.id, pair.after.id] : null).toEqual(compared);
  },
);
