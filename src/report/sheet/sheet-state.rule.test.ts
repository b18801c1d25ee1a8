import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { EditionState, SheetState } from '../states.ts';
import { moveSheet, type SheetMove } from './sheet-state.rule.ts';

interface Case {
  move: SheetMove;
  sheet: SheetState;
  edition: EditionState;
  by: 'contributor' | 'coordinator';
  gives: string;
}

const cases: Case[] = parse(readFileSync(new URL('./sheet-state.cases.yaml', import.meta.url), 'utf8'));

test.each(cases)('$by: $move on a sheet $sheet of an edition in $edition gives $gives', (line) => {
  const step = moveSheet(line.move, {
    sheet: line.sheet,
    edition: line.edition,
    coordinates: line.by === 'coordinator',
  });

  expect('to' in step ? step.to : `no ${step.code}`).toBe(line.gives);
});
