import { type Decimal, decimalsOf } from '../../kernel/decimal.ts';
import { readNumber } from '../../kernel/french.ts';
import { latinLetters } from '../reading/latin-letters.ts';
import type { Mention } from '../reading/mention.ts';
import type { ReadText } from './prose-rule.ts';

/** A line of a table: a name and the numbers behind it. */
export interface Row {
  /** Empty where a line has only numbers. */
  label: string;
  cells: (Cell | null)[];
  /** How its cells are parted: what a writer typed to part them, spaces that align them, or a single space. */
  parted: 'typed' | 'aligned' | 'single';
  /** Spaces before it. */
  indent: number;
}

export interface Cell {
  start: number;
  /** In its line, after the unit: columns of figures are aligned there. */
  edge: number;
  printed: string;
  value: Decimal;
  /** As printed behind it: "%", "t", "€ HT". */
  unit: string;
}

export interface TableLine {
  text: string;
  row: Row | null;
  /** That of a second table, typed beside the first: "Charges | 12 | Produits | 14". */
  beside?: Row | null;
}

const longest = 400;
const leaders = / ?(?:[.…·_]{3,}|…|(?:\. ){3,}\.?)(?= ?[-−–+]?\d)/g;
const aligned = /\t[ \t]*| {2,}| *: +/g;
const numeric = latinLetters(
  /^(?<printed>[-−–+]? ?\d[\d .,]*?)(?: ?(?<unit>%|[kM]?€(?:\/\p{L}+)?|\p{L}[\p{L}²³/.’]{0,20})(?: (?:HT|TTC))?)?(?: en (?:19|20)\d\d)?$/u,
);
const nothing = /^(?:[-–—/.]|nd|nc|n\.c\.|n\.d\.|s\.o\.)$/iu;
const longestName = 60;

/** More than one rule asks. */
const linesKnown = new WeakMap<ReadText, TableLine[]>();

export function tableLinesOf(read: ReadText): TableLine[] {
  const lines = linesKnown.get(read) ?? tableLinesIn(read.plain);
  linesKnown.set(read, lines);
  return lines;
}

/** Every line of a text, and the row of a table it may be: by tabs, bars, semicolons, leaders, aligned columns, or one space between. */
export function tableLinesIn(text: string): TableLine[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const isRow = line.length < longest && /\d/.test(line);
    const [row = null, beside = null] = isRow ? rowsAt(line, start) : [];
    start += line.length + 1;
    return { text: line, row, beside };
  });
}

const rowsAt = (line: string, start: number): (Row | null)[] =>
  typedSeparatorOf(line) === null ? untypedRowsOf(line, start) : typedRowsOf(line, start);

function untypedRowsOf(line: string, start: number): (Row | null)[] {
  const pieces = piecesOf(line).flatMap(withShare);
  return (
    twoAlignedRowsOf(pieces, start) ?? [
      alignedRow(pieces, start, /^ {8}/.test(line)) ?? closeRowOf(line, start) ?? oneFigureOf(line, start),
    ]
  );
}

interface Piece {
  at: number;
  text: string;
}

/** What parts the cells of a line as its writer typed it; a semicolon of prose has a space before it. */
export function typedSeparatorOf(line: string): string | null {
  if (line.includes('|') && line.trim().length > 1) return '|';
  if (line.includes('\t')) return '\t';
  if (!line.includes(';')) return null;
  return /^[^;\n]{1,80}(?:;(?! )[^;]{0,40})+$/u.test(line) && !/ ;|[.;:]\s*$/u.test(line) ? ';' : null;
}

/** Of Markdown. */
const emphasis = /\*{1,3}/g;

/** Cells of a line, empty ones kept where they were typed. */
export function piecesOf(line: string): Piece[] {
  const by = typedSeparatorOf(line);
  if (by === null)
    return piecesBy(
      line.replace(leaders, (found) => ' '.repeat(found.length)),
      aligned,
    );
  const pieces = piecesBy(line, by === '\t' ? /\t/g : by === '|' ? /\|/g : /;/g, true);
  const isFramed = by === '|' && line.trim().startsWith('|');
  const framed = isFramed ? pieces.slice(1) : pieces;
  return by === '|' && line.trim().endsWith('|') ? framed.slice(0, -1) : framed;
}

