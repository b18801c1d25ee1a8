import { compare, isZero, negate } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { totals } from './parts-in-table.ts';
import type { StatedParts } from './parts-of-total.ts';
import { significantDigits } from './sentences-with-mentions.ts';
import { mayHold, type Sum } from './sum-holds.ts';
import { isShare, mentionOf, type Row } from './table-rows.ts';
import { natureOf, type Table } from './tables.ts';

/** A sum that precise shows how rows are related. */
const precise = 4;
const income = latinLetters(/(?<!\p{L})(?:recettes|produits|ressources)(?!\p{L})/iu);
const spending = latinLetters(/(?<!\p{L})(?:dépenses|charges|emplois)(?!\p{L})/iu);
const balance = latinLetters(/(?<!\p{L})(?:résultat|solde|excédent|déficit|bénéfice|épargne)(?!\p{L})/iu);

/**
 * A row that is the sum or the difference of the two above it ("Recettes, Dépenses, Résultat", then "Report, Résultat
 * de clôture"): every other column shows it, or the names of the three.
 */
export const partsOfRows = (tables: Table[]): StatedParts[] =>
  tables.flatMap((table) =>
    table.rows.slice(2).flatMap((last, at) => {
      const [first, second] = table.rows.slice(at, at + 2);
      return first && second && !totals.test(last.label) ? [...oddColumn(table, [first, second, last])] : [];
    }),
  );

type Three = [first: Row, second: Row, last: Row];

function oddColumn(table: Table, rows: Three): StatedParts[] {
  const values = rows[0].cells.flatMap((_, at) => mentionsAt(table, rows, at) ?? []);
  return [sum, difference].flatMap((relation) => {
    const columns = values.map(relation);
    const odd = columns.filter((column) => !mayHold(column));
    const telling = columns.filter((column) => !odd.includes(column) && isPrecise(column));
    const isNamed = relation === difference && saysBalance(rows);
    const [only] = odd;
    if (!only || odd.length > 1 || (telling.length === 0 && !(isNamed && columns.length === 1))) return [];
    return [{ ...only, others: [], evidence: 'column' as const, isWhole: true }];
  });
}

const saysBalance = ([first, second, last]: Three): boolean =>
  income.test(first.label) && spending.test(second.label) && balance.test(last.label);

type Values = [Mention, Mention, Mention];

const sum = ([first, second, last]: Values): Sum => ({ total: last, parts: [first, second] });

const difference = ([first, second, last]: Values): Sum =>
  last.value.startsWith('-')
    ? { total: second, parts: [first, { ...last, value: negate(last.value) }] }
    : { total: first, parts: [second, last] };

function mentionsAt(table: Table, rows: Three, at: number): [Values] | undefined {
  const cells = rows.map((row) => row.cells[at] ?? null).filter((cell) => cell !== null);
  if (cells.length < 3 || cells.some(isShare)) return undefined;
  const { isRounded, isMoney } = natureOf(table, cells, at);
  const [first, second, last] = cells.map((cell) => mentionOf(cell, isRounded, isMoney));
  return first && second && last && [first, second, last].every(({ value }) => !isZero(value))
    ? [[first, second, last]]
    : undefined;
}

const isPrecise = ({ total, parts }: Sum): boolean =>
  [total, ...parts].every(({ value }) => significantDigits(value) >= precise) &&
  parts.every((part) => compare(part.value, total.value) !== 0);
