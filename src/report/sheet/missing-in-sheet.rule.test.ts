import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { SheetKind } from '../report-type.ts';
import { textFromLines } from '../rich-text.ts';
import { type FilledSheet, missingInSheet } from './missing-in-sheet.rule.ts';

interface Case {
  name: string;
  keyFiguresRequired?: boolean;
  blocks: (Omit<SheetKind['blocks'][number], 'required'> & { required?: boolean })[];
  sheet: Partial<Omit<FilledSheet, 'content'>> & { content?: Record<string, string> };
  missing: string[];
}

const cases: Case[] = parse(readFileSync(new URL('./missing-in-sheet.cases.yaml', import.meta.url), 'utf8'));

test.each(cases)('$name', ({ keyFiguresRequired = false, blocks, sheet, missing }) => {
  const kind: SheetKind = {
    code: 'fiche',
    label: 'Fiche',
    keyFigures: { label: 'Chiffres clés', alsoHeaded: [], max: 8, required: keyFiguresRequired },
    blocks: blocks.map((block) => ({ required: false, ...block })),
  };
  const content = Object.fromEntries(
    Object.entries(sheet.content ?? {}).map(([code, line]) => [code, textFromLines(line)]),
  );

  const found = missingInSheet(kind, { ...nothing, ...sheet, content });

  expect(found.map(({ block }) => block)).toEqual(missing);
});

const nothing: FilledSheet = {
  content: {},
  figures: [],
  actionBlocks: [],
  hasPartners: false,
  hasTerritories: false,
  hasFunding: false,
  announced: 0,
  registers: {},
  asked: [],
};
