import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { inProject } from '../../kernel/paths.ts';
import type { Milestone } from '../action/action.ts';
import type { Stage } from '../words.ts';
import { type MeasuredIndicator, progressOf, progressOfAction } from './progress.rule.ts';

interface ActionCase {
  fact: string;
  stage: Stage;
  milestones?: Partial<Milestone>[];
  indicators?: (Partial<MeasuredIndicator> & { label: string })[];
  percent: number | null;
  late?: string;
  steps: string[];
}
interface PlanCase {
  fact: string;
  actions: [Stage, number | null][];
  percent: number | null;
  steps: string[];
}

const cases: { actions: ActionCase[]; plans: PlanCase[] } = parse(
  readFileSync(inProject('src/programme/progress/progress.cases.yaml'), 'utf8'),
);

/** Cases are typed with ordinary spaces. */
const plain = (text: string | null) => text?.replace(/[\u00a0\u202f]/g, ' ') ?? null;

describe('progress', () => {
  test.each(cases.actions)('$fact', ({ stage, milestones = [], indicators = [], percent, late, steps }) => {
    const progress = progressOfAction(
      {
        id: 'a',
        stage,
        milestones: milestones.map((milestone) => ({ title: '', dueOn: null, doneOn: null, ...milestone })),
        indicators: indicators.map((known) => ({ baseline: null, target: null, latest: null, ...known })),
      },
      '2021-02-01',
    );

    expect(progress.percent).toBe(percent);
    expect(progress.steps.map(plain)).toEqual(steps);
    expect(plain(progress.late)).toBe(late ?? null);
  });

  test.each(cases.plans)('$fact', ({ actions, percent, steps }) => {
    const progress = progressOf(actions.map(([stage, share]) => ({ stage, percent: share })));

    expect(progress.percent).toBe(percent);
    expect(progress.steps.map(plain)).toEqual(steps);
  });
});
