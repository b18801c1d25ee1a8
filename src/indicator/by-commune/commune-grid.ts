import { decimalsOf } from '../../kernel/decimal.ts';
import { printNumber, wide } from '../../kernel/french.ts';
import { type Qualifier, qualifiers, type TaxBasis } from '../figure.ts';
import { type NamedCommune, overCommunes } from '../over-communes.rule.ts';
import { printQuantity, qualifierWords } from '../print-quantity.rule.ts';
import { readQuantity } from '../read-quantity.rule.ts';

/** A commune in the grid where an indicator's values are typed. */
export interface CommuneLine {
  code: string;
  name: string;
  /** As it is read, without its unit. */
  previous: string | null;
  /** As it stands in the cell: the qualifier is written there only where it is not that of the grid. */
  text: string;
  /** `shownOf` what is in force, so that only what the person changed is sent; null where nothing is. */
  shown: string | null;
}

export interface CommuneGrid {
  indicator: {
    id: string;
    code: string;
    label: string;
    unit: string;
    counted: string | null;
    taxBasis: TaxBasis | null;
    territoryAggregation: 'sum' | 'mean';
    source: string;
  };
  territory: string;
  unitLabel: string;
  period: string;
  periodLabel: string;
  previousLabel: string;
  /** Those of every value that does not say otherwise. */
  qualifier: Qualifier;
  source: string;
  /** Whether values in force have sources of their own. */
  severalSources: boolean;
  /** The value typed for the whole territory, which is the one that is printed. */
  whole: string | null;
  validated: boolean;
  lines: CommuneLine[];
}

/** Names of the fields of a commune's line. */
export const cellName = (column: 'value' | 'shown', commune: string): string => `${column}.${commune}`;

export interface Shown {
  /** Id of the value in force; null where there is none. */
  id: string | null;
  text: string;
  qualifier: Qualifier;
}

export const shownOf = ({ id, text, qualifier }: Shown): string => JSON.stringify([id, text, qualifier]);

/** What the grid says of all its values together, as it was shown. */
export const sharedShownOf = (grid: Pick<CommuneGrid, 'source'>): string => JSON.stringify([grid.source]);

export function cellText(value: string, own: Qualifier, shared: Qualifier): string {
  const number = printNumber(value);
  return own === shared ? number : [qualifierWords[own], number].filter(Boolean).join(wide);
}

export interface TypedCommune {
  commune: string;
  value: string;
  qualifier: Qualifier;
  source?: string;
  seen: string | null;
}

/** Lines that a person changed, and all of them where they changed what is said once above the grid. */
export function typedCommunes(form: FormData): TypedCommune[] {
  const field = (name: string) => String(form.get(name) ?? '').trim();
  const shared = sharedQualifier(field('qualifier'));
  const source = field('source');
  const sameSource = source === (readList(field('shown'))[0] ?? '');
  return [...form.keys()]
    .filter((name) => name.startsWith('value.'))
    .flatMap((name): TypedCommune[] => {
      const commune = name.slice('value.'.length);
      const value = field(name);
      const [seen, text, own] = readList(field(cellName('shown', commune)));
      if (value === '' && !seen) return [];
      const qualifier = readQuantity(value)?.qualifier ?? shared;
      if (value === text && qualifier === own && sameSource) return [];
      return [{ commune, value, qualifier, seen: seen ?? null, ...(sameSource && source === '' ? {} : { source }) }];
    });
}

export const sharedQualifier = (text: string): Qualifier => qualifiers.find((each) => each === text) ?? 'exact';

function readList(text: string): (string | undefined)[] {
  try {
    const parsed: unknown = JSON.parse(text || '[]');
    return Array.isArray(parsed) ? parsed.map((each) => (typeof each === 'string' ? each : undefined)) : [];
  } catch {
    return [];
  }
}

export interface CommuneTotal {
  /** As the indicator will be printed; null where nothing is typed. */
  printed: string | null;
  missing: NamedCommune[];
}

/** What the cells as they are typed give for the territory, and the communes without a number. */
export function totalOf(
  { indicator, lines }: Pick<CommuneGrid, 'indicator' | 'lines'>,
  texts: Record<string, string>,
  shared: Qualifier,
): CommuneTotal {
  const read = lines.map(({ code, name }) => ({ code, name, written: readQuantity(texts[code] ?? '') }));
  const known = read.flatMap(({ code, name, written }) => (written ? [{ code, commune: name, ...written }] : []));
  const decimals = Math.max(0, ...known.map(({ value }) => decimalsOf(value)));
  const whole = overCommunes(known, lines, indicator.territoryAggregation, decimals);
  const exact = known.every(({ qualifier }) => (qualifier ?? shared) === 'exact');
  const qualifier = whole?.partial ?? (exact ? 'exact' : 'about');
  return {
    printed: whole ? printQuantity({ ...indicator, value: whole.value, decimals, qualifier }) : null,
    missing: read.filter(({ written }) => !written).map(({ code, name }) => ({ code, name })),
  };
}
