import { positionsIn, type SourceText } from '../src/check/source/source-text.ts';
import { speaksOfChange } from '../src/check/wording.ts';
import { readUnit } from '../src/indicator/unit.ts';
import { absolute, compare, multiply } from '../src/kernel/decimal.ts';
import { searchForm } from '../src/kernel/french.ts';
import type { ProposedFigure, ProposedReport, ProposedSheet } from '../src/report/importing/proposed-report.ts';

/** A row of a table of reference, by column. */
export type Row = Record<string, string>;

export interface Score {
  name: string;
  right: number;
  of: number;
  faults: string[];
  /** Means something only where the reference holds everything, in the words of the document. */
  wantsWhole?: boolean;
}

const score = (name: string, faults: (string | null)[], wantsWhole = false): Score => ({
  wantsWhole,
  name,
  right: faults.filter((fault) => fault === null).length,
  of: faults.length,
  faults: faults.filter((fault) => fault !== null),
});

const stems = (text: string): string[] => [
  ...new Set(
    searchForm(text)
      .split(' ')
      .filter(
        (word) => word.length > 2 && !/^(?:les|des|une|aux|par|pour|sur|dans|avec|non|est|ses|son|leur)$/.test(word),
      )
      .map((word) => word.replace(/(?<=...)[sx]$/, '').slice(0, 5)),
  ),
];

/** Share of the words of one text that another has, to their first five letters. */
function shareOf(words: string, text: string): number {
  const wanted = stems(words);
  const held = new Set(stems(text));
  return wanted.length === 0 ? 0 : wanted.filter((stem) => held.has(stem)).length / wanted.length;
}

const lineBounds = (row: Row): [number, number] => {
  const [from = 0, to = 0] = (row.lignes ?? row.ligne ?? '').split(';')[0]?.split('-').map(Number) ?? [];
  return [from, to || from];
};

/** Title: four words in five, both ways. Extent: first and last line within three of those of the reference. */
export function compareSheets(source: SourceText, { sheets }: ProposedReport, rows: Row[]): Score[] {
  const lineOf = positionsIn(source);
  const judged = rows.map((row) => {
    const title = row.intitule ?? row.titre ?? '';
    const [from, to] = lineBounds(row);
    const extent = (sheet: ProposedSheet) => [lineOf(sheet.start).line, lineOf(sheet.end).line] as const;
    const sheet = sheets.find((each) => extent(each)[0] <= from + 20 && extent(each)[1] >= from + 20);
    if (!sheet) return { row, title: false, code: false, extent: false };
    const [start, end] = extent(sheet);
    return {
      row,
      code: sheet.code === row.code,
      title: shareOf(title, sheet.title) >= 0.8 && shareOf(sheet.title, title) >= 0.8,
      extent: Math.abs(start - from) <= 3 && Math.abs(end - to) <= 3,
    };
  });
  const fault = (isRight: boolean, row: Row) => (isRight ? null : `${row.code} ${row.intitule ?? row.titre}`);
  return [
    score(
      'sheets with their code',
      judged.map(({ code, row }) => fault(code, row)),
    ),
    score(
      'sheets with their title',
      judged.map(({ title, row }) => fault(title, row)),
      true,
    ),
    score(
      'sheets with their extent',
      judged.map(({ extent, row }) => fault(extent, row)),
    ),
    score(
      'sheets with all three',
      judged.map(({ code, title, extent, row }) => fault(code && title && extent, row)),
      true,
    ),
    score(
      'proposed sheets that are one of the reference',
      sheets.map((_, at) => (at < rows.length ? null : 'one too many')),
      true,
    ),
  ];
}

