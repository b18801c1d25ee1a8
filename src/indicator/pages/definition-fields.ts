import { readNumber } from '../../kernel/french.ts';
import type { IndicatorInput } from '../indicator.ts';
import { countingIn } from './counting-fields.ts';

/** What the definition form sends, as the use case takes it; what does not fit is refused there, field by field. */
export function readDefinition(form: FormData): IndicatorInput {
  const text = (name: string): string => String(form.get(name) ?? '').trim();
  const baselineYear = text('baselineYear');
  return {
    code: text('code'),
    label: text('label'),
    definition: text('definition'),
    easyRead: text('easyRead'),
    unit: text('unit'),
    counted: text('counted') || null,
    kind: text('kind') as IndicatorInput['kind'],
    direction: text('direction') as NonNullable<IndicatorInput['direction']>,
    territoryAggregation: text('territoryAggregation') as NonNullable<IndicatorInput['territoryAggregation']>,
    timeAggregation: text('timeAggregation') as NonNullable<IndicatorInput['timeAggregation']>,
    taxBasis: (text('taxBasis') || null) as IndicatorInput['taxBasis'],
    source: text('source'),
    method: text('method'),
    ownerServiceId: text('ownerServiceId') || null,
    frequency: text('frequency') as NonNullable<IndicatorInput['frequency']>,
    decimals: Number(text('decimals') || '0'),
    formula: text('formula') || null,
    counting: countingIn((name) => form.getAll(name).map(String)),
    baseline: baselineYear
      ? {
          year: Number(baselineYear),
          value: readNumber(text('baselineValue')) ?? text('baselineValue'),
          source: text('baselineSource'),
        }
      : null,
  };
}

/** Fields of the form, filled from an indicator as it is stored. */
export type DefinitionValues = Partial<Record<string, string>>;

export function valuesOf(indicator: Record<string, unknown>): DefinitionValues {
  return Object.fromEntries(
    Object.entries(indicator).map(([name, value]) => [
      name,
      value === null || value === undefined ? '' : String(value),
    ]),
  );
}
