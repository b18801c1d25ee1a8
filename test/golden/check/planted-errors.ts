import { multiply, round, subtract } from '../../../src/kernel/decimal.ts';
import { months } from '../../../src/kernel/french.ts';
import { decimalsIn, holds, numberIn, weekdays } from './arithmetic.ts';
import type { Kind, PlacedFigure, Relation } from './labelled-relations.ts';

export const operators = [
  'digit changed',
  'digits exchanged',
  'part left out',
  'ten times',
  'thousand times',
  'direction reversed',
  'share changed',
  'VAT added',
  'weekday',
  'impossible date',
  'law date',
  'bound contradicted',
] as const;
export type Operator = (typeof operators)[number];

/** A consistent text with one error, and where the figures of the relation it breaks now stand. */
export interface PlantedError {
  relation: Relation;
  operator: Operator;
  text: string;
  was: string;
  now: string;
  line: number;
  places: { start: number; end: number }[];
}

type Random = () => number;
/** Which figure is printed otherwise, and how; several for two figures exchanged. */
type Alteration = { index: number; now: string }[];

const perRelation = 3;
const tries = 12;

/** The same errors for the same seed and relations: of those that fit a relation, the operators least used so far. */
export function plantErrors(relations: Relation[], seed = 20): PlantedError[] {
  const random = randomFrom(seed);
  const used = new Map<Operator, number>(operators.map((operator) => [operator, 0]));
  return relations
    .filter(({ consistent }) => consistent)
    .flatMap((relation) => {
      const order = operators
        .map((operator) => ({ operator, rank: (used.get(operator) ?? 0) + random() }))
        .sort((a, b) => a.rank - b.rank);
      const planted = order.flatMap(({ operator }) => plant(relation, operator, random) ?? []).slice(0, perRelation);
      for (const { operator } of planted) used.set(operator, (used.get(operator) ?? 0) + 1);
      return planted;
    });
}

function plant(relation: Relation, operator: Operator, random: Random): PlantedError | undefined {
  for (let tried = 0; tried < tries; tried++) {
    const alteration = alter[operator](relation, random);
    if (!alteration) return undefined;
    if (isError(relation, alteration)) return planted(relation, operator, alteration);
  }
  return undefined;
}

/** What stays within the printed rounding is no error. */
function isError(relation: Relation, alteration: Alteration): boolean {
  const figures = relation.figures.map((figure, at) => ({
    ...figure,
    printed: alteration.find(({ index }) => index === at)?.now ?? figure.printed,
  }));
  if (figures.every(({ printed }, at) => printed === relation.figures[at]?.printed)) return false;
  return relation.kind === 'law' || !holds({ ...relation, figures });
}

function planted(relation: Relation, operator: Operator, alteration: Alteration): PlantedError {
  let { text } = relation;
  const places = relation.figures.filter(({ start }) => start >= 0).map(({ start, end }) => ({ start, end }));
  const edits = alteration
    .map(({ index, now }) => ({ figure: relation.figures[index] as PlacedFigure, now }))
    .sort((a, b) => b.figure.start - a.figure.start);
  for (const { figure, now } of edits) {
    text = text.slice(0, figure.start) + now + text.slice(figure.end);
    const longer = now.length - figure.printed.length;
    for (const place of places) {
      if (place.start > figure.start) place.start += longer;
      if (place.end >= figure.end) place.end += longer;
    }
  }
  const first = edits[0]?.figure;
  return {
    relation,
    operator,
    text,
    was: edits.map(({ figure }) => figure.printed).join(' / '),
    now: edits.map(({ now }) => now).join(' / '),
    line: first?.line ?? 0,
    places,
  };
}

const dated = new Set<Kind>(['weekday', 'date', 'law']);
const numbers = (relation: Relation): number[] =>
  dated.has(relation.kind) || relation.kind === 'bound'
    ? []
    : relation.figures.flatMap(({ start, printed }, at) => (start >= 0 && numberIn(printed) !== '0' ? [at] : []));

const one =
  (now: (figure: PlacedFigure, random: Random, relation: Relation) => string | null) =>
  (relation: Relation, random: Random): Alteration | null => {
    const index = pick(numbers(relation), random);
    const figure = index === undefined ? undefined : relation.figures[index];
    const changed = figure && now(figure, random, relation);
    return changed && index !== undefined ? [{ index, now: changed }] : null;
  };

const alter: Record<Operator, (relation: Relation, random: Random) => Alteration | null> = {
  'digit changed': one(({ printed }, random) => changeDigit(printed, random)),
  'digits exchanged': one(({ printed }, random) => exchangeDigits(printed, random) ?? printed),
  'part left out': leaveOut,
  'ten times': one((figure, _, relation) => (relation.kind === 'same' ? null : times(figure, '10', relation))),
  'thousand times': one((figure, _, relation) => (isScaled(figure, relation) ? times(figure, '1000', relation) : null)),
  'direction reversed': reverse,
  'share changed': changeShare,
  'VAT added': addTax,
  weekday: ({ kind, figures }) => {
    if (kind !== 'weekday') return null;
    return [{ index: 0, now: figures[0]?.printed.replace(/^\p{L}+/u, following) ?? '' }];
  },
  'impossible date': impossibleDate,
  'law date': otherLawDate,
  'bound contradicted': raiseBound,
};

const following = (day: string): string => weekdays[(weekdays.indexOf(day) + 1) % 7] ?? day;

function changeDigit(printed: string, random: Random): string {
  const digits = [...printed.matchAll(/\d/g)];
  const at = pick(digits, random);
  if (!at) return printed;
  const isLeading = at === digits[0];
  const others = [...'0123456789'].filter((digit) => digit !== at[0] && !(isLeading && digit === '0'));
  return printed.slice(0, at.index) + pick(others, random) + printed.slice(at.index + 1);
}

