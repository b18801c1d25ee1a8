import type { Decimal } from '../kernel/decimal.ts';
import type { Period } from '../kernel/period.ts';
import type { Direction, ExplanationStep, IndicatorKind, Qualifier, Status, TaxBasis } from './figure.ts';

/** A figure as it is read, with all that its explanation shows. Plain data: a frozen edition holds copies of it. */
export interface PrintedFigure {
  key: string;
  code: string;
  label: string;
  definition: string;
  kind: IndicatorKind;
  direction: Direction;
  unit: string;
  unitLabel: string;
  taxBasis: TaxBasis | null;
  value: Decimal;
  decimals: number;
  qualifier: Qualifier;
  status: Status;
  period: Period;
  periodLabel: string;
  territory: string;
  /** Qualifier, number and unit as they are read: "près de 1 121 MWh". */
  printed: string;
  previous: { printed: string; periodLabel: string; change: string | null } | null;
  target: { printed: string; year: number; plan: string | null } | null;
  baseline: { printed: string; year: number; source: string } | null;
  /** Values in force over time, oldest first: what the chart draws and its table lists. */
  series: { period: Period; periodLabel: string; value: Decimal; printed: string; status: Status }[];
  /** Target values by year, oldest first. */
  trajectory: { year: number; value: Decimal; printed: string }[];
  breakdowns: { label: string; parts: { label: string; printed: string; share: string | null }[] }[];
  /** Every commune of the territory, where the figure is made from their values; the unit is the figure's. */
  communes?: { code: string; name: string; printed: string | null }[];
  owner: string | null;
  source: string;
  sourcePage: string | null;
  method: string;
  explanation: ExplanationStep[];
  /** Values this one replaced, latest first. */
  history: { printed: string; person: string; at: string; reason: string | null }[];
  recordedBy: string;
  recordedAt: string;
}

/** Names a figure inside a document: "HAB-03@2020". */
export const figureKey = (code: string, period: string): string => `${code}@${period}`;
