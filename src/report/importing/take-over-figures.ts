import { writeExpected, writeValues } from '../../indicator/index.ts';
import { compare } from '../../kernel/decimal.ts';
import { DomainError } from '../../kernel/errors.ts';
import { printNumber } from '../../kernel/french.ts';
import { periodCode, yearOf } from '../../kernel/period.ts';
import { sheetKindOf } from '../report-type.ts';
import { bySheet, type Desk, outcomeOf, sourceOf } from './desk.ts';
import { figureFields, valueFor } from './figure-fields.ts';
import { insertSheetFigures, listTargets, listValuesInForce } from './figures.sql.ts';
import { type EnteringFigure, type PlacedFigure, placeFigures } from './place-figures.ts';
import type { Outcome } from './proposal.sql.ts';

/** Makes values (or targets) of figures, each with its page as source, and puts them on the sheets they stand in. */
export async function takeOverFigures(desk: Desk, entering: EnteringFigure[]): Promise<Outcome[]> {
  if (entering.length === 0) return [];
  const placed = await placeFigures(desk, entering);
  const [expected, measured] = [true, false].map((wanted) =>
    placed.filter(({ read }) => (read.nature === 'target') === wanted),
  ) as [PlacedFigure[], PlacedFigure[]];
  const resultIds = new Map([...(await takeValues(desk, measured)), ...(await takeTargets(desk, expected))]);
  await putOnSheets(desk, measured);
  return placed.map(({ entering: each, indicator, defined }) => {
    const { figure } = each.given;
    const shown = figureFields(each.proposal.proposed, desk.run.year);
    const outcome = outcomeOf(each, shown, figure ?? shown, {
      resultId: resultIds.get(each.proposal.id) ?? '',
      indicatorId: defined ? indicator.id : null,
    });
    return outcome;
  });
}

const valueKey = (indicatorId: string, period: string) => `${indicatorId} ${period}`;
const keyOf = ({ indicator, read }: PlacedFigure) => valueKey(indicator.id, periodCode(read.period));

/** Writes what is not known yet; a value already in force with the same number stays as it is. */
async function takeValues(desk: Desk, placed: PlacedFigure[]): Promise<[string, string][]> {
  const { tx, context, run } = desk;
  const known = await inForce(desk, placed);
  const fresh = new Map(
    placed.filter((each) => !isKnown(each, known.get(keyOf(each)))).map((each) => [keyOf(each), each]),
  );
  if (fresh.size > 0) {
    await writeValues(tx, context, {
      organisationId: run.organisationId,
      batchId: run.id,
      reason: `Repris du rapport ${run.year}`,
      values: [...fresh].map(([key, { entering, read, indicator }]) => {
        const value = valueFor(read, indicator.unit);
        return {
          code: indicator.code,
          period: periodCode(read.period),
          value: [value, read.taxBasis].filter(Boolean).join(' '),
          // A unit that converts was converted; another one is told to the person.
          unit: value === read.value ? read.unit : indicator.unit,
          qualifier: read.qualifier,
          status: 'validated' as const,
          ...sourceOf(desk, entering.proposal.page),
          // What the person saw elsewhere, under another indicator or period, says nothing of this place.
          seen: known.get(key)?.id === entering.given.valueSeen ? (entering.given.valueSeen ?? null) : null,
        };
      }),
    });
  }
  const now = await inForce(desk, placed);
  return placed.map((each) => [each.entering.proposal.id, now.get(keyOf(each))?.id ?? '']);
}

async function inForce({ tx, run }: Desk, placed: PlacedFigure[]) {
  const ids = [...new Set(placed.map(({ indicator }) => indicator.id))];
  const values = await listValuesInForce(tx, run.organisationId, ids);
  return new Map(values.map((value) => [valueKey(value.indicatorId, value.period), value]));
}

const isKnown = ({ read, indicator }: PlacedFigure, known: { value: string } | undefined): boolean =>
  known !== undefined && compare(known.value, valueFor(read, indicator.unit)) === 0;

async function takeTargets(desk: Desk, placed: PlacedFigure[]): Promise<[string, string][]> {
  const { tx, context, run } = desk;
  const { organisationId } = run;
  if (placed.length === 0) return [];
  const ids = [...new Set(placed.map(({ indicator }) => indicator.id))];
  const key = (indicatorId: string, year: number) => `${indicatorId} ${year}`;
  const read = async () =>
    new Map((await listTargets(tx, organisationId, ids)).map((each) => [key(each.indicatorId, each.year), each]));
  const known = await read();
  const wanted = new Map(placed.map((each) => [key(each.indicator.id, yearOf(each.read.period)), each]));
  const fresh = [...wanted].filter(([name, each]) => !isKnown(each, known.get(name)));
  const other = fresh.find(([name]) => known.has(name));
  if (other) throw targetThere(other[1], known.get(other[0])?.value ?? '');
  if (fresh.length > 0) {
    const targets = fresh.map(([, each]) => {
      const { source, sourcePage } = sourceOf(desk, each.entering.proposal.page);
      return {
        code: each.indicator.code,
        year: yearOf(each.read.period),
        value: valueFor(each.read, each.indicator.unit),
        source: [source, sourcePage].filter(Boolean).join(', '),
      };
    });
    await writeExpected(tx, context, { organisationId, targets });
  }
  const now = await read();
  return placed.map((each) => [
    each.entering.proposal.id,
    now.get(key(each.indicator.id, yearOf(each.read.period)))?.id ?? '',
  ]);
}

/** What the report tells of its own year and of its territory; the year before is history, not a figure of the sheet. */
async function putOnSheets({ tx, type }: Desk, placed: PlacedFigure[]): Promise<void> {
  const shown = placed
    .filter(({ read }) => read.nature !== 'previous')
    .map((each) => ({ ...each, sheetId: each.entering.sheetId }));
  const mostOf = (section: string) =>
    sheetKindOf(type, type.sections.find(({ code }) => code === section)?.sheetKind ?? '').keyFigures.max;
  const figures = bySheet(shown).flatMap(([sheetId, figuresOfSheet]) =>
    figuresOfSheet.map(({ indicator, read, entering }, index) => ({
      ...read.period,
      sheetId,
      indicatorId: indicator.id,
      index,
      most: mostOf(entering.sheetSection),
    })),
  );
  if (figures.length > 0) await insertSheetFigures(tx, figures);
}

const targetThere = ({ indicator, read }: PlacedFigure, value: string) =>
  new DomainError(
    'conflict',
    'target_there',
    `L’objectif ${yearOf(read.period)} de ${indicator.code} « ${indicator.label} » est déjà ${printNumber(value)}. Gardez-le en refusant ce chiffre, ou changez-le depuis la page de l’indicateur.`,
  );
