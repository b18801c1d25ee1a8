import type { Db } from '../../kernel/db/index.ts';
import { searchForm } from '../../kernel/french.ts';
import { evidenceDay } from '../render/evidence-runs.ts';
import { readRegisters } from './read-registers.ts';
import { registerNames } from './register-name.ts';
import { registers } from './registers.ts';

/** A line of the register that a statement may rest on. */
export interface FoundEvidence {
  key: string;
  label: string;
  /** Of which table it is, and the day it speaks of. */
  facts: string;
}

const most = 12;

/** Lines of the register whose words begin with those typed. */
export async function searchEvidence(db: Db, organisationId: string, text: string): Promise<FoundEvidence[]> {
  const words = searchForm(text).split(' ').filter(Boolean);
  const names = registerNames.filter((name) => registers[name].evidence);
  const read = await readRegisters(db, organisationId, names);
  const found = names.flatMap((name) =>
    (read[name]?.rows ?? []).map((row) => ({
      key: row.key,
      label: row.told,
      facts: `${registers[name].label}, ${evidenceDay(row)}`,
      words: searchForm([row.told, registers[name].label, ...row.cells].join(' ')),
    })),
  );
  return found
    .filter((one) => words.every((word) => one.words.includes(word)))
    .slice(0, most)
    .map(({ key, label, facts }) => ({ key, label, facts }));
}
