import { add, compare, type Decimal } from '../../kernel/decimal.ts';
import { readNumber } from '../../kernel/french.ts';
import { printAnswer } from './field.ts';
import { type DeclaredResult, fieldNamed, type Operation, type Protocol } from './protocol.ts';
import { holds, saidOf, type Visited, type VisitedRecord } from './visited.ts';

/** A visit or a record that a result was worked out of, with its part in it. */
export interface ResultRow {
  visitId: string;
  recordId: string | null;
  /** What it stands for: the taxon of a count of taxa, the site of a maximum. */
  as: string;
  value: Decimal;
}

export interface ResultPart {
  key: string;
  label: string;
  value: Decimal;
  rows: ResultRow[];
}

/** What a protocol works out of visits, down to each visit and record. */
export interface DerivedResult {
  name: string;
  label: string;
  unit: string;
  value: Decimal;
  rows: ResultRow[];
  parts: ResultPart[];
}

interface Item {
  visit: Visited;
  record: VisitedRecord | null;
}

/** What a protocol declares that its visits come to. Visits that did not take place count for nothing. */
export function derivedResults(protocol: Protocol, visits: readonly Visited[]): DerivedResult[] {
  const done = visits.filter((visit) => visit.done).toSorted(byDay);
  return protocol.results.map((result) => {
    const items = itemsOf(protocol, result, done);
    return {
      name: result.name,
      label: result.label,
      unit: result.unit,
      ...work(result.is, items),
      parts: partsOf(protocol, result, items),
    };
  });
}

const byDay = (a: Visited, b: Visited): number =>
  a.dateFrom.localeCompare(b.dateFrom) ||
  (a.timeFrom ?? '').localeCompare(b.timeFrom ?? '') ||
  a.id.localeCompare(b.id);

function itemsOf(protocol: Protocol, { is, where }: DeclaredResult, visits: readonly Visited[]): Item[] {
  const named = [...where.map(({ field }) => field), ...('distinct' in is ? [is.distinct] : [])];
  const ofVisits = 'count' in is ? is.count === 'visits' : 'distinct' in is && !named.some(isOfRecord(protocol));
  const items: Item[] = ofVisits
    ? visits.map((visit) => ({ visit, record: null }))
    : visits.flatMap((visit) => visit.records.map((record) => ({ visit, record })));
  // What was caught before is known from all records, whatever the clauses keep of them.
  return 'againOf' in is || 'firstOf' in is ? whichMeet(is, items).filter(kept(where)) : items.filter(kept(where));
}

const kept =
  (where: DeclaredResult['where']) =>
  ({ visit, record }: Item): boolean =>
    holds(where, visit, record);

/** What is asked of records: of visits nothing answers it. */
const isOfRecord =
  ({ record: { fields } }: Protocol) =>
  (name: string): boolean =>
    ['status', 'taxon', 'count'].includes(name) || fields.some((field) => field.name === name);

/** Records whose answer is met for the first time, or was met before. */
function whichMeet(is: { firstOf: string } | { againOf: string }, items: Item[]): Item[] {
  const field = 'firstOf' in is ? is.firstOf : is.againOf;
  const met = new Set<string>();
  return items.filter(({ visit, record }) => {
    const [answer] = saidOf(visit, record, field);
    if (answer === undefined) return false;
    const before = met.has(answer);
    met.add(answer);
    return 'firstOf' in is ? !before : before;
  });
}

function work(is: Operation, items: Item[]): { value: Decimal; rows: ResultRow[] } {
  if ('distinct' in is) {
    const told = items.flatMap((item) => saidOf(item.visit, item.record, is.distinct).map((said) => ({ item, said })));
    const rows = told.map(({ item, said }) => rowOf(item, '1', printed(item, is.distinct, said)));
    return { value: String(new Set(told.map(({ said }) => said)).size), rows };
  }
  if ('sum' in is) {
    const rows = items.flatMap((item) => valuesOf(item, is.sum).map((value) => rowOf(item, value)));
    return { value: total(rows), rows };
  }
  if ('maximum' in is) return maximum(is, items);
  const rows = items.map((item) => rowOf(item, '1'));
  return { value: String(rows.length), rows };
}

const rowOf = ({ visit, record }: Item, value: Decimal, as = ''): ResultRow => ({
  visitId: visit.id,
  recordId: record?.id ?? null,
  as,
  value,
});

/** Taxa and sites are told by name, and told apart by number. */
const printed = ({ visit, record }: Item, name: string, said: string): string => {
  if (name === 'taxon') return record?.name ?? said;
  return name === 'site' ? visit.place : said;
};

const valuesOf = ({ visit, record }: Item, name: string): Decimal[] =>
  saidOf(visit, record, name).flatMap((said) => readNumber(said) ?? []);

const total = (rows: readonly { value: Decimal }[]): Decimal => add('0', ...rows.map(({ value }) => value));

/** For each taxon or site, the visit that gave most; its rows alone are kept. */
function maximum(
  { maximum: field, per }: Extract<Operation, { maximum: string }>,
  items: Item[],
): { value: Decimal; rows: ResultRow[] } {
  const groups = Map.groupBy(items, (item) => JSON.stringify(per.map((name) => saidOf(item.visit, item.record, name))));
  const rows = [...groups.values()].flatMap((group) => {
    const visits = [...Map.groupBy(group, ({ visit }) => visit.id).values()].map((ofVisit) => {
      const found = ofVisit.flatMap((item) =>
        valuesOf(item, field).map((value) => rowOf(item, value, per.map((name) => printed(item, name, '')).join(', '))),
      );
      return { found, sum: total(found) };
    });
    return visits.reduce((most, each) => (compare(each.sum, most.sum) > 0 ? each : most)).found;
  });
  return { value: total(rows), rows };
}

function partsOf(protocol: Protocol, { by, is }: DeclaredResult, items: Item[]): ResultPart[] {
  if (!by) return [];
  const groups = Map.groupBy(items, ({ visit, record }) => saidOf(visit, record, by)[0] ?? '');
  return [...groups]
    .map(([key, group]) => ({ key, label: labelOf(protocol, by, key, group), ...work(is, group) }))
    .sort((a, b) => compare(b.value, a.value) || a.label.localeCompare(b.label, 'fr'));
}

function labelOf(protocol: Protocol, by: string, key: string, [first]: Item[]): string {
  if (key === '') return 'Non précisé';
  const field = fieldNamed(protocol, by);
  if (field) return printAnswer(field, key);
  if (by === 'pass') return protocol.visit.passes.find(({ number }) => String(number) === key)?.label ?? key;
  return first ? printed(first, by, key) : key;
}
