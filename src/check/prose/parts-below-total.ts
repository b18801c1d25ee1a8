import { add, compare, divide, multiply } from '../../kernel/decimal.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { StatedParts } from './parts-of-total.ts';
import { significantDigits } from './sentences-with-mentions.ts';
import { isShare, mentionOf, type Row, type TableLine } from './table-rows.ts';
import { natureOf } from './tables.ts';

const mostRows = 40;
const opens =
  /^(?:(?:nos|les|le|la|l’) ?)?(?:total|ensemble|budget|coût|montant|effectifs?|dépenses|recettes|charges|produits|ressources|financement)(?: total| globale?| général)?$/iu;
const noParts = latinLetters(
  /(?<!\p{L})(?:total|ensemble|moyennes?|taux|parts?|évolutions?|variations?|ratios?|soldes?|résultats?|écarts?|cumuls?|médianes?|objectifs?|par|hors|rappel|prévu\p{L}*|prévisions?)(?!\p{L})/iu,
);
const dont = latinLetters(/^(?:[-–•] ?)?dont(?!\p{L})/iu);
const item = /^[ ]*(?:[-–—•●◦▪■»*►✓➢❖→][ ]|\p{Ll})/u;

/**
 * A total above its parts: "Budget : 3 214 600 €" and lines of amounts, "Effectif | 214" and lines of "dont",
 * "Animations : 132" and items in small letters.
 */
export function partsBelowTotal(lines: TableLine[]): StatedParts[] {
  const found: StatedParts[] = [];
  for (const [at, line] of lines.entries()) {
    const { row } = line;
    const cell = row?.cells[0];
    const next = lines[at + 1]?.row;
    if (!row || !cell || row.cells.length !== 1 || next?.cells.length !== 1 || isShare(cell)) continue;
    found.push(...(statedBelow(lines, at, row) ?? lessToResult(lines, at, row) ?? []));
  }
  return found;
}

function statedBelow(lines: TableLine[], at: number, row: Row): StatedParts[] | null {
  const isDont = dont.test(lines[at + 1]?.row?.label ?? '');
  const rows = rowsBelow(lines, at + 1, isDont);
  const isSet = !isDont && isSetUnder(lines, at, rows.length);
  const isOpened = opens.test(row.label.split(/ (?:de|du|en|consacrée?|dédiée?|annuel|\d)(?!\p{L})/u)[0]?.trim() ?? '');
  if (!isDont && !isOpened && !isSet) return null;
  if (rows.length < 2 || (rows.length < 3 && !isDont && !isSet) || rows.length > mostRows) return null;
  const cells = [row, ...rows].flatMap(({ cells: [cell] }) => cell ?? []);
  const { isRounded, isMoney } = natureOf(
    { title: '', heads: [], rows: [row, ...rows], isCut: false },
    cells,
    0,
    row.label,
  );
  const [total, ...parts] = cells.map((one) => mentionOf(one, isRounded, isMoney));
  if (!total) return null;
  const sum = add(...parts.map(({ value }) => value));
  const ratio = Number(divide(sum, total.value) ?? 0);
  const isNear = (ratio > 0.6 && ratio < 1.6) || compare(multiply(sum, '1000'), total.value) === 0;
  const isPrecise = significantDigits(total.value) >= 3 || parts.length > 2;
  return [{ total, parts, others: [], evidence: isSet && isNear && isPrecise ? 'column' : 'listed' }];
}

/** Items with a bullet or in small letters, under a line that has neither, up to a blank line or words. */
function isSetUnder(lines: TableLine[], at: number, count: number): boolean {
  const below = lines.slice(at + 1, at + 1 + count);
  const after = lines[at + 1 + count];
  return !item.test(lines[at]?.text ?? '') && below.every(({ text }) => item.test(text)) && !after?.row;
}

function rowsBelow(lines: TableLine[], from: number, isDont: boolean): Row[] {
  const rows: Row[] = [];
  for (const { row } of lines.slice(from, from + mostRows)) {
    if (!row?.cells[0] || row.cells.length !== 1 || isShare(row.cells[0])) break;
    if (isDont ? !dont.test(row.label) : noParts.test(row.label) || opens.test(row.label)) break;
    rows.push(row);
  }
  return rows;
}

/** "Total des charges 6 742 000 / - ventes 512 000 / - aides 61 000 / = coût aidé 6 169 000": what is left is a part too. */
function lessToResult(lines: TableLine[], at: number, row: Row): StatedParts[] | null {
  const rows: Row[] = [];
  for (const { row: one } of lines.slice(at + 1, at + mostRows)) {
    if (!one?.cells[0] || one.cells.length !== 1 || !/^[-−–=]/.test(one.label)) break;
    rows.push(one);
    if (one.label.startsWith('=')) break;
  }
  if (rows.length < 2 || !rows.at(-1)?.label.startsWith('=')) return null;
  const [total, ...parts] = [row, ...rows].flatMap(({ cells: [cell] }) => (cell ? [mentionOf(cell, true, true)] : []));
  return total ? [{ total, parts, others: [], evidence: 'said', isWhole: true }] : null;
}
