import { compare, type Decimal, isZero, negate } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { totals } from './parts-in-table.ts';
import type { StatedParts } from './parts-of-total.ts';
import { significantDigits } from './sentences-with-mentions.ts';
import { mayHold, type Sum } from './sum-holds.ts';
import { isShare, mentionOf, type Row } from './table-rows.ts';
import { natureOf, type Table } from './tables.ts';

/** A sum of numbers so long shows how rows are related; of shorter ones, so many of them do. */
const precise = 4;
const enough = 3;
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
      return first && second && !totals.test(last.label) ? oddColumn(table, [first, second, last]) : [];
    }),
  );

type Three = [first: Row, second: Row, last: Row];

/** The one column in which the relation does not hold; a second one ends the search. */
function oddColumn(table: Table, rows: Three): StatedParts[] {
  const known: (Values | null)[] = [];
  const valuesAt = (at: number): Values | null => {
    known[at] ??= mentionsAt(table, rows, at);
    return known[at];
  };
  return [sum, difference].flatMap((relation): StatedParts[] => {
    let only: Sum | undefined;
    const agreeing: Sum[] = [];
    for (const at of rows[0].cells.keys()) {
      const values = valuesAt(at);
      const column = values && relation(values);
      if (!column) continue;
      if (mayHold(column)) agreeing.push(column);
      else if (only) return [];
      else only = column;
    }
    if (!only) return [];
    const telling = agreeing.filter(areApart);
    const isTold = telling.some(isPrecise) || telling.length >= enough;
    const isNamed = relation === difference && agreeing.length === 0 && saysBalance(rows);
    return isTold || isNamed ? [{ ...only, others: [], evidence: 'column', isWhole: true }] : [];
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

function mentionsAt(table: Table, rows: Three, at: number): Values | null {
  const cells = rows.map((row) => row.cells[at] ?? null).filter((cell) => cell !== null);
  if (cells.length < 3 || cells.some(isShare)) return null;
  const { isRounded, isMoney } = natureOf(table, cells, at);
  const [first, second, last] = cells.map((cell) => mentionOf(cell, isRounded, isMoney));
  return first && second && last && [first, second, last].every(({ value }) => !isZero(value))
    ? [first, second, last]
    : null;
}

/** Two of the three are long, and neither is round. */
const isPrecise = ({ total, parts }: Sum): boolean =>
  [total, ...parts].filter(({ value }) => digitsOf(value) >= precise && significantDigits(value) >= fewest).length >
    1 && [total, ...parts].every(({ value }) => digitsOf(value) >= fewest);

const fewest = 3;
const digitsOf = (value: Decimal): number => value.replace(/\D/g, '').length;

const areApart = ({ total, parts }: Sum): boolean =>
  parts.every((part) => compare(part.value, total.value) !== 0 && digitsOf(part.value) > 1);