function piecesBy(line: string, by: RegExp, keepsEmpty = false): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const gap of [...line.matchAll(by), { index: line.length, 0: '' }]) {
    const raw = line.slice(from, gap.index);
    const text = raw.replace(emphasis, '').trim();
    if (text !== '' || keepsEmpty) pieces.push({ at: from + Math.max(0, raw.search(/[^\s*]/)), text });
    from = gap.index + gap[0].length;
  }
  return pieces;
}

/** A second name with numbers behind it begins a second table. */
function typedRowsOf(line: string, start: number): (Row | null)[] {
  const pieces = piecesOf(line).flatMap(withShare);
  // A code may stand before the name.
  const first = pieces.findIndex(({ text }, at) => at > 0 && numeric.test(text));
  const opening = pieces.findIndex(({ text }) => text !== '');
  if (opening > 1 && isName(pieces[opening]?.text ?? '')) return [null, typedRowOf(pieces.slice(opening), line, start)];
  const isBesideEmpty = pieces.slice(0, -2).findLastIndex(({ text }) => text === '') > 1 && first > 3;
  const second = pieces.findIndex(({ text }, at) => at > (isBesideEmpty ? 0 : first) && isName(text));
  const hasTwo = second > 0 && pieces.slice(second + 1).some(({ text }) => numeric.test(text));
  if (!hasTwo || (first > second && !isBesideEmpty)) return [typedRowOf(pieces, line, start)];
  return [typedRowOf(pieces.slice(0, second), line, start), typedRowOf(pieces.slice(second), line, start)];
}

/** "Personnel .... 8 634      Impôts .... 11 205" */
function twoAlignedRowsOf(pieces: Piece[], start: number): (Row | null)[] | null {
  const first = pieces.findIndex(({ text }) => numeric.test(text));
  if (first < 1) return null;
  const second = pieces.findIndex(({ text }, at) => at > first && isName(text));
  const [one, other] = [pieces.slice(0, second), pieces.slice(second)];
  if (second < 0 || !one.slice(0, first).every(({ text }) => isName(text))) return null;
  return other.length > 1 && other.slice(1).every(({ text }) => numeric.test(text))
    ? [alignedRow(one, start), alignedRow(other, start)]
    : null;
}

const isName = (text: string): boolean => /\p{L}{3}/u.test(text) && isText(text);

/** Behind its name every cell is a number, nothing, or a remark. */
function typedRowOf(pieces: Piece[], line: string, start: number): Row | null {
  const firstName = pieces.findIndex(({ text }) => /\p{L}/u.test(text) && !numeric.test(text));
  // A code may stand before the name.
  const isNamed = firstName >= 0 && firstName <= 1;
  let first = isNamed ? firstName : pieces[0]?.text === '' ? 1 : 0;
  while (isNamed && isText(pieces[first]?.text)) first++;
  const label = pieces.slice(0, first).map(({ text }) => text);
  return rowOf(label.join(' ').trim(), pieces.slice(first), line.search(/\S/), start, 'typed');
}

const isText = (text: string | undefined): boolean =>
  text !== undefined && text !== '' && !numeric.test(text) && !nothing.test(text);

function alignedRow(pieces: Piece[], start: number, isFarIn = false): Row | null {
  const first = pieces.findLastIndex(({ text }) => !numeric.test(text) && !nothing.test(text)) + 1;
  const label = pieces.slice(0, first).map(({ text }) => text);
  const isBare = first === 0 && (pieces.length > 1 || isFarIn);
  if (!isBare && !/\p{L}/u.test(label.join(''))) return null;
  return rowOf(label.join(' '), pieces.slice(first), pieces[0]?.at ?? 0, start, 'aligned');
}

function rowOf(label: string, pieces: Piece[], indent: number, start: number, parted: Row['parted']): Row | null {
  const cells = pieces.map((piece) => cellOf(start, piece));
  if (cells.every((cell) => cell === null || isYear(cell))) return null;
  return cells.length > 0 ? { label, cells, parted, indent } : null;
}

/** "560 000 € (20 %)" holds two numbers. */
function withShare({ at, text }: Piece): Piece[] {
  if (!text.endsWith('%)')) return [{ at, text }];
  const [, amount = '', share = ''] = /^([^()]*\d[^()]*) \((\d{1,3}(?:,\d+)? ?%)\)$/.exec(text) ?? [];
  if (!share || !numeric.test(amount)) return [{ at, text }];
  return [
    { at, text: amount },
    { at: at + text.indexOf('(') + 1, text: share },
  ];
}

