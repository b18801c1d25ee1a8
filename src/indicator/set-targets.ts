import { z } from 'zod';
import { authorise, type Context, recordChanges } from '../identity/index.ts';
import type { Tx } from '../kernel/db/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { parseInput } from '../kernel/input.ts';
import { deleteTargets, readIndicators, type TargetRow, writeTargets } from './indicator.sql.ts';
import { type TargetInput, targetInput } from './indicator.ts';
import { territoryOf } from './territory-of.ts';

interface Expected {
  organisationId: string;
  targets: TargetInput[];
}

/** Sets what indicators are expected to be in coming years, each target naming the plan that says so. */
export async function setTargets(context: Context, input: Expected): Promise<void> {
  authorise(context.actor, 'indicator.define', { organisationId: input.organisationId });
  await context.db.transaction().execute((tx) => writeExpected(tx, context, input));
}

/** The same inside a transaction of the caller, who has authorised. */
export async function writeExpected(tx: Tx, context: Context, { organisationId, ...input }: Expected): Promise<void> {
  const targets = parseInput(z.array(targetInput).min(1), input.targets);
  const territory = await territoryOf(tx, organisationId);
  const rows = await readIndicators(tx, organisationId, [...new Set(targets.map(({ code }) => code))]);
  const ids = new Map(rows.map(({ code, id }) => [code, id]));
  const unknown = targets.filter(({ code }) => !ids.has(code)).map(({ code }) => code);
  if (unknown.length > 0) {
    const sentence = `Aucun indicateur n’a ce code\u00a0: ${unknown.join(', ')}. Définissez-le d’abord.`;
    throw new DomainError('invalid', 'unknown_indicator', sentence, { codes: unknown });
  }
  const placed = targets.map(({ code, planId, ...target }) => ({
    ...target,
    indicatorId: ids.get(code) ?? '',
    planId: planId ?? null,
  }));
  const kept = placed.filter((target): target is TargetRow => target.value !== null);
  const gone = placed.filter(({ value }) => value === null);
  if (gone.length > 0) await deleteTargets(tx, territory.id, gone);
  if (kept.length > 0) await writeTargets(tx, territory.id, kept);
  const change = { organisationId, verb: 'target.set', objectKind: 'indicator' };
  const byIndicator = Map.groupBy(placed, ({ indicatorId }) => indicatorId);
  await recordChanges(
    tx,
    context,
    [...byIndicator].map(([objectId, after]) => ({ ...change, objectId, after })),
  );
}
