import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inProject } from '../../kernel/paths.ts';
import { type SourcedGeometry, standingGeometry } from './standing-geometry.rule.ts';

interface Case {
  case: string;
  geometries: (Partial<SourcedGeometry> & Pick<SourcedGeometry, 'id' | 'precision' | 'asOf'>)[];
  drawn: string | null;
}

const cases: Case[] = parse(readFileSync(inProject('src/site/register/standing-geometry.rule.cases.yaml'), 'utf8'));

test.each(cases.map((each) => [each.case, each] as const))('%s', (_, { geometries, drawn }) => {
  const given = geometries.map((each) => ({
    siteId: 's',
    ruling: null,
    recordedAt: '2026-01-01T09:00:00Z',
    ...each,
  }));

  expect(standingGeometry(given)?.id ?? null).toBe(drawn);
});
