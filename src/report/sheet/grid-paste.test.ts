import { describe, expect, test } from 'vitest';
import { pasteCells } from './grid-paste.ts';
import { cellName, shownOf, typedFigures } from './typed-figures.ts';

const row = (code: string, label: string, readOnly: 'computed' | null = null) => ({
  code,
  label,
  period: '2020',
  readOnly,
});
const rows = [
  row('A-01', 'Logements rénovés'),
  row('A-02', 'Aides versées'),
  row('A-03', 'Moyenne', 'computed'),
  row('A-04', 'Agents'),
];

describe('pasting from a spreadsheet', () => {
  test('a column fills the rows from the cell on, and steps over a computed figure', () => {
    const cells = pasteCells('1 121\r\n12,5\r\n3\r\n7\r\n', rows, { row: 0, column: 'value' });

    expect([...cells]).toEqual([
      ['A-01@2020', { value: '1 121' }],
      ['A-02@2020', { value: '12,5' }],
      ['A-04@2020', { value: '7' }],
    ]);
  });

  test('lines that name their indicator find their own row, whatever their order', () => {
    const cells = pasteCells('a-04\t7\tRH\nlogements renoves\t12', rows, { row: 1, column: 'value' });

    expect([...cells]).toEqual([
      ['A-04@2020', { value: '7', source: 'RH' }],
      ['A-01@2020', { value: '12' }],
    ]);
  });

  test('a paste on the qualifier reads its word', () => {
    const cells = pasteCells('près de\t40\tHabitat', rows, { row: 0, column: 'qualifier' });

    expect(cells.get('A-01@2020')).toEqual({ qualifier: 'nearly', value: '40', source: 'Habitat' });
  });
});

describe('typed figures', () => {
  test('a line left as it was shown is not sent, a changed one is sent whole, with the value that was seen', () => {
    const form = new FormData();
    const shown = { qualifier: 'exact' as const, value: '10', source: 'RH', valueId: 'v1' };
    for (const [code, value] of [
      ['A-01', '10'],
      ['A-02', '12'],
    ] as const) {
      const line = { code, period: '2020' };
      form.set(cellName('shown', line), shownOf(shown));
      form.set(cellName('value', line), value);
      form.set(cellName('qualifier', line), code === 'A-02' ? 'about' : 'exact');
      form.set(cellName('source', line), 'RH');
    }

    expect(typedFigures(form)).toEqual([{ code: 'A-02', period: '2020', value: '12', qualifier: 'about', seen: 'v1' }]);
  });
});
