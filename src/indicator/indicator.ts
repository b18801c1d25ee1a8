import { z } from 'zod';
import { isDecimal } from '../kernel/decimal.ts';
import { easyReadText } from '../kernel/easy-read.ts';
import { countingInput } from './counting/counting.ts';
import { kinds, qualifiers, statuses } from './figure.ts';
import { isUnit } from './unit.ts';

export const directions = ['up', 'down', 'none'] as const;
export const aggregations = ['sum', 'mean', 'last', 'none'] as const;
export const frequencies = ['month', 'quarter', 'year', 'occasional'] as const;

/** A code is also a word of formulas, so it has no space nor sign but the hyphen, the point and the underscore. */
export const indicatorCode = z
  .string()
  .trim()
  .regex(/^[\p{L}_][\p{L}\d_.]*(-[\p{L}\d_.]+)*$/u, 'commence par une lettre, puis lettres, chiffres, points et tirets')
  .max(40);

const decimal = z.string().refine(isDecimal, 'nombre attendu');
const year = z.int().min(1900).max(2200);

export const indicatorInput = z.object({
  code: indicatorCode,
  label: z.string().trim().min(3).max(200),
  definition: z.string().trim().max(4000).default(''),
  easyRead: easyReadText.default(''),
  unit: z.string().refine(isUnit, 'unité hors du dictionnaire'),
  counted: z.string().trim().max(80).nullish(),
  kind: z.enum(kinds),
  direction: z.enum(directions).default('none'),
  territoryAggregation: z.enum(aggregations).default('none'),
  timeAggregation: z.enum(aggregations).default('none'),
  taxBasis: z.enum(['HT', 'TTC']).nullish(),
  source: z.string().trim().max(1000).default(''),
  method: z.string().trim().max(4000).default(''),
  ownerServiceId: z.uuid().nullish(),
  frequency: z.enum(frequencies).default('year'),
  decimals: z.int().min(0).max(6).default(0),
  formula: z.string().trim().max(500).nullish(),
  /** What it counts in a register. */
  counting: countingInput.nullish(),
  baseline: z.object({ year, value: decimal, source: z.string().trim().max(1000).default('') }).nullish(),
});
export type IndicatorInput = z.input<typeof indicatorInput>;
export type IndicatorFields = z.output<typeof indicatorInput>;

export const valueInput = z.object({
  code: z.string(),
  /** Code of a period (`kernel/period.ts`). */
  period: z.string(),
  /** As typed or pasted: "1 121", "près de 1 121 MWh". */
  value: z.string(),
  qualifier: z.enum(qualifiers).optional(),
  status: z.enum(statuses).optional(),
  unit: z.string().optional(),
  source: z.string().trim().max(1000).optional(),
  sourcePage: z.string().trim().max(400).nullish(),
  comment: z.string().trim().max(2000).nullish(),
  /** INSEE code of one commune of the organisation's territory, where the value is that commune's alone. */
  commune: z.string().trim().optional(),
  /**
   * Id of the value in force that the person saw when typing, null where there was none. Where given, another value
   * kept since by somebody else is not replaced.
   */
  seen: z.uuid().nullish(),
});
export type ValueInput = z.input<typeof valueInput>;
export type ValueCell = z.output<typeof valueInput>;

export const targetInput = z.object({
  code: z.string(),
  year,
  /** Null takes the target away. */
  value: decimal.nullable(),
  planId: z.uuid().nullish(),
  source: z.string().trim().max(1000).default(''),
});
export type TargetInput = z.input<typeof targetInput>;

export const kindLabels: Record<(typeof kinds)[number], string> = {
  means: 'moyen',
  output: 'réalisation',
  result: 'résultat',
  impact: 'impact',
  context: 'contexte',
};
export const directionLabels: Record<(typeof directions)[number], string> = {
  up: 'hausse',
  down: 'baisse',
  none: 'aucun sens',
};
export const aggregationLabels: Record<(typeof aggregations)[number], string> = {
  sum: 'somme',
  mean: 'moyenne',
  last: 'dernière valeur',
  none: 'ne s’agrège pas',
};
export const frequencyLabels: Record<(typeof frequencies)[number], string> = {
  month: 'chaque mois',
  quarter: 'chaque trimestre',
  year: 'chaque année',
  occasional: 'à l’occasion',
};
export const statusLabels: Record<(typeof statuses)[number], string> = {
  provisional: 'provisoire',
  validated: 'validé',
  estimated: 'estimé',
};
