import { type Decimal, decimalsOf, round } from '../kernel/decimal.ts';
import { printInstant, printNumber, wide } from '../kernel/french.ts';
import {
  type Period,
  type PeriodKind,
  periodCode,
  printPeriod,
  shiftYears,
  yearOf,
  yearPeriod,
} from '../kernel/period.ts';
import { aggregate } from './aggregate.rule.ts';
import { type RecordedCount, recordedCount, stepsOf } from './counting/recorded-count.ts';
import { evaluate, type Operand } from './evaluate.rule.ts';
import type { ExplanationStep, Qualifier, Status } from './figure.ts';
import type { StoredCommuneValue, StoredValue } from './figures.sql.ts';
import { codesIn, parseFormula } from './formula.ts';
import type { IndicatorRow } from './indicator.sql.ts';
import { type NamedCommune, overCommunes } from './over-communes.rule.ts';
import { printQuantity } from './print-quantity.rule.ts';

/** A value of an indicator for a period, typed, computed or aggregated. */
export interface Known {
  value: Decimal;
  decimals: number;
  qualifier: Qualifier;
  status: Status;
  source: string;
  sourcePage: string | null;
  person: string;
  at: Date;
  steps: ExplanationStep[];
  /** Every commune of the territory with its value, where the value is made from theirs. */
  communes?: CommuneFigure[];
  /** How it was counted, where it was. */
  count?: RecordedCount;
}

export interface CommuneFigure extends NamedCommune {
  /** Null where it has none. */
  value: Pick<StoredCommuneValue, 'value' | 'decimals' | 'qualifier'> | null;
}

const computedBy = 'Calcul de Carreau';

/** Definitions and values of one organisation, from which any of its figures is read or computed. */
export class FigureLibrary {
  private readonly byCode: Map<string, IndicatorRow>;
  private readonly stored: Map<string, Map<string, StoredValue>>;
  private readonly known = new Map<string, Known | undefined>();
  private readonly ofCommunes: Map<string, StoredCommuneValue[]>;
  private readonly communes: CommuneShare['all'];

  constructor(indicators: IndicatorRow[], values: StoredValue[], communes: CommuneShare = { values: [], all: [] }) {
    this.ofCommunes = Map.groupBy(communes.values, ({ indicatorId }) => indicatorId);
    this.communes = communes.all;
    this.byCode = new Map(indicators.map((row) => [row.code, row]));
    this.stored = new Map(
      [...Map.groupBy(values, ({ indicatorId }) => indicatorId)].map(([id, rows]) => [
        id,
        new Map(rows.map((row) => [periodCode(periodOf(row)), row])),
      ]),
    );
  }

  indicator(code: string): IndicatorRow | undefined {
    return this.byCode.get(code);
  }

  /** Undefined where nothing is typed and nothing can be computed. A formula that runs in circles finds nothing. */
  find(indicator: IndicatorRow, period: Period): Known | undefined {
    const key = `${indicator.id} ${periodCode(period)}`;
    if (this.known.has(key)) return this.known.get(key);
    this.known.set(key, undefined);
    const typed = this.storedAt(indicator, period);
    const found = typed ? fromStored(typed) : this.infer(indicator, period);
    this.known.set(key, found);
    return found;
  }

  /** Whether somebody typed or counted it, rather than it being made from others. */
  isRecorded(indicator: IndicatorRow, period: Period): boolean {
    return this.storedAt(indicator, period) !== undefined;
  }

  private storedAt(indicator: IndicatorRow, period: Period): StoredValue | undefined {
    return this.stored.get(indicator.id)?.get(periodCode(period));
  }

  private infer(indicator: IndicatorRow, period: Period): Known | undefined {
    return (
      this.compute(indicator, period) ?? this.overYears(indicator, period) ?? this.overTerritory(indicator, period)
    );
  }

  /** Periods of that kind for which there may be a value, oldest first. */
  periodsOf(indicator: IndicatorRow, kind?: PeriodKind): Period[] {
    const periods = this.allPeriods(indicator, new Set()).filter((period) => !kind || period.kind === kind);
    const distinct = new Map(periods.map((period) => [periodCode(period), period]));
    return [...distinct.values()].sort((a, b) => (a.end === b.end ? 0 : a.end < b.end ? -1 : 1));
  }

  private allPeriods(indicator: IndicatorRow, seen: Set<string>): Period[] {
    if (seen.has(indicator.id)) return [];
    seen.add(indicator.id);
    const typed = [...(this.stored.get(indicator.id)?.values() ?? []), ...(this.ofCommunes.get(indicator.id) ?? [])];
    const own = typed.map(periodOf);
    if (!indicator.formula) return own;
    const quoted = codesIn(parseFormula(indicator.formula)).flatMap((code) => this.byCode.get(code) ?? []);
    return [...own, ...quoted.flatMap((other) => this.allPeriods(other, seen))];
  }

