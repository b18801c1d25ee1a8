import { expect, test } from 'vitest';
import { matchIndicators } from './match-indicators.rule.ts';

const known = [
  { id: '1', code: 'LOG-1', label: 'Logements rénovés', unit: 'count', counted: 'logements' },
  { id: '2', code: 'LOG-2', label: 'Logements sociaux livrés', unit: 'count', counted: 'logements' },
  { id: '3', code: 'LOG-3', label: 'Aides aux logements rénovés', unit: 'EUR', counted: null },
  { id: '6', code: 'LOG-4', label: 'Part du parc rénovée', unit: '%', counted: null },
  { id: '4', code: 'EAU-1', label: 'Fuites réparées (nord)', unit: 'count', counted: 'fuites' },
  { id: '5', code: 'EAU-2', label: 'Fuites réparées (sud)', unit: 'count', counted: 'fuites' },
];

const matched = (label: string, unit = 'count', counted: string | null = null) => {
  const { likely, choices } = matchIndicators({ label, unit, counted }, known);
  return [likely?.code, choices.map(({ code }) => code)];
};

test.each([
  [
    'the same words, singular or plural, are the likely one',
    matched('Logement rénové', 'count', 'logements'),
    ['LOG-1', ['LOG-1', 'LOG-2']],
  ],
  ['money is never proposed for a count', matched('Aides aux logements rénovés', 'MEUR'), ['LOG-3', ['LOG-3']]],
  [
    'two equally like are a choice, not a proposal',
    matched('Fuites réparées', 'count', 'fuites'),
    [undefined, ['EAU-1', 'EAU-2']],
  ],
  ['points are never proposed for a share', matched('Part du parc rénovée', 'point'), [undefined, []]],
  ['other words match nothing', matched('Visiteurs du musée'), [undefined, []]],
])('%s', (_, found, expected) => {
  expect(found).toEqual(expected);
});