const scales: [RegExp, string, string][] = [
  [/^M€$/, '1000000', '€'],
  [/^k€$/, '1000', '€'],
  [/^milliards? (?:de |d[’'])/, '1000000000', ''],
  [/^millions? (?:de |d[’'])/, '1000000', ''],
];

interface Wanted {
  row: Row;
  value: string;
  unit: string;
  line: number;
  sheet: string | undefined;
}

function wantedOf(row: Row): Wanted {
  const [pattern, factor = '1', unit = ''] = scales.find(([each]) => each.test(row.unite ?? '')) ?? [];
  const rest = pattern ? unit || (row.unite ?? '').replace(pattern, '') : (row.unite ?? '');
  return {
    row,
    value: multiply(row.valeur ?? '0', factor),
    unit: rest,
    line: Number(row.ligne),
    sheet: row.code_fiche ?? row.code_action,
  };
}

const isValue = (wanted: Wanted, figure: ProposedFigure): boolean =>
  compare(wanted.value, figure.value) === 0 ||
  (speaksOfChange(`${figure.label} ${wanted.row.libelle}`) &&
    compare(absolute(wanted.value), absolute(figure.value)) === 0);

/** A measure: its very unit. A counted thing: its name is in the label or the unit of the reference, or the reverse. */
function isUnit({ unit, row }: Wanted, figure: ProposedFigure): boolean {
  const [wanted, given] = [readUnit(unit), readUnit(figure.unit ?? '')];
  if (wanted || given) return wanted?.code === given?.code;
  return shareOf(figure.unit ?? '', `${unit} ${row.libelle}`) > 0 || shareOf(unit, figure.label) > 0;
}

const qualifiers: Row = { exact: 'exact', environ: 'about', plus_de: 'more', moins_de: 'less', pres_de: 'nearly' };

const near = 6;
const longestLabel = 16;

/**
 * A figure of the reference is proposed where its value is, in its sheet: within six lines, or elsewhere with its unit. Its label is right where
 * it holds at least half the words that the reference found for it (which were rewritten by people, so that a right
 * label may well miss), has at most sixteen, and no other figure of the sheet with the same unit and period has it.
 */
export function compareFigures(source: SourceText, { sheets }: ProposedReport, rows: Row[]): Score[] {
  const lineOf = positionsIn(source);
  const all = sheets.flatMap((sheet) =>
    sheet.figures.map((figure) => ({ sheet, figure, line: lineOf(figure.start).line })),
  );
  const taken = new Set<ProposedFigure>();
  const judged = rows.map(wantedOf).map((wanted) => {
    const found = all
      .filter(
        ({ figure, line, sheet }) =>
          !taken.has(figure) &&
          (Math.abs(line - wanted.line) <= near || (wanted.sheet !== undefined && isUnit(wanted, figure))) &&
          isOf(wanted, sheet) &&
          isValue(wanted, figure),
      )
      .sort((a, b) => agreement(wanted, b.figure) - agreement(wanted, a.figure))[0];
    if (found) taken.add(found.figure);
    return { wanted, found };
  });
  const told = ({ wanted, found }: (typeof judged)[number]) =>
    `l. ${wanted.line} ${wanted.row.libelle} = ${wanted.value} ${wanted.unit}${found ? ` | ${found.figure.label} = ${found.figure.value} ${found.figure.unit} ${found.figure.qualifier}` : ' | not proposed'}`;
  const by = (
    name: string,
    isRight: (wanted: Wanted, figure: ProposedFigure, sheet: ProposedSheet) => boolean,
  ): Score =>
    score(
      name,
      judged.map((each) =>
        each.found && isRight(each.wanted, each.found.figure, each.found.sheet) ? null : told(each),
      ),
    );
  const isQualifier = ({ row }: Wanted, { qualifier }: ProposedFigure) =>
    qualifiers[row.qualificatif ?? 'exact'] === qualifier;
  const previous = new Set(rows.map(({ valeur_precedente }) => valeur_precedente).filter(Boolean));
  return [
    by('figures with their value', () => true),
    by('figures with their unit', isUnit),
    by('figures with their qualifier', isQualifier),
    by('figures with their label', isLabel),
    by(
      'figures with all four',
      (wanted, figure, sheet) =>
        isUnit(wanted, figure) && isQualifier(wanted, figure) && isLabel(wanted, figure, sheet),
    ),
    score(
      'proposed figures that are one of the reference',
      all.map(({ figure, sheet }) =>
        taken.has(figure) ||
        (figure.nature === 'previous' && [...previous].some((value) => compare(value ?? '0', figure.value) === 0))
          ? null
          : `${sheet.code} ${figure.label} = ${figure.value} ${figure.unit}`,
      ),
      true,
    ),
  ];
}

const isOf = ({ sheet }: Wanted, proposed: ProposedSheet): boolean => sheet === undefined || proposed.code === sheet;

const agreement = (wanted: Wanted, figure: ProposedFigure): number =>
  shareOf(wanted.row.libelle ?? '', figure.label) + (isUnit(wanted, figure) ? 1 : 0);

function isLabel({ row }: Wanted, figure: ProposedFigure, sheet: ProposedSheet): boolean {
  const alike = sheet.figures.filter(
    ({ label, unit, period, nature }) =>
      label === figure.label && unit === figure.unit && period === figure.period && nature === figure.nature,
  );
  return (
    shareOf(row.libelle ?? '', figure.label) >= 0.5 &&
    figure.label.split(' ').length <= longestLabel &&
    alike.length === 1
  );
}

/** A commitment is proposed right where one begins within three lines of that of the reference, in its sheet. */
export function compareCommitments(source: SourceText, { sheets }: ProposedReport, rows: Row[]): Score[] {
  const lineOf = positionsIn(source);
  const all = sheets.flatMap((sheet) =>
    sheet.commitments.map((each) => ({ sheet, each, line: lineOf(each.start).line })),
  );
  const taken = new Set<(typeof all)[number]>();
  const faults = rows.map((row) => {
    const found = all.find(
      (one) => !taken.has(one) && one.sheet.code === row.code_fiche && Math.abs(one.line - Number(row.ligne)) <= 3,
    );
    if (found) taken.add(found);
    return found ? null : `l. ${row.ligne} ${row.titre}`;
  });
  if (rows.length === 0) return [];
  return [
    score('commitments', faults),
    score(
      'proposed commitments that are one of the reference',
      all.map((one) => (taken.has(one) ? null : `${one.sheet.code} ${one.each.sentence.slice(0, 100)}`)),
    ),
  ];
}
