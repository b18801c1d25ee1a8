import { expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { countedForm } from './counted.rule.ts';

test.each(readCases<{ written: string; one: string; several: string }>(import.meta.url, 'counted.cases.yaml'))(
  '« $written » is « $one » once and « $several » many times',
  ({ written, one, several }) => {
    expect(countedForm(written, false)).toBe(one);
    expect(countedForm(written, true)).toBe(several);
  },
);
