import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { inProject } from '../../kernel/paths.ts';
import { type Paragraph, paragraphsIn } from './paragraphs.rule.ts';

interface Case {
  case: string;
  text: string;
  asking?: string;
  paragraphs: Paragraph[];
}

const cases: Case[] = parse(readFileSync(inProject('src/watch/committee/paragraphs.rule.cases.yaml'), 'utf8'));

test.each(cases.map((one) => [one.case, one] as const))('%s', (_, { text, asking = '', paragraphs }) => {
  expect(paragraphsIn(text, asking)).toEqual(paragraphs);
});
