import { expect, test } from 'vitest';
import { measure } from './measure.ts';

// A degree of latitude is 111.2 km on the sphere.
const square = [
  [2, 50],
  [2.01, 50],
  [2.01, 50.01],
  [2, 50.01],
  [2, 50],
];

test('an area is measured in hectares, its holes left out', () => {
  expect(measure({ type: 'Polygon', coordinates: [square] })).toBe('79,5\u202fha');
  expect(measure({ type: 'Polygon', coordinates: [square, square] })).toBe('0,00\u202fha');
});

test('a line is measured in metres, a point not at all', () => {
  const line = [
    [2, 50],
    [2, 50.01],
  ];

  expect(measure({ type: 'LineString', coordinates: line })).toBe('1\u202f112\u202fm');
  expect(measure({ type: 'Point', coordinates: [2, 50] })).toBe('');
});
