import { expect, test } from 'vitest';
import { readCases } from '../../../test/cases.ts';
import { deliveryState } from './delivery-state.rule.ts';

interface Case {
  name: string;
  facts: Parameters<typeof deliveryState>[0];
  state: string;
}

test.each(readCases<Case>(import.meta.url, 'delivery-state.rule.cases.yaml'))('$name', ({ facts, state }) => {
  expect(deliveryState(facts, '2026-11-22')).toBe(state);
});
