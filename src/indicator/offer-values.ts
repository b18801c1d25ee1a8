import { z } from 'zod';
import { authorise, type Context } from '../identity/index.ts';
import type { Tx } from '../kernel/db/index.ts';
import { compare } from '../kernel/decimal.ts';
import type { Finding } from '../kernel/finding.ts';
import { parseInput } from '../kernel/input.ts';
import { type ValueInput, valueInput } from './indicator.ts';
import { printQuantity } from './print-quantity.rule.ts';
import { judgeBatch, writeValues } from './record-values.ts';

export interface OfferedValues {
  recorded: number;
  /** Said alike by the register. */
  same: number;
  differing: DifferingValue[];
  refused: Finding[];
}

/** A value that says otherwise than the one in force, as both are printed. */
export interface DifferingValue {
  name: string;
  given: ValueInput & { seen: string };
  ours: string;
  theirs: string;
}

/**
 * Takes what a source says, value by value: what nobody had said is kept; what says otherwise than the value in force
 * is given back, for a person to choose; a bad one is told and keeps no other out.
 */
export async function offerValues(
  tx: Tx,
  context: Context,
  { organisationId, values }: { organisationId: string; values: ValueInput[] },
): Promise<OfferedValues> {
  authorise(context.actor, 'work.read', { organisationId });
  const given = parseInput(z.array(valueInput), values);
  const { cells, findings, current } = await judgeBatch(tx, context, { organisationId, values: given });
  const isNew = cells.filter(({ key }) => !current.has(key));
  const differing = cells.flatMap(({ key, name, given: value, read, indicator }) => {
    const inForce = current.get(key);
    const qualifier = read.qualifier ?? inForce?.qualifier ?? 'exact';
    if (!inForce || (compare(read.value, inForce.value) === 0 && qualifier === inForce.qualifier)) return [];
    const theirs = printQuantity({ ...indicator, ...read, qualifier });
    return [{ name, given: { ...value, seen: inForce.id }, ours: printQuantity({ ...indicator, ...inForce }), theirs }];
  });
  if (isNew.length > 0)
    await writeValues(tx, context, { organisationId, values: isNew.map((cell) => ({ ...cell.given, seen: null })) });
  const same = cells.length - isNew.length - differing.length;
  return { recorded: isNew.length, same, differing, refused: findings };
}
