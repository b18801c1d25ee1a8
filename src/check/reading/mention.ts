import type { TaxBasis } from '../../indicator/figure.ts';
import type { Dimension } from '../../indicator/unit.ts';
import type { Decimal } from '../../kernel/decimal.ts';
import type { Period } from '../../kernel/period.ts';

/** How a number is said: as it is, or as a bound or neighbour of the exact value. */
export type SaidAs = 'exact' | 'about' | 'nearly' | 'more' | 'less' | 'at_least' | 'at_most' | 'between';

/** The word that gives a number its place in a relation. */
export type Role = 'part' | 'total' | 'equal' | 'of' | 'against';

export interface MentionUnit {
  /** As in the dictionary of units where it is one ("MWh"), else the name of what is counted ("logements"). */
  label: string;
  dimension: Dimension;
  /** Worth in the dimension's base unit; 1 for counted things. */
  factor: Decimal;
  /** "habitant" in "2 €/habitant". */
  per: string | null;
}

/** A figure in a text. */
export interface Mention {
  /** Offsets of the number with its scale and unit, the end left out. */
  start: number;
  end: number;
  /** Number, scale and unit as printed. */
  printed: string;
  /** Exact, with sign and scale: 1700000000 for "1,7 Md€". */
  value: Decimal;
  /** Decimals printed, before the scale: 1 for "1,7 Md€". */
  decimals: number;
  /** Power of ten that the scale stands for: 9 for "1,7 Md€". */
  scale: number;
  unit: MentionUnit | null;
  basis: TaxBasis | null;
  saidAs: SaidAs;
  /** The other bound of a range, where it is one. */
  range: { low: Decimal; high: Decimal } | null;
  period: Period | null;
  role: Role | null;
  /** Written in words: "deux cents", "une vingtaine". */
  inWords: boolean;
}
