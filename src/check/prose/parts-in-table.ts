import { add, compare, isZero, meet, subtract } from '../../kernel/decimal.ts';
import { swapsOf } from '../fitting-error.ts';
import { scaled, sumOf } from '../interval.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import { boundsOf } from './amounts.ts';
import type { StatedParts } from './parts-of-total.ts';
import { significantDigits } from './sentences-with-mentions.ts';
import { mayHold } from './sum-holds.ts';
import { type Cell, isPointed, isShare, mentionOf, type Row } from './table-rows.ts';
import { natureOf, type Table } from './tables.ts';

export const totals = latinLetters(
  /^[\s•●■►▪–=*-]*(?:sous[- ])?(?:totaux|total|ensemble|somme)(?!\p{L})|(?<!\p{L})(?:sous[- ])?total(?: général| global)?\s*:?$/iu,
);
/** Rows that are no part of a total below them, and after which another sum begins. */
const noParts = latinLetters(
  /(?<!\p{L})(?:moyennes?|taux|parts?(?= (?:de|d’|des|du|en|modale|relative)|$| ?[(%])|évolutions?|variations?|ratios?|soldes?|résultats?|écarts?|cumuls?|cumulée?s?|médianes?|objectifs?|rappel|hors|pour mémoire|par(?! m[²³23])|prévisions?|excédents?|déficits?)(?!\p{L})/iu,
);
/** Of months or quarters, the year is the total. */
const ofYear = latinLetters(
  /^(?:année|total annuel|cumul annuel|sur l’année|ensemble de l’année)(?: (?:19|20)\d\d)?$/iu,
);
const ofPeriod = latinLetters(
  /^(?:(?:\d(?:er|e|ème)|premier|deuxième|troisième|quatrième) (?:trimestre|semestre)|t[1-4]|s[12]|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)(?!\p{L})/iu,
);
/** Parts of the part above. */
const partOfPart = latinLetters(/^[\s•●–-]*(?:dont|y compris|soit|parmi|hors)(?!\p{L})/iu);
const otherTotal = latinLetters(
  /(?<!\p{L})(?:hors|sans double|distincts?|différents|uniques?|moyen\p{L}*|depuis|par)(?!\p{L})/iu,
);
/**
 * Totals of the columns of a table: a row "Total" under rows of as many cells, sub-totals and the total of totals. That
 * a column adds up tells that the others should; one column alone is judged by the slip that fits.
 */
export const partsInTables = (tables: Table[]): StatedParts[] =>
  tables.filter(({ rows }) => rows.length > 2).flatMap((table) => [...totalRows(table), ...unnamedTotal(table)]);

function totalRows(table: Table): StatedParts[] {
  const found: StatedParts[] = [];
  let block: Block = { details: [], since: [], totals: [] };
  for (const row of table.rows) {
    if (totals.test(row.label) || isYearOf(row, block.details)) {
      found.push(...columnsOf(table, row, choicesOf(block)));
      block = { details: block.details, since: [], totals: [...block.totals, row] };
    } else if (noParts.test(row.label) || row.label === '') block = { details: [], since: [], totals: [] };
    else if (!partOfPart.test(row.label))
      block = { ...block, details: [...block.details, row], since: [...block.since, row] };
  }
  return found;
}

const isYearOf = ({ label }: Row, above: Row[]): boolean =>
  ofYear.test(label) && above.length > 1 && above.every((row) => ofPeriod.test(row.label));

/** Rows above a total: all that are no total, those since the last total, and the totals. */
interface Block {
  details: Row[];
  since: Row[];
  totals: Row[];
}

/** What a total may be the sum of, likeliest first. */
function choicesOf({ details, since, totals: above }: Block): Row[][] {
  const last = above.at(-1);
  const choices = last ? [since, [last, ...since], [...above, ...since], details, above] : [details];
  return choices.filter(({ length }) => length > 1);
}

/** A last row of nothing but a number, under rows whose shares make a hundred. */
function unnamedTotal(table: Table): StatedParts[] {
  const last = table.rows.at(-1);
  const details = table.rows.slice(0, -1);
  if (last?.label !== '' || details.some(({ label }) => label === '' || noParts.test(label))) return [];
  const isShared = (details[0]?.cells ?? []).some((cell, at) => cell && isShare(cell) && makesHundred(details, at));
  return isShared ? columnsOf(table, last, [details], true) : [];
}

const makesHundred = (rows: Row[], at: number): boolean => {
  const shares = rows.flatMap(({ cells }) => cells[at] ?? []);
  return shares.length > 2 && meet(sumOf(shares.map((cell) => boundsOf(mentionOf(cell, true)))), hundred);
};
const hundred = { low: '100', high: '100' };

interface Column {
  total: Mention;
  parts: Mention[];
  rows: Row[];
  /** No row above the total leaves it empty. */
  isFull: boolean;
}

function columnsOf(table: Table, total: Row, choices: Row[][], isKnown = false): StatedParts[] {
  if (otherTotal.test(total.label)) return [];
  const read = choices.map((rows) => total.cells.map((_, at) => columnAt(table, rows, total, at)));
  const width = total.cells.length;
  const isRight = (at: number): boolean => read.some((columns) => columns[at] && mayHold(columns[at]));
  const telling = read.map(
    (columns) => columns.filter((one) => one && mayHold(one) && !isZero(one.total.value)).length,
  );
  const best = telling.indexOf(Math.max(...telling));
  const isWhole = isKnown || (telling[best] ?? 0) > 0;
  return Array.from({ length: width }, (_, at) => at).flatMap((at) => {
    const columns = isWhole ? [read[best]?.[at]] : read.map((each) => each[at]);
    const odd = columns.filter((column) => column !== undefined);
    if (isRight(at) || odd.length === 0 || (table.isCut && !isWhole && isSomeOf(odd[0]))) return [];
    if (isWhole) return odd.filter(isNoMean).map(whole);
    return odd
      .filter((column) => column.isFull && isNoMean(column))
      .slice(0, 1)
      .map(alone);
  });
}

const whole = ({ total, parts }: Column): StatedParts => ({
  total,
  parts,
  others: [],
  evidence: 'said',
  isWhole: true,
});
const alone = (column: Column): StatedParts => {
  const { total, parts } = column;
  return { total, parts, others: [], evidence: 'column', isWhole: !mayHavePartOfPart(column) };
};

function columnAt(table: Table, parts: Row[], total: Row, at: number): Column | undefined {
  const cell = total.cells[at];
  const filled = parts.filter((row) => row.cells[at]);
  const known = filled.flatMap((row) => row.cells[at] ?? []);
  if (!cell || known.length < 2 || arePointsMixed([cell, ...known])) return undefined;
  const { isRounded, isMoney } = natureOf(table, [cell, ...known], at, total.label);
  const [whole, ...some] = [cell, ...known].map((one) => mentionOf(one, isRounded, isMoney));
  return whole && { total: whole, parts: some, rows: filled, isFull: filled.length === parts.length };
}

/** "12.5" beside "1.250": a point is one thing or the other. */
const arePointsMixed = (cells: Cell[]): boolean =>
  cells.some(({ printed }) => isPointed(printed)) &&
  cells.some(({ printed }) => /^\D*(?:\d+\.\d{1,2}|0\.\d+)$/.test(printed));

/** Below its greatest part, a "total" is a mean or a rate of the whole, unless a slip of one number made that. */
const isNoMean = (column: Column): boolean => {
  const { total, parts } = column;
  return (
    parts.every((part) => compare(part.value, total.value) <= 0 || part.value.startsWith('-')) ||
    hasStrayZero(column) ||
    (significantDigits(total.value) >= 3 && (lacksOne(column) || hasSwap(column)))
  );
};

/** Two digits of a part exchanged: chance seldom gives a mean that very sum. */
const hasSwap = ({ total, parts }: Column): boolean =>
  parts.some((part, at) =>
    swapsOf(part.value).some((value) =>
      meet(sumOf([...parts.toSpliced(at, 1), { ...part, value }].map(boundsOf)), boundsOf(total)),
    ),
  );

/** The total is that of the rows but one. */
const lacksOne = ({ total, parts }: Column): boolean =>
  parts.length > 2 && parts.some((_, at) => meet(sumOf(parts.toSpliced(at, 1).map(boundsOf)), boundsOf(total)));

const hasStrayZero = ({ total, parts }: Column): boolean =>
  parts.some((part, at) =>
    ['0.1', '0.001'].some((by) => {
      const others = parts.toSpliced(at, 1).map(boundsOf);
      return meet(sumOf([...others, scaled(boundsOf(part), by)]), boundsOf(total));
    }),
  );

/** The rows below some row make the total: those above belong to another sum. */
const isSomeOf = (column: Column | undefined): boolean =>
  column?.parts.some((_, at) => at > 0 && meet(sumOf(column.parts.slice(at).map(boundsOf)), boundsOf(column.total))) ??
  false;

/**
 * The row that the total lacks may be a part of the one above it, if it is smaller and written otherwise, or the sum of
 * those beside it.
 */
function mayHavePartOfPart({ total, parts, rows }: Column): boolean {
  const bounds = parts.map(boundsOf);
  const sum = add(...parts.map(({ value }) => value));
  return parts.some((part, at) => {
    if (!meet(sumOf(bounds.toSpliced(at, 1)), boundsOf(total))) return false;
    const above = parts[at - 1];
    const isSmaller = above !== undefined && compare(part.value, above.value) < 0;
    const isPart = isSmaller && shapeOf(rows[at]) !== shapeOf(rows[at - 1]);
    return isPart || isSumBeside(parts, at) || compare(subtract(sum, part.value), part.value) === 0;
  });
}

/** How far in a row is written, and with what kind of letter it begins. */
const shapeOf = (row: Row | undefined): string =>
  `${row?.indent} ${/^\P{L}*\p{Lu}/u.test(row?.label ?? '')} ${/^[-–•]/.test(row?.label ?? '')}`;

function isSumBeside(parts: Mention[], at: number): boolean {
  const part = parts[at];
  if (!part) return false;
  const runs = [parts.slice(at + 1), parts.slice(0, at).toReversed()];
  return runs.some((run) => {
    let sum = '0';
    return run.some(({ value }, index) => {
      sum = add(sum, value);
      return index > 0 && compare(sum, part.value) === 0;
    });
  });
}
