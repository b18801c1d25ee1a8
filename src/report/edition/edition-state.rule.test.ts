import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { permissions } from '../../identity/permission.ts';
import { inProject } from '../../kernel/paths.ts';
import { type EditionFacts, type EditionMove, moveRules, obstaclesTo, ruleOf } from './edition-state.rule.ts';

interface Case {
  it: string;
  move: EditionMove;
  facts: Partial<EditionFacts>;
  obstacles: string[];
  says?: string;
}

const cases: Case[] = parse(readFileSync(inProject('src/report/edition/edition-state.cases.yaml'), 'utf8'));

const complete: EditionFacts = {
  state: 'validation',
  sheets: 3,
  withoutService: 0,
  notSubmitted: 0,
  notAccepted: 0,
  missingTexts: [],
  longTexts: [],
  certainFindings: 0,
  unmetItems: 0,
  validated: true,
  sessionDate: '2021-02-16',
  publicityRefusedBy: null,
};

describe('the steps of an edition', () => {
  test.each(cases)('$it', ({ move, facts, obstacles, says }) => {
    const found = obstaclesTo(ruleOf(move), { ...complete, ...facts });

    expect(found.map((obstacle) => obstacle.code)).toEqual(obstacles);
    if (says) expect(found[0]?.sentence.replaceAll('\u00a0', ' ')).toBe(says);
  });

  test.each([
    ['freeze', ['coordinator']],
    ['validate', ['validator']],
    ['refuse', ['validator']],
    ['publish', ['coordinator']],
  ] as const)('only these roles may %s: %s', (move, roles) => {
    expect(Object.keys(permissions[ruleOf(move).verb])).toEqual(roles);
  });

  test('no move leaves a frozen edition for an open one', () => {
    const open = ['preparation', 'collection', 'review', 'validation'];

    expect(moveRules.filter((rule) => !open.includes(rule.from) && open.includes(rule.to))).toEqual([]);
  });
});