  private compute(indicator: IndicatorRow, period: Period): Known | undefined {
    if (!indicator.formula) return undefined;
    const read: Known[] = [];
    const lookUp = (code: string, yearsBack: number): Operand | undefined => {
      const other = this.byCode.get(code);
      const then = shiftYears(period, -yearsBack);
      const found = other && this.find(other, then);
      if (!other || !found) return undefined;
      read.push(found);
      const printed = printQuantity({ ...other, ...found });
      const sentence = `${other.label} (${printPeriod(then)})${wide}: ${printed}`;
      return { value: found.value, sentence, href: `/indicateurs/${other.id}` };
    };
    const { value, steps } = evaluate(parseFormula(indicator.formula), lookUp);
    if (value === undefined) return undefined;
    const rounded = round(value, indicator.decimals);
    const rounding = { sentence: `Arrondi à ${printQuantity({ ...indicator, value: rounded })}` };
    const rounds = decimalsOf(value) > indicator.decimals;
    return made(rounded, indicator.decimals, read, rounds ? [...steps, rounding] : steps);
  }

  /** A stretch of whole years from its years, as the indicator aggregates over time. */
  private overYears(indicator: IndicatorRow, period: Period): Known | undefined {
    if (indicator.timeAggregation === 'none' || (period.kind !== 'span' && period.kind !== 'since')) return undefined;
    const first = Number(period.start.slice(0, 4));
    const years = Array.from({ length: yearOf(period) - first + 1 }, (_, index) => yearPeriod(first + index));
    const found = years.flatMap((year) => {
      const known = this.find(indicator, year);
      return known ? [{ year, known }] : [];
    });
    if (indicator.timeAggregation !== 'last' && found.length < years.length) return undefined;
    const value = aggregate(
      found.map(({ known }) => known.value),
      indicator.timeAggregation,
    );
    if (value === undefined) return undefined;
    const decimals = Math.max(...found.map(({ known }) => known.decimals));
    const steps = found.map(({ year, known }) => ({
      sentence: `${printPeriod(year)}${wide}: ${printQuantity({ ...indicator, ...known })}`,
    }));
    const total = `${timeWords[indicator.timeAggregation]}${wide}: ${printNumber(round(value, decimals))}`;
    return made(
      round(value, decimals),
      decimals,
      found.map(({ known }) => known),
      [...steps, { sentence: total }],
    );
  }

  /** The whole territory from its communes, where nobody typed a value for the whole. */
  private overTerritory(indicator: IndicatorRow, period: Period): Known | undefined {
    const code = periodCode(period);
    const rows = (this.ofCommunes.get(indicator.id) ?? []).filter((row) => periodCode(periodOf(row)) === code);
    const decimals = Math.max(0, ...rows.map((row) => row.decimals));
    const whole = overCommunes(rows, this.communes, indicator.territoryAggregation, decimals);
    if (!whole) return undefined;
    const byCode = new Map(rows.map((row) => [row.code, row]));
    const communes = this.communes.map((commune) => ({ ...commune, value: byCode.get(commune.code) ?? null }));
    const known = { ...made(whole.value, decimals, rows, whole.steps), communes };
    if (!whole.partial) return known;
    return { ...known, qualifier: whole.partial, status: known.status === 'validated' ? 'estimated' : known.status };
  }
}

export interface CommuneShare {
  values: StoredCommuneValue[];
  /** Every commune of the territory. */
  all: NamedCommune[];
}

const timeWords = { sum: 'Somme des années', mean: 'Moyenne des années', last: 'Dernière année connue' };

export const periodOf = (row: { periodKind: PeriodKind; periodStart: string; periodEnd: string }): Period => ({
  kind: row.periodKind,
  start: row.periodStart,
  end: row.periodEnd,
});

function fromStored(row: StoredValue): Known {
  const { value, decimals, qualifier, status, source, sourcePage, person, recordedAt } = row;
  const count = recordedCount(row);
  const known = { value, decimals, qualifier, status, source, sourcePage, person, at: recordedAt };
  if (count) return { ...known, count, steps: stepsOf(count, row) };
  const where = [source, sourcePage].filter(Boolean).join(', ');
  const typed = `Valeur saisie par ${person} le ${printInstant(recordedAt)}`;
  const steps = [{ sentence: where ? `${typed}, d’après\u00a0: ${where}` : typed }];
  const noted = row.comment ? [...steps, { sentence: row.comment }] : steps;
  return { ...known, steps: noted };
}

type Operands = (Known | StoredCommuneValue)[];

/** A value made from others is no surer than they are, and as late as the last of them. */
function made(value: Decimal, decimals: number, from: Operands, steps: ExplanationStep[]): Known {
  const has = (wanted: Status) => from.some(({ status }) => status === wanted);
  return {
    value,
    decimals,
    qualifier: from.every(({ qualifier }) => qualifier === 'exact') ? 'exact' : 'about',
    status: has('provisional') ? 'provisional' : has('estimated') ? 'estimated' : 'validated',
    source: [...new Set(from.map(({ source }) => source).filter(Boolean))].join('\u202f; '),
    sourcePage: null,
    person: computedBy,
    at: new Date(Math.max(0, ...from.map((each) => ('at' in each ? each.at : each.recordedAt).getTime()))),
    steps,
  };
}
