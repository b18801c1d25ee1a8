import { z } from 'zod';
import { authorise, type Context, recordChange } from '../identity/index.ts';
import { DomainError, missing } from '../kernel/errors.ts';
import { parseInput } from '../kernel/input.ts';
import { type IndicatorRow, readIndicators, writeBreakdown } from './indicator.sql.ts';
import { unitOf } from './unit.ts';

const breakdownInput = z.object({
  organisationId: z.uuid(),
  /** The total. */
  code: z.string(),
  /** What it is broken down by: "par statut d’occupation". */
  label: z.string().trim().min(2).max(200),
  /** Codes of the parts, in order; none takes the breakdown away. */
  parts: z.array(z.string()),
});

/** Declares the parts of a total, which must add up to it; replaces the breakdown of the same label. */
export async function declareBreakdown(context: Context, input: z.input<typeof breakdownInput>): Promise<void> {
  authorise(context.actor, 'indicator.define', input);
  const { organisationId, code, label, parts } = parseInput(breakdownInput, input);
  await context.db.transaction().execute(async (tx) => {
    const rows = await readIndicators(tx, organisationId, [code, ...parts]);
    const known = new Map(rows.map((row) => [row.code, row]));
    const total = known.get(code);
    if (!total) throw missing(`L’indicateur ${code}`);
    const partIds = parts.map((part) => partOf(total, known.get(part), part).id);
    if (new Set(partIds).size < partIds.length) throw badPart('une partie est citée deux fois');
    await writeBreakdown(tx, total.id, label, partIds);
    await recordChange(tx, context, {
      organisationId,
      verb: 'breakdown.declare',
      objectKind: 'indicator',
      objectId: total.id,
      after: { label, parts: parts.map((part) => known.get(part)?.label ?? part) },
    });
  });
}

function partOf(total: IndicatorRow, part: IndicatorRow | undefined, code: string): IndicatorRow {
  if (!part) throw missing(`L’indicateur ${code}`);
  if (part.id === total.id) throw badPart('un total n’est pas une partie de lui-même');
  if (unitOf(part.unit).dimension !== unitOf(total.unit).dimension)
    throw badPart(`${code} se compte en ${unitOf(part.unit).name}, le total en ${unitOf(total.unit).name}`);
  return part;
}

const badPart = (sentence: string): DomainError =>
  new DomainError('invalid', 'bad_breakdown', `Répartition refusée\u00a0: ${sentence}.`);
