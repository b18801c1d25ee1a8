import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import type { Judge, JudgedRecord, Profile } from './judged.ts';
import type { RuleName } from './rule-names.ts';
import { unusualAltitude } from './rules/altitude.rule.ts';
import { futureDate } from './rules/future-date.rule.ts';
import { highCount } from './rules/high-count.rule.ts';
import { type Combination, combinationSchema, impossibleCombination } from './rules/impossible-combination.rule.ts';
import { invertedDates } from './rules/inverted-dates.rule.ts';
import { outsideKnownRange } from './rules/known-range.rule.ts';
import { outOfSeason } from './rules/phenology.rule.ts';

let combinations: Combination[] | undefined;

/** What cannot be true together, as its file declares it. */
export function readCombinations(): readonly Combination[] {
  combinations ??= typesetAll(
    z
      .array(combinationSchema)
      .parse(parse(readFileSync(inProject('src/nature/validation/rules/impossible-combinations.yaml'), 'utf8'))),
  );
  return combinations;
}

const rules: Record<RuleName, Judge> = {
  future: futureDate,
  inverted: invertedDates,
  impossible: (record) => impossibleCombination(record, readCombinations()),
  range: outsideKnownRange,
  season: outOfSeason,
  altitude: unusualAltitude,
  count: highCount,
};

export interface RuleFinding {
  rule: RuleName;
  sentence: string;
}

/** All that the automatic rules say of a record. */
export const judgeRecord = (record: JudgedRecord, profiles: readonly Profile[], today: string): RuleFinding[] =>
  (Object.entries(rules) as [RuleName, Judge][]).flatMap(([rule, judge]) => {
    const sentence = judge(record, profiles, today);
    return sentence === null ? [] : [{ rule, sentence }];
  });
