import { describe, expect, test } from 'vitest';
import { realReports, unseenPassages, writtenReports } from './labelled-figures.ts';
import { f1, precision, recall, scoreOf } from './score.ts';

/** What the reader reaches; raised with it, never lowered. */
const floors = {
  written: { precision: 0.995, recall: 0.995, unit: 0.98, saidAs: 0.98 },
  real: { precision: 0.98, recall: 0.985, unit: 0.95, saidAs: 0.98 },
  unseen: { precision: 0.97, recall: 0.98, unit: 0.97, saidAs: 0.97 },
};

describe.each([
  ['reports written for the set', writtenReports(), floors.written],
  ['passages of real reports', realReports(), floors.real],
  ['passages labelled after the reader was mended', unseenPassages(), floors.unseen],
] as const)('%s', (_, texts, floor) => {
  test.skipIf(texts.length === 0)('are read as well as they ever were', () => {
    const { value, unit, saidAs, faults } = scoreOf(texts);

    const listed = faults.map(({ text, line, what }) => `${text}:${line} ${what}`).join('\n');
    expect(precision(value), listed).toBeGreaterThanOrEqual(floor.precision);
    expect(recall(value), listed).toBeGreaterThanOrEqual(floor.recall);
    expect(f1(unit), listed).toBeGreaterThanOrEqual(floor.unit);
    expect(f1(saidAs), listed).toBeGreaterThanOrEqual(floor.saidAs);
  });
});

test('every label stands in its text where it says', () => {
  const spaced = (printed: string) => printed.replaceAll(/\s+/g, ' ');
  const texts = [...writtenReports(), ...realReports(), ...unseenPassages()];
  const astray = texts.flatMap(({ name, text, labels }) => {
    const lines = text.split('\n');
    const linesFrom = (line: number) => spaced(lines.slice(line - 1, line + 1).join('\n'));
    return labels
      .filter(({ line, printed }) => !linesFrom(line).includes(spaced(printed)))
      .map((label) => [name, label]);
  });

  expect(astray).toEqual([]);
});
