import { z } from 'zod';
import { authorise, type Context, recordChanges } from '../identity/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { parseInput } from '../kernel/input.ts';
import { periodCode } from '../kernel/period.ts';
import { readIndicators } from './indicator.sql.ts';
import { territoryOf } from './territory-of.ts';
import { type CurrentValue, lockCurrentValues, markValidated } from './value.sql.ts';

const validateInput = z.object({
  organisationId: z.uuid(),
  values: z.array(z.object({ code: z.string(), period: z.string() })).min(1),
});

/** Takes values in force, the territory's and its communes', as the organisation's own word: they may be published. */
export async function validateValues(
  context: Context,
  input: z.input<typeof validateInput>,
): Promise<{ validated: number }> {
  authorise(context.actor, 'value.validate', input);
  const { organisationId, values } = parseInput(validateInput, input);
  return context.db.transaction().execute(async (tx) => {
    const territory = await territoryOf(tx, organisationId);
    const rows = await readIndicators(tx, organisationId, [...new Set(values.map(({ code }) => code))]);
    const codes = new Map(rows.map(({ id, code }) => [id, code]));
    const current = rows.length === 0 ? [] : await lockCurrentValues(tx, territory.id, [...codes.keys()]);
    const known = Map.groupBy(current, (value) => `${codes.get(value.indicatorId)} ${codeOf(value)}`);
    const unknown = values.filter(({ code, period }) => !known.has(`${code} ${period}`));
    if (unknown.length > 0) throw noValue(unknown);
    const wanted = values.flatMap(({ code, period }) => known.get(`${code} ${period}`) ?? []);
    const waiting = wanted.filter(({ status }) => status !== 'validated');
    if (waiting.length === 0) return { validated: 0 };
    await markValidated(
      tx,
      waiting.map(({ id }) => id),
    );
    const change = { organisationId, verb: 'value.validate', objectKind: 'indicator' };
    const byIndicator = Map.groupBy(waiting, ({ indicatorId }) => indicatorId);
    await recordChanges(
      tx,
      context,
      [...byIndicator].map(([objectId, group]) => ({
        ...change,
        objectId,
        after: { periods: [...new Set(group.map(codeOf))] },
      })),
    );
    return { validated: waiting.length };
  });
}

const codeOf = ({ periodKind, periodStart, periodEnd }: CurrentValue): string =>
  periodCode({ kind: periodKind, start: periodStart, end: periodEnd });

function noValue(unknown: { code: string; period: string }[]): DomainError {
  const list = unknown.map(({ code, period }) => `${code} (${period})`).join(', ');
  return new DomainError('invalid', 'no_value', `Rien à valider, aucune valeur n’est saisie\u00a0: ${list}.`, {
    values: unknown,
  });
}