/** A point before three digits parts thousands, as in prose. */
export const isPointed = (printed: string): boolean => /^[-−–+]? ?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(printed);
const withoutPoints = (printed: string): string => (isPointed(printed) ? printed.replaceAll('.', '') : printed);

function cellOf(start: number, { at, text }: Piece): Cell | null {
  const { printed, unit = '' } = numeric.exec(text)?.groups ?? {};
  const value = printed === undefined ? undefined : readNumber(withoutPoints(printed));
  return printed === undefined || value === undefined
    ? null
    : { start: start + at, edge: at + text.length, printed, value, unit };
}

/** "Lens 732 2056 911 2668", as a PDF leaves it; "12 345 678" could be two numbers, and is then none. */
function closeRowOf(line: string, start: number): Row | null {
  const trimmed = line.trimEnd();
  if (!/^[\d%]$/.test(trimmed.at(-1) ?? '')) return null;
  const words = trimmed.split(' ');
  const last = words.findLastIndex((word) => !/^[-−–+]?\d+(?:,\d+)?%?$/.test(word));
  const tokens = words.slice(last + 1);
  const label = words.slice(0, last + 1).join(' ');
  if (tokens.length < 2 || label.length > longestName || !/\p{L}/u.test(label) || /[.,;:(]$/.test(label)) return null;
  const isGrouped = tokens.some((token, at) => /^\d{3}\b/.test(token) && /^[-−–+]?\d{1,3}$/.test(tokens[at - 1] ?? ''));
  if (isGrouped && !tokens.some((token) => /\d{4}/.test(token))) return null;
  let at = label.length;
  const cells = tokens.map((token) => {
    const cell = cellOf(start, { at: at + 1, text: token });
    at += token.length + 1;
    return cell;
  });
  return cells.every((cell) => cell === null || isYear(cell)) ? null : { label, cells, parted: 'single', indent: 0 };
}

const oneFigure = latinLetters(
  /^[ ]*(?<label>[^\d\n.;:()][^\d\n.;:()]{1,58}?) (?<figure>\d{1,3}(?: \d{3})*(?:,\d+)?(?: ?(?:%|[kM]?€(?: HT| TTC)?|\p{L}{1,12}[²³]?))?)$/u,
);
/** A name does not end so; a line of prose may. */
const goesOn = latinLetters(
  /(?<!\p{L})(?:de|du|des|d’|à|au|aux|en|sur|par|pour|et|ou|le|la|les|un|une|dont|soit|avec|dans|entre|contre|plus|moins|environ|près|est|sont|ont|a|sous|vers|que|qui|ses|nos|leurs|ces|tous|article|page|chapitre|annexe|phase|lot|zone|axe|fiche|rue|n°|depuis|avant|après)$/iu,
);

/** "Redevance spéciale 186 000 €" */
function oneFigureOf(line: string, start: number): Row | null {
  const { label = '', figure = '' } = oneFigure.exec(line.trimEnd())?.groups ?? {};
  if (figure === '' || goesOn.test(label)) return null;
  const cell = cellOf(start, { at: line.lastIndexOf(figure), text: figure });
  return cell && !isYear(cell) ? { label: label.trim(), cells: [cell], parted: 'single', indent: 0 } : null;
}

const isYear = ({ printed, unit }: Cell): boolean => /^(?:19|20)\d\d$/.test(printed) && unit === '';

const counted = { label: '', dimension: 'count', factor: '1', per: null } as const;
const money = { label: '', dimension: 'money', factor: '1', per: null } as const;
const percent = { label: '%', dimension: 'ratio', factor: '1', per: null } as const;

export const isShare = ({ unit }: Cell): boolean => unit === '%';

/** Amounts and measures are printed rounded, counted things are not. */
export function mentionOf(cell: MentionedCell, rounded: boolean, isMoney = false): Mention {
  const { start, printed, value, unit = '' } = cell;
  const decimals = decimalsOf(value);
  return {
    start,
    end: start + printed.length,
    printed,
    value,
    decimals,
    scale: 0,
    unit: unit === '%' ? percent : isMoney ? money : rounded || decimals > 0 ? null : counted,
    basis: null,
    saidAs: 'exact',
    range: null,
    period: null,
    role: null,
    inWords: false,
  };
}

type MentionedCell = Pick<Cell, 'start' | 'printed' | 'value'> & { unit?: string };
