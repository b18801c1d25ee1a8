import { expect, test } from 'vitest';
import { readOutline, writeOutline } from './outline.ts';
import { flattenObjectives, objectiveTree } from './plan.ts';

const text = '1 | Sobriété\n  1.1 | Bâtiments\n    Écoles\n  1.2 | Éclairage\nMobilité';

const rowsOf = (outline: string, existing: Parameters<typeof readOutline>[1] = []) => {
  let next = existing.length;
  return flattenObjectives(readOutline(outline, existing), () => `new-${next++}`);
};

test('an outline is read into a tree of any depth and written back', () => {
  expect(writeOutline(objectiveTree(rowsOf(text)))).toBe(text);
});

test('an objective renamed keeps its identity by its number, one renumbered by its title', () => {
  const before = rowsOf(text);

  const after = rowsOf('1 | Sobriété énergétique\nA | Mobilité\nNouveau', before);

  expect(after.map((row) => row.id)).toEqual([before[0]?.id, before[4]?.id, 'new-5']);
});
