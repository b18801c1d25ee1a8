import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { periodCode, readPeriod } from '../../kernel/period.ts';
import { openPeriod } from './open-period.rule.ts';

test.each(
  readCases<{ counted: string; on: string; opens: string | null }>(import.meta.url, 'open-period.rule.cases.yaml'),
)('what counted $counted opens $opens on $on', ({ counted, on, opens }) => {
  const period = readPeriod(counted);
  const opened = period && openPeriod(period, on);

  expect(opened ? periodCode(opened) : null).toBe(opens);
});
