import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { readPastedCommunes } from './pasted-communes.rule.ts';

interface Case {
  says: string;
  pasted: string;
  from?: number;
  cells: Record<string, string>;
  problems?: string[];
}

const communes = [
  ['62048', 'Auchel'],
  ['62119', 'Béthune'],
  ['62252', 'La Couture'],
  ['62516', 'Lillers'],
  ['62770', 'Saint-Venant'],
  ['59001', 'Beaumont'],
  ['62002', 'Beaumont'],
].map(([code = '', name = '']) => ({ code, name }));

test.each(readCases<Case>(import.meta.url, 'pasted-communes.cases.yaml'))(
  '$says',
  ({ pasted, from, cells, problems }) => {
    const found = readPastedCommunes(pasted.replaceAll('→', '\t'), communes, from);

    expect(Object.fromEntries(found.cells)).toEqual(cells);
    expect(found.problems.map((problem) => problem.replace(/[\u00a0\u202f]/g, ' '))).toEqual(problems ?? []);
  },
);
