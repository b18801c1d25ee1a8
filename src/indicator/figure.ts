import type { Decimal } from '../kernel/decimal.ts';
import type { Period } from '../kernel/period.ts';

export const qualifiers = ['exact', 'about', 'more', 'less', 'nearly'] as const;
export type Qualifier = (typeof qualifiers)[number];
export const statuses = ['provisional', 'validated', 'estimated'] as const;
export type Status = (typeof statuses)[number];
export const kinds = ['means', 'output', 'result', 'impact', 'context'] as const;
export type IndicatorKind = (typeof kinds)[number];
export type Direction = 'up' | 'down' | 'none';
export type TaxBasis = 'HT' | 'TTC';

/** One line of the reasoning that leads to a figure, in French, with the arithmetic shown. */
export interface ExplanationStep {
  sentence: string;
  /** Where the step can be seen: the page of another indicator, of a register's rows. */
  href?: string;
}

/** Where a value comes from. */
export interface FigureSource {
  source: string;
  page: string | null;
  person: string;
  /** ISO instant. */
  at: string;
}

/** An indicator's value for one territory and period, never without its reasons. */
export interface Figure {
  indicatorId: string;
  code: string;
  value: Decimal;
  /** Decimals it is printed with. */
  decimals: number;
  unit: string;
  counted: string | null;
  taxBasis: TaxBasis | null;
  qualifier: Qualifier;
  status: Status;
  period: Period;
  territory: { id: string; name: string };
  explanation: ExplanationStep[];
  sources: FigureSource[];
}
