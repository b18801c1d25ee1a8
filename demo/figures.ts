import { countingInput } from '../src/indicator/counting/counting.ts';
import {
  countIndicator,
  declareBreakdown,
  defineIndicators,
  printFigures,
  recordValues,
  setTargets,
  validateValues,
} from '../src/indicator/index.ts';
import type { Publisher } from './cast.ts';
import type { Plans } from './programme.ts';
import type { FigureRow, Publication } from './publication.ts';

/** Defines the indicators of a publication, owned by the service of their sheet. Ids by code. */
export async function makeIndicators(publisher: Publisher, publication: Publication): Promise<Map<string, string>> {
  const { edition, figures, counts } = publication;
  if (figures.length === 0) return new Map();
  const context = publisher.coordinator(edition.timeline.opened);
  const serviceOf = servicesBySheet(publication);
  const defined = await defineIndicators(context, {
    organisationId: publisher.id,
    indicators: figures.map((row) => ({
      code: row.code,
      label: row.label,
      definition: row.definition,
      unit: row.unit,
      counted: row.counted ?? null,
      kind: row.kind,
      direction: row.direction,
      taxBasis: row.tax_basis ?? null,
      source: edition.source,
      ownerServiceId: publisher.services.get(serviceOf.get(row.sheet) ?? '') ?? null,
      decimals: row.decimals,
      formula: row.formula ?? null,
      baseline: baselineOf(row, edition.source),
      counting: counts.has(row.code) ? countingInput.parse(counts.get(row.code)) : null,
    })),
  });
  for (const breakdown of edition.breakdowns) {
    await declareBreakdown(context, { organisationId: publisher.id, ...breakdown });
  }
  return new Map(defined.map(({ code, id }) => [code, id]));
}

const baselineOf = (row: FigureRow, source: string) =>
  row.baseline_year && row.baseline_value
    ? { year: Number(row.baseline_year), value: row.baseline_value, source }
    : null;

export async function makeTargets(publisher: Publisher, { edition, figures }: Publication, plans: Plans) {
  const targets = figures.flatMap((row) =>
    (row.targets ?? '')
      .split(';')
      .filter(Boolean)
      .map((target) => {
        const [year = '', value = ''] = target.split(':');
        const planId = plans.get(row.target_plan ?? '')?.id ?? null;
        return { code: row.code, year: Number(year), value, planId, source: pageOf(edition.source, row) };
      }),
  );
  if (targets.length === 0) return;
  await setTargets(publisher.coordinator(edition.timeline.written), { organisationId: publisher.id, targets });
}

/** Each service types or counts the values of its indicators; the coordinator validates them all. Ids by code. */
export async function recordAll(
  publisher: Publisher,
  publication: Publication,
  indicators: Map<string, string>,
): Promise<void> {
  const { edition, figures, counts } = publication;
  const serviceOf = servicesBySheet(publication);
  const byWriter = Map.groupBy(
    figures.filter(({ code }) => !counts.has(code)),
    (row) => publisher.writerOf(serviceOf.get(row.sheet) ?? ''),
  );
  for (const [writer, rows] of byWriter) {
    const values = rows.flatMap((row) => valuesOf(row, edition.source));
    if (values.length > 0) {
      await recordValues(writer(edition.timeline.written), { organisationId: publisher.id, values });
    }
  }
  for (const row of figures.filter(({ code }) => counts.has(code)))
    await count(publisher, { indicatorId: indicators.get(row.code) ?? '', on: edition.timeline.written }, row);
  const written = figures.flatMap((row) => periodsOf(row).map((period) => ({ code: row.code, period })));
  if (written.length > 0) {
    await validateValues(publisher.coordinator(edition.timeline.accepted), {
      organisationId: publisher.id,
      values: written,
    });
  }
}

/** Periods for which a value is typed. */
const periodsOf = (row: FigureRow): string[] =>
  [row.value && row.period, row.previous && row.previous_period].filter((period): period is string => Boolean(period));

function valuesOf(row: FigureRow, source: string) {
  const common = { code: row.code, source: row.source ?? source, sourcePage: linesOf(row), qualifier: row.qualifier };
  const now = row.value && row.period ? [{ ...common, period: row.period, value: row.value }] : [];
  const before =
    row.previous && row.previous_period
      ? [{ ...common, qualifier: 'exact' as const, period: row.previous_period, value: row.previous }]
      : [];
  return [...before, ...now];
}

const linesOf = (row: FigureRow): string | null =>
  row.source_line && !row.source ? `texte extrait, ligne ${row.source_line}` : null;
const pageOf = (source: string, row: FigureRow): string => [source, linesOf(row)].filter(Boolean).join(', ');

const servicesBySheet = ({ sheets }: Publication): Map<string, string> =>
  new Map(sheets.map((sheet) => [sheet.code, sheet.service]));

/** What the register gives must be what the report said: invented rows that do not add up to it are refused. */
async function count(
  publisher: Publisher,
  { indicatorId, on }: { indicatorId: string; on: string },
  { code, value, period = '' }: FigureRow,
): Promise<void> {
  const context = publisher.coordinator(on);
  await countIndicator(context, { indicatorId, period });
  const [figure] = (await printFigures(context.db, [{ organisationId: publisher.id, code, period }])).values();
  if (figure?.value !== value) throw new Error(`${code}: ${figure?.value} in the register, ${value} in the report`);
}
