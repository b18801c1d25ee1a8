import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inProject } from '../../kernel/paths.ts';
import { typesetAll } from '../../kernel/typeset.ts';
import { type Factor, type FactorGroup, factorList } from './factor.ts';

let groups: FactorGroup[] | undefined;

export function listFactorGroups(): FactorGroup[] {
  const file = inProject('src', 'watch', 'pressure', 'factors.yaml');
  groups ??= typesetAll(factorList.parse(parse(readFileSync(file, 'utf8'))).groups);
  return groups;
}

export const findFactor = (code: string): Factor | undefined =>
  listFactorGroups()
    .flatMap(({ factors }) => factors)
    .find((factor) => factor.code === code);
