import { printQuantities } from '../indicator/index.ts';
import type { Db } from '../kernel/db/index.ts';
import { evidenceAmong, namesOf, readRegisters } from './register/read-registers.ts';
import { evidenceDay } from './render/evidence-runs.ts';
import { evidenceIn, evidenceKey, figuresIn, type RichText } from './rich-text.ts';

/** How figures and evidence that texts quote are read, by their keys, and other figures with them. */
export async function printQuoted(
  db: Db,
  organisationId: string,
  texts: RichText[],
  others: { code: string; period: string }[] = [],
): Promise<Record<string, string>> {
  const figures = await printQuantities(db, organisationId, [
    ...texts.flatMap(figuresIn).map(({ indicator, period }) => ({ code: indicator, period })),
    ...others,
  ]);
  const keys = texts.flatMap(evidenceIn).map(evidenceKey);
  if (keys.length === 0) return figures;
  const evidence = evidenceAmong(await readRegisters(db, organisationId, namesOf(keys)), keys);
  const told = Object.entries(evidence).map(([key, one]) => [key, `${one.label}, ${evidenceDay(one)}`]);
  return { ...figures, ...Object.fromEntries(told) };
}
