import { authorise, type Context } from '../../identity/index.ts';
import { round } from '../../kernel/decimal.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { frenchYear, naturalOrder } from '../../kernel/french.ts';
import { type Period, periodCode, printPeriod, readPeriod, shiftYears, yearPeriod } from '../../kernel/period.ts';
import type { Qualifier } from '../figure.ts';
import { type IndicatorRow, readIndicator } from '../indicator.sql.ts';
import { printQuantity, printUnit } from '../print-quantity.rule.ts';
import { territoryOf } from '../territory-of.ts';
import { addsUp } from './adds-up.ts';
import { type CommuneGrid, type CommuneLine, cellText, shownOf } from './commune-grid.ts';
import { type CommuneRow, readCommuneRows, readWhole } from './commune-values.sql.ts';

/** The indicator whose values by commune somebody is about to type; refused to those who may not, and where it does not add up. */
export async function indicatorByCommune(context: Context, id: string) {
  const indicator = await readIndicator(context.db, id);
  if (!indicator) throw missing('Cet indicateur');
  authorise(context.actor, 'value.record', {
    organisationId: indicator.organisationId,
    serviceId: indicator.ownerServiceId,
  });
  if (addsUp(indicator)) return indicator;
  throw new DomainError(
    'invalid',
    'not_by_commune',
    'Cet indicateur ne se saisit pas par commune : il est calculé ou archivé, ou sa définition ne dit pas que le territoire est la somme ou la moyenne de ses communes.',
  );
}

/** All communes of the organisation's territory with their values for a period; the year before this one where none is asked. */
export async function readCommuneGrid(context: Context, id: string, asked: string | null): Promise<CommuneGrid> {
  const indicator = await indicatorByCommune(context, id);
  const { db, effects } = context;
  const period = asked === null ? yearPeriod(frenchYear(effects.now()) - 1) : readPeriod(asked);
  if (!period) throw missing('Cette période');
  const territory = await territoryOf(db, indicator.organisationId);
  const previous = shiftYears(period, -1);
  const wanted = { indicatorId: indicator.id, territoryId: territory.id, period, previous };
  const [rows, whole] = [await readCommuneRows(db, wanted), await readWhole(db, wanted)];
  return {
    ...wordsOf(indicator, period, previous),
    ...gridOf(rows),
    territory: territory.name,
    whole: whole ? printQuantity({ ...indicator, ...whole }) : null,
  };
}

type Additive = IndicatorRow & { territoryAggregation: 'sum' | 'mean' };

function wordsOf(indicator: Additive, period: Period, previous: Period) {
  const { id, code, label, unit, counted, taxBasis, territoryAggregation, source } = indicator;
  return {
    indicator: { id, code, label, unit, counted, taxBasis, territoryAggregation, source },
    unitLabel: [printUnit(unit, counted), taxBasis].filter(Boolean).join(' '),
    period: periodCode(period),
    periodLabel: printPeriod(period),
    previousLabel: printPeriod(previous),
  };
}

function gridOf(rows: CommuneRow[]) {
  const known = rows.filter(({ valueId }) => valueId !== null);
  const [qualifiers, sources] = [new Set(known.map((row) => row.qualifier)), new Set(known.map((row) => row.source))];
  const qualifier = (qualifiers.size === 1 && known[0]?.qualifier) || 'exact';
  return {
    qualifier,
    source: (sources.size === 1 && known[0]?.source) || '',
    severalSources: sources.size > 1,
    validated: known.some(({ status }) => status === 'validated'),
    lines: rows.toSorted((a, b) => naturalOrder(a.name, b.name)).map((row) => lineOf(row, qualifier)),
  };
}

function lineOf(row: CommuneRow, shared: Qualifier): CommuneLine {
  const { code, name, valueId: id, value, previousValue } = row;
  const own = row.qualifier ?? 'exact';
  const text = value === null ? '' : cellText(round(value, row.decimals ?? 0), own, shared);
  const previous =
    previousValue === null
      ? null
      : cellText(round(previousValue, row.previousDecimals ?? 0), row.previousQualifier ?? 'exact', 'exact');
  return { code, name, previous, text, shown: id === null ? null : shownOf({ id, text, qualifier: own }) };
}
