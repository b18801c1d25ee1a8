import { compare, isZero, meet } from '../../kernel/decimal.ts';
import { scaled, sumOf } from '../interval.ts';
import type { Mention } from '../reading/mention.ts';
import { boundsOf } from './amounts.ts';
import type { StatedParts } from './parts-of-total.ts';
import { mentionOf, type Row, type TableLine } from './table-rows.ts';

const mostRows = 60;
const totals = /^(?:total|ensemble|somme)(?!\p{L})/iu;
const noParts =
  /(?:total|moyenne|taux|part|évolution|variation|ratio|solde|écart|cumul|dont|médiane|objectif)(?!\p{L})/iu;
/** Amounts and measures are printed rounded; what is only counted is not. */
const measured = /[€%²³]|euro|milli|tonne|hectare|km|kwh|mwh|etp|tonnage|montant|budget|coût|surface|part/iu;

/**
 * Totals of the columns of a table written with tabs, bars or aligned columns: a row "Total" under rows of as many
 * cells. That a column adds up tells that the others should; one column alone is judged by the slip that fits.
 */
export function partsInTables(lines: TableLine[]): StatedParts[] {
  const found: StatedParts[] = [];
  let rows: Row[] = [];
  let seen = '';
  for (const { text: line, row } of lines) {
    if (line.trim() === '' || /^[\s|:-]+$/.test(line)) continue;
    if (row && totals.test(row.label)) found.push(...columnsOf(rows, row, measured.test(`${seen}\n${line}`)));
    const goesOn = row && !noParts.test(row.label) && (rows.length === 0 || rows[0]?.cells.length === row.cells.length);
    rows = row && !noParts.test(row.label) ? [...(goesOn ? rows : []), row].slice(-mostRows) : [];
    seen = rows.length > 1 ? seen : `${seen.slice(-300)}\n${line}`;
    if (rows.length > 1 && measured.test(line)) seen = `${seen.slice(-600)}\n${line}`;
  }
  return found;
}

function columnsOf(rows: Row[], total: Row, rounded: boolean): StatedParts[] {
  const same = rows.filter(({ cells }) => cells.length === total.cells.length);
  if (same.length < 2 || same.length < rows.length) return [];
  const columns = total.cells.flatMap((cell, at) => {
    const parts = same.flatMap((row) => row.cells[at] ?? []);
    return cell && parts.length >= 2
      ? [{ total: mentionOf(cell, rounded), parts: parts.map((part) => mentionOf(part, rounded)) }]
      : [];
  });
  const adds = columns.filter(({ total, parts }) => meet(sumOf(parts.map(boundsOf)), boundsOf(total)));
  const isWhole = adds.some((column) => !isZero(column.total.value));
  const evidence = isWhole ? 'said' : 'listed';
  return columns
    .filter((column) => !adds.includes(column) && (!isMean(column) || (isWhole && lacksOne(column))))
    .map((column) => ({ ...column, others: [], evidence, isWhole }));
}

interface Column {
  total: Mention;
  parts: Mention[];
}

/** Below its greatest part, a "total" is a mean or a rate of the whole, unless a zero too many made that part. */
const isMean = ({ total, parts }: Column): boolean =>
  parts.some((part) => compare(part.value, total.value) > 0) && !hasStrayZero({ total, parts });

/** It is the sum of all parts but one. */
const lacksOne = ({ total, parts }: Column): boolean =>
  parts.length > 2 && parts.some((_, at) => meet(sumOf(parts.toSpliced(at, 1).map(boundsOf)), boundsOf(total)));

const hasStrayZero = ({ total, parts }: Column): boolean =>
  parts.some((part, at) =>
    ['0.1', '0.001'].some((by) => {
      const others = parts.toSpliced(at, 1).map(boundsOf);
      return meet(sumOf([...others, scaled(boundsOf(part), by)]), boundsOf(total));
    }),
  );

const opens =
  /^(?:total|ensemble|budget|coût|montant|effectifs?|dépenses|recettes|charges|produits|ressources)(?: total| global| général)?$/iu;
const dont = /^(?:[-–•] ?)?dont(?!\p{L})/iu;

/** A total above its parts: "Budget : 3 214 600 €" and lines of amounts, "Effectif | 214" and lines of "dont". */
export function partsBelowTotal(lines: TableLine[]): StatedParts[] {
  const found: StatedParts[] = [];
  for (const [at, { row, text }] of lines.entries()) {
    const cell = row?.cells[0];
    const next = lines[at + 1]?.row;
    if (!row || !cell || row.cells.length !== 1 || next?.cells.length !== 1) continue;
    const isDont = dont.test(next.label);
    if (!isDont && !opens.test(row.label.split(/ (?:de|du|en) /u)[0] ?? '')) continue;
    const rows = rowsBelow(lines, at + 1, isDont);
    if (rows.length < (isDont ? 2 : 3)) continue;
    const rounded = measured.test(`${text}\n${lines[at + 1]?.text}`);
    const isMoney = /€|euro/iu.test(text);
    const parts = rows.flatMap(({ cells }) => (cells[0] ? [mentionOf(cells[0], rounded, isMoney)] : []));
    found.push({ total: mentionOf(cell, rounded, isMoney), parts, others: [], evidence: 'listed' });
  }
  return found;
}

function rowsBelow(lines: TableLine[], from: number, isDont: boolean): Row[] {
  const rows: Row[] = [];
  for (const { row } of lines.slice(from, from + mostRows)) {
    if (!row?.cells[0] || row.cells.length !== 1) break;
    if (isDont ? !dont.test(row.label) : noParts.test(row.label) || opens.test(row.label)) break;
    rows.push(row);
  }
  return rows;
}
