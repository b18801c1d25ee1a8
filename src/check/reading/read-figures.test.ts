import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { periodCode } from '../../kernel/period.ts';
import type { Mention } from './mention.ts';
import { readFigures } from './read-figures.ts';

interface Case {
  text: string;
  year?: number;
  reads: string[];
  periods?: (string | null)[];
}

const said = ({ value, unit, basis, saidAs }: Mention): string =>
  [value, unit && (unit.per ? `${unit.label}/${unit.per}` : unit.label), basis, saidAs === 'exact' ? null : saidAs]
    .filter(Boolean)
    .join(' ');

test.each(readCases<Case>(import.meta.url, 'read-figures.cases.yaml'))(
  'figures of « $text »',
  ({ text, year, reads, periods }) => {
    const mentions = readFigures(text, year);

    expect(mentions.map(said)).toEqual(reads);
    if (periods) expect(mentions.map(({ period }) => period && periodCode(period))).toEqual(periods);
  },
);