function exchangeDigits(printed: string, random: Random): string | null {
  const digits = [...printed.matchAll(/\d/g)];
  const pairs = digits.flatMap((digit, at) => {
    const next = digits[at + 1];
    return next && next[0] !== digit[0] && !(at === 0 && next[0] === '0') ? [[digit, next] as const] : [];
  });
  const [a, b] = pick(pairs, random) ?? [];
  if (!a || !b) return null;
  const all = [...printed];
  [all[a.index], all[b.index]] = [b[0], a[0]];
  return all.join('');
}

/** The total is that of the parts without one. */
function leaveOut(relation: Relation, random: Random): Alteration | null {
  const [total, ...parts] = relation.figures;
  const forgotten = pick(parts, random);
  if (relation.kind !== 'parts' || parts.length < 3 || !total || !forgotten) return null;
  if (forgotten.exponent !== total.exponent) return null;
  return [
    { index: 0, now: printLike(subtract(numberIn(total.printed), numberIn(forgotten.printed)), total, relation) },
  ];
}

/** Amounts and large numbers are printed in thousands or millions; small counts and shares are not. */
const isScaled = ({ printed, exponent }: PlacedFigure, { kind }: Relation): boolean =>
  kind !== 'same' && (exponent > 0 || Number(numberIn(printed)) >= 1000);

const times = (figure: PlacedFigure, factor: string, relation: Relation): string =>
  printLike(multiply(numberIn(figure.printed), factor), figure, relation);

/** A sign turned, else both values exchanged. */
function reverse({ kind, figures }: Relation): Alteration | null {
  const [from, to, change] = figures;
  if (!['change', 'factor'].includes(kind) || !from || !to || !change) return null;
  const sign = /^[-+−–]/.exec(change.printed)?.[0];
  if (sign) return [{ index: 2, now: `${sign === '+' ? '-' : '+'}${change.printed.slice(1)}` }];
  if (from.exponent !== to.exponent) return null;
  return [
    { index: 0, now: to.printed },
    { index: 1, now: from.printed },
  ];
}

function changeShare(relation: Relation, random: Random): Alteration | null {
  const shares = { share: [0], rest: [0], distribution: relation.figures.map((_, at) => at) } as Record<
    string,
    number[]
  >;
  const index = pick(shares[relation.kind] ?? [], random);
  const figure = index === undefined ? undefined : relation.figures[index];
  if (!figure || index === undefined) return null;
  const gap = String((random() < 0.5 ? -1 : 1) * (3 + Math.floor(random() * 7)));
  const now = subtract(numberIn(figure.printed), gap);
  return Number(now) < 1 || Number(now) > 99 ? null : [{ index, now: printLike(now, figure, relation) }];
}

function addTax(relation: Relation): Alteration | null {
  const at = ({ parts: 0, product: 2, difference: 0, rate: 0 } as Record<string, number>)[relation.kind];
  const figure = at === undefined ? undefined : relation.figures[at];
  if (!relation.money || !figure || at === undefined) return null;
  return [{ index: at, now: printLike(multiply(numberIn(figure.printed), '1.2'), figure, relation) }];
}

function impossibleDate({ kind, figures }: Relation): Alteration | null {
  const printed = figures[0]?.printed ?? '';
  const month = months.find((name) => printed.includes(name)) ?? '';
  if (!['weekday', 'date'].includes(kind) || !['février', 'avril', 'juin', 'septembre', 'novembre'].includes(month))
    return null;
  return [{ index: 0, now: printed.replace(/\d{1,2}/, month === 'février' ? '30' : '31') }];
}

function otherLawDate({ kind, figures }: Relation, random: Random): Alteration | null {
  const printed = figures[0]?.printed;
  if (kind !== 'law' || !printed) return null;
  const day = printed.replace(/^\d{1,2}/, (was) => String(Number(was) === 28 ? 27 : (Number(was) % 28) + 1));
  const year = printed.replace(/\d{4}$/, (was) => String(Number(was) + 1));
  const month = printed.replace(/(?<= )\p{L}+(?= )/u, (was) => months[(months.indexOf(was) + 1) % 12] ?? was);
  return [{ index: 0, now: pick([day, year, month], random) ?? day }];
}

function raiseBound(relation: Relation): Alteration | null {
  const [bound, exact] = relation.figures;
  if (relation.kind !== 'bound' || !bound || !exact) return null;
  const step = 10 ** (/0*$/.exec(numberIn(bound.printed))?.[0].length ?? 0);
  const above = Math.ceil((Number(numberIn(exact.printed)) + 1) / step) * step;
  return [{ index: 0, now: printLike(String(above), bound, relation) }];
}

/** As the figure was printed: its decimals, its comma, the thousands of its relation. */
function printLike(value: string, { printed }: PlacedFigure, { figures }: Relation): string {
  const decimals = decimalsIn(printed);
  const [whole = '', fraction] = round(value, decimals).replace('-', '').split('.');
  const grouped = figures.map((one) => /\d([ .\u00a0\u202f])\d{3}/.exec(one.printed)?.[1]).find(Boolean);
  const isUngrouped = grouped === undefined && figures.some((one) => /\d{4}/.test(one.printed));
  const by = isUngrouped ? '' : (grouped ?? ' ');
  const sign = /^[-+−–]/.exec(printed)?.[0] ?? '';
  const comma = /\d\.\d{1,2}$/.test(printed) ? '.' : ',';
  return `${sign}${whole.replaceAll(/\B(?=(\d{3})+$)/g, by)}${fraction ? comma + fraction : ''}`;
}

const pick = <Item>(items: Item[], random: Random): Item | undefined => items[Math.floor(random() * items.length)];

/** Mulberry32. */
function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
