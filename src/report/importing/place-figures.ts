import { writeIndicators } from '../../indicator/index.ts';
import { compare } from '../../kernel/decimal.ts';
import { DomainError, missing } from '../../kernel/errors.ts';
import { printNumber, searchForm } from '../../kernel/french.ts';
import { periodCode, printPeriod } from '../../kernel/period.ts';
import type { Desk, Entering } from './desk.ts';
import { decimalsFor, figureFields, type ReadFigure, readFigure, valueFor } from './figure-fields.ts';
import { listIndicatorCodes, listTakers } from './figures.sql.ts';
import type { KnownIndicator } from './match-indicators.rule.ts';

export type EnteringFigure = Entering<'figure'> & { sheetId: string; sheetCode: string; sheetSection: string };

export interface PlacedFigure {
  entering: EnteringFigure;
  read: ReadFigure;
  indicator: KnownIndicator;
  /** Whether the indicator was defined for it. */
  defined: boolean;
}

/** Gives each figure the indicator its person chose; those of a new one share it where they measure the same thing. */
export async function placeFigures(desk: Desk, entering: readonly EnteringFigure[]): Promise<PlacedFigure[]> {
  const takers = new Map((await listTakers(desk.tx, desk.run.organisationId)).map((each) => [each.code, each]));
  const read = entering.map((each) => ({ entering: each, read: readEntering(desk, each) }));
  const fresh = groupAlike(read.filter((each) => !each.entering.given.indicator));
  const defined = await defineFor(desk, fresh);
  const placed = read.map((each): PlacedFigure => {
    const code = each.entering.given.indicator;
    const group = fresh.findIndex((alike) => alike.includes(each));
    const indicator = code ? takers.get(code) : defined[group];
    if (!indicator) throw missing(`L’indicateur «\u00a0${code}\u00a0»`);
    return { ...each, indicator, defined: !code && fresh[group]?.[0] === each };
  });
  refuseDisagreement(placed);
  return placed;
}

interface Read {
  entering: EnteringFigure;
  read: ReadFigure;
}

function readEntering({ run }: Desk, { proposal, given }: EnteringFigure): ReadFigure {
  if (given.indicator === undefined) throw indicatorNeeded(proposal.proposed.label);
  return readFigure(given.figure ?? figureFields(proposal.proposed, run.year));
}

/** Figures of the same name and unit are one indicator, unless they would give it two values for a period. */
function groupAlike(figures: Read[]): Read[][] {
  const groups: Read[][] = [];
  const name = ({ read }: Read) => [searchForm(read.label), read.unit, read.counted, read.taxBasis].join('|');
  for (const figure of figures) {
    const group = groups.find((alike) => {
      const [first] = alike;
      return first && name(first) === name(figure) && alike.every((each) => agree(each.read, figure.read));
    });
    if (group) group.push(figure);
    else groups.push([figure]);
  }
  return groups;
}

const agree = (a: ReadFigure, b: ReadFigure): boolean =>
  (a.nature === 'target') !== (b.nature === 'target') ||
  periodCode(a.period) !== periodCode(b.period) ||
  compare(a.value, b.value) === 0;

async function defineFor({ tx, context, run }: Desk, groups: Read[][]): Promise<KnownIndicator[]> {
  if (groups.length === 0) return [];
  const taken = await listIndicatorCodes(tx, run.organisationId);
  const fields = groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { label, unit, counted, taxBasis, nature } = first.read;
    const code = nextCode(first.entering.sheetCode, taken);
    const decimals = Math.max(...group.map(({ read }) => decimalsFor(read)));
    const kind = nature === 'context' ? ('context' as const) : ('output' as const);
    return [{ code, label, unit, counted, taxBasis, decimals, kind }];
  });
  const ids = await writeIndicators(tx, context, { organisationId: run.organisationId, indicators: fields });
  const idOf = new Map(ids.map(({ id, code }) => [code, id]));
  return fields.map((each) => ({ ...each, id: idOf.get(each.code) ?? '' }));
}

/** "3.2" → "F3.2-01", "C1-03" → "C1-03-01": the next number of the sheet. */
function nextCode(sheetCode: string, taken: Set<string>): string {
  const words = sheetCode.replace(/[^\p{L}\d_.]+/gu, '-').replace(/^-+|-+$/g, '');
  const base = /^[\p{L}_]/u.test(words) ? words : `F${words}`;
  for (let number = 1; ; number++) {
    const code = `${base}-${String(number).padStart(2, '0')}`;
    if (taken.has(code)) continue;
    taken.add(code);
    return code;
  }
}

function refuseDisagreement(placed: readonly PlacedFigure[]): void {
  const first = new Map<string, PlacedFigure>();
  for (const each of placed) {
    const key = `${each.indicator.id} ${each.read.nature === 'target'} ${periodCode(each.read.period)}`;
    const other = first.get(key) ?? each;
    first.set(key, other);
    const [a, b] = [other, each].map(({ read }) => valueFor(read, each.indicator.unit)) as [string, string];
    if (compare(a, b) !== 0) throw disagreement(each, a, b);
  }
}

const indicatorNeeded = (label: string) =>
  new DomainError(
    'invalid',
    'indicator_needed',
    `Choisissez l’indicateur qui reçoit « ${label} », ou dites que c’en est un nouveau.`,
  );

const disagreement = ({ indicator, read }: PlacedFigure, a: string, b: string) =>
  new DomainError(
    'invalid',
    'figures_disagree',
    `Deux chiffres donnent à ${indicator.code} « ${indicator.label} », pour ${printPeriod(read.period)}, deux valeurs : ${printNumber(a)} et ${printNumber(b)}. Acceptez l’un, corrigez ou refusez l’autre.`,
  );
