import { expect, test } from 'vitest';
import { gridOf } from '../grid/read-grids.ts';
import { nothing, scoreSite } from '../score/score-site.rule.ts';
import type { Gathered } from '../score/scored.ts';
import { coverageOf } from './coverage.rule.ts';

const grid = gridOf('essai', {
  ...{ label: 'Essai', version: 1, source: 'Essai', summary: 'Essai', high: 'Riche' },
  criteria: [{ name: 'birds', label: 'Oiseaux', source: { kind: 'species' }, scales: [{ kind: 'each', mark: 2 }] }],
});

const aSite = (id: string, birds: Partial<Gathered>) =>
  scoreSite(grid, {
    ...{ id, siteId: null, name: id, carriedTotal: null },
    gathered: new Map([['birds', { ...nothing, ...birds }]]),
  });

const found = (name: string) => ({
  ...{ key: name, name, vernacular: '', rarity: null, statuses: [], firstVisit: 1, records: [], level: 0 },
});

test('a criterion is told by where it was surveyed, where not and why, and what it took', () => {
  const effort = { visits: 2, hours: '3.5', observers: 1, typed: false };
  const lockdown = { state: 'not_done' as const, reason: 'Confinement' };

  const [birds] = coverageOf(grid, [
    aSite('a', { effort, found: [found('Merle noir'), found('Traquet')] }),
    aSite('b', { effort: { ...effort, hours: '1' } }),
    aSite('c', { survey: lockdown }),
    aSite('d', { survey: lockdown }),
    aSite('e', {}),
  ]);

  expect(birds).toMatchObject({ done: 2, notDone: 2, waiting: 1, reasons: ['Confinement'], visits: 4, hours: '4.5' });
  expect(birds).toMatchObject({ sum: '4', lowest: '0', highest: '4' });
});

test('hours that one site does not say are not added up', () => {
  const effort = { visits: 2, hours: '3.5', observers: 1, typed: false };

  const [birds] = coverageOf(grid, [aSite('a', { effort }), aSite('b', { effort: { ...effort, hours: null } })]);

  expect(birds?.hours).toBeNull();
});
