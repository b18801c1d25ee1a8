import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inProject } from '../../kernel/paths.ts';
import type { SiteField } from '../site-type.ts';
import { wrongFieldValue } from './field-value.rule.ts';

const cases: { kind: SiteField['kind']; value: string; wrong: boolean }[] = parse(
  readFileSync(inProject('src/site/register/field-value.rule.cases.yaml'), 'utf8'),
);

test.each(cases.map((each) => [each.kind, each.value, each.wrong] as const))(
  'whether a %s field refuses “%s”: %s',
  (kind, value, wrong) => {
    expect(wrongFieldValue({ key: 'x', label: 'X', kind }, value) !== null).toBe(wrong);
  },
);
