import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { protectionKindKeys } from '../../site/zone-kind.ts';
import { readRegimeRules } from './read-regimes.ts';
import { type Regime, regimesOf, type Touched } from './regimes.rule.ts';

interface Case {
  name: string;
  permit: string;
  touched: Touched[];
  regimes: Partial<Regime>[];
}

const plain = (regime: Regime) => ({ ...regime, because: regime.because.replace(/[\u00a0\u202f]/g, ' ') });

test.each(readCases<Case>(import.meta.url, 'regimes.rule.cases.yaml'))('$name', ({ permit, touched, regimes }) => {
  const found = regimesOf(touched, readRegimeRules(), permit).map(plain);

  expect(found).toHaveLength(regimes.length);
  expect(found).toMatchObject(regimes);
});

test('every protection and every zone of the register has its regime', () => {
  const known = readRegimeRules().map(({ key }) => key);

  expect(protectionKindKeys.filter((kind) => !known.includes(kind))).toEqual([]);
});
