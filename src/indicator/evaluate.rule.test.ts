import { describe, expect, test } from 'vitest';
import { readCases } from '../../test/cases.ts';
import { round } from '../kernel/decimal.ts';
import { evaluate } from './evaluate.rule.ts';
import { codesIn, mixedUnits, parseFormula } from './formula.ts';

interface Case {
  formula: string;
  given: Record<string, string>;
  result: string | null;
  steps: string[];
}

const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('a computed indicator', () => {
  test.each(readCases<Case>(import.meta.url, 'evaluate.cases.yaml'))('$formula is $result', (given) => {
    const lookUp = (code: string, yearsBack: number) => {
      const key = yearsBack === 0 ? code : `${code}@-${yearsBack}`;
      const value = given.given[key];
      return value === undefined ? undefined : { value, sentence: `${key} : ${value}` };
    };

    const { value, steps } = evaluate(parseFormula(given.formula), lookUp);

    expect(steps.map((step) => plainSpaces(step.sentence))).toEqual(given.steps);
    if (given.result === null) expect(value).toBeUndefined();
    else expect(round(value ?? '', given.result.split('.')[1]?.length ?? 0)).toBe(given.result);
  });

  test.each([
    ['', /Il manque un nombre/],
    ['A +', /Il manque un nombre/],
    ['A B', /Signe de trop/],
    ['ratio(A, B)', /Ce signe n’est pas compris/],
    ['ratio(A)', /Il manque «.;.»/],
    ['exec(A)', /Fonction inconnue/],
    ['A; drop table', /Signe de trop/],
    ['constructor(A)', /Fonction inconnue/],
    [`${'('.repeat(40)}A${')'.repeat(40)}`, /imbriquées/],
    ['A+'.repeat(300), /500 signes/],
  ])('« %s » is refused with a sentence', (text, sentence) => {
    expect(() => parseFormula(text)).toThrow(sentence);
  });

  test('a hyphen inside a code is part of it', () => {
    expect(codesIn(parseFormula('HAB-03 - HAB-04.b'))).toEqual(['HAB-03', 'HAB-04.b']);
  });

  test('a sum of different units is told', () => {
    const units: Record<string, string> = { A: 'EUR', B: 'kEUR', C: 'EUR' };

    expect(mixedUnits(parseFormula('A + B'), (code) => units[code])).toBe('EUR et kEUR');
    expect(mixedUnits(parseFormula('ratio(A; A + C)'), (code) => units[code])).toBeUndefined();
    expect(mixedUnits(parseFormula('A + B * 1000'), (code) => units[code])).toBeUndefined();
  });
});
