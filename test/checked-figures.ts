import type { CheckedEdition, CheckedFigure, CheckedUnit, Passage, PastValue } from '../src/check/checked-edition.ts';
import type { Qualifier } from '../src/indicator/figure.ts';
import { decimalsOf } from '../src/kernel/decimal.ts';
import { readNumber } from '../src/kernel/french.ts';
import { type Period, printPeriod, readPeriod, yearPeriod } from '../src/kernel/period.ts';

/** A figure as a case writes it: "BORNES: { label: Bornes posées, printed: plus de 60 bornes }". */
export interface WrittenFigure {
  label?: string;
  printed: string;
  period?: string;
  tax?: 'HT' | 'TTC';
  earlier?: Record<string, string>;
  targets?: Record<string, string>;
  baseline?: number;
  source?: string;
  owner?: string | null;
  computed?: boolean;
  territory?: string;
}

export interface WrittenEdition {
  year?: number;
  figures?: Record<string, WrittenFigure>;
  breakdowns?: { total: string; parts: string[]; missing?: string[] }[];
  shares?: CheckedEdition['shares'];
  changes?: CheckedEdition['changes'];
  paragraphs?: Omit<CheckedEdition['paragraphs'][0], 'place'>[];
  sheets?: {
    code: string;
    figures?: string[];
    wantsFigures?: boolean;
    text?: string;
    commitments?: CheckedEdition['sheets'][0]['commitments'];
  }[];
}

const qualifiers: [RegExp, Qualifier][] = [
  [/^environ /, 'about'],
  [/^plus de /, 'more'],
  [/^moins de /, 'less'],
  [/^près de /, 'nearly'],
];

/** Units of the cases, each with its dimension and scale; any other word is a counted thing. */
const measures: Record<string, [dimension: string, scale: string, nature: CheckedUnit['nature']]> = {
  '%': ['percent', '1', 'percent'],
  '×': ['factor', '1', 'factor'],
  '€': ['money', '1', 'measure'],
  'k€': ['money', '1000', 'measure'],
  'M€': ['money', '1000000', 'measure'],
  kg: ['mass', '1', 'measure'],
  t: ['mass', '1000', 'measure'],
  km: ['length', '1000', 'measure'],
  ha: ['area', '10000', 'measure'],
  MWh: ['energy', '1000', 'measure'],
  heures: ['time', '3600', 'measure'],
  ETP: ['work', '1', 'measure'],
};

export function readPrinted(printed: string) {
  const [pattern, qualifier] = qualifiers.find(([words]) => words.test(printed)) ?? [/^/, 'exact' as const];
  const match = /^([-−]?[\d\s]+(?:,\d+)?)\s*(.*)$/.exec(printed.replace(pattern, ''));
  const value = readNumber(match?.[1] ?? '');
  if (value === undefined) throw new Error(`case with no number: ${printed}`);
  const unit = match?.[2] ?? '';
  const [dimension, scale, nature] = measures[unit] ?? ['count', '1', 'count'];
  return { value, decimals: decimalsOf(value), qualifier, unit: { label: unit, dimension, scale, nature } };
}

const periodOf = (code: string): Period => readPeriod(code) ?? yearPeriod(2020);

export function figureFrom(code: string, written: WrittenFigure): CheckedFigure {
  const period = periodOf(written.period ?? '2020');
  return {
    key: code,
    code,
    label: written.label ?? code,
    printed: written.printed,
    ...readPrinted(written.printed),
    taxBasis: written.tax ?? null,
    period,
    periodLabel: printPeriod(period),
    territory: written.territory ?? 'Agglomération',
    computed: written.computed ?? false,
    earlier: Object.entries(written.earlier ?? {}).map(([year, printed]): PastValue => {
      return { ...readPrinted(printed), printed, period: periodOf(year) };
    }),
    targets: Object.entries(written.targets ?? {}).map(([year, printed]) => ({
      year: Number(year),
      value: readPrinted(printed).value,
    })),
    baseline: written.baseline ? { year: written.baseline } : null,
    owner: written.owner === undefined ? 'Habitat' : written.owner,
    source: written.source ?? 'Tableau de bord du service',
    place: { href: `/travail/fiches/${code}`, label: code },
  };
}

export const editionFrom = (written: WrittenEdition): CheckedEdition => ({
  year: written.year ?? 2020,
  figures: Object.entries(written.figures ?? {}).map(([code, figure]) => figureFrom(code, figure)),
  breakdowns: (written.breakdowns ?? []).map((breakdown) => ({
    label: 'Répartition',
    missing: [],
    ...breakdown,
  })),
  shares: written.shares ?? [],
  changes: written.changes ?? [],
  paragraphs: (written.paragraphs ?? []).map((paragraph) => ({ ...paragraph, place: {} })),
  sheets: (written.sheets ?? []).map(({ code, figures, wantsFigures, text, commitments }) => ({
    code,
    title: `Fiche ${code}`,
    place: { href: `/travail/fiches/${code}`, label: code },
    figures: figures ?? [],
    wantsFigures: wantsFigures ?? true,
    prose: text ? [{ label: 'Bilan', text: text.replaceAll(link, ' ') }] : [],
    passages: text ? [passageFrom(text, written.figures ?? {})] : [],
    commitments: commitments ?? [],
  })),
});

/** A linked figure of a text, as cases write it: "#[BORNES]". */
const link = /#\[(\w+)\]/g;

function passageFrom(written: string, figures: Record<string, WrittenFigure>): Passage {
  const links: Passage['links'] = [];
  let text = '';
  for (const [index, piece] of written.split(link).entries()) {
    const figure = index % 2 === 1 ? figureFrom(piece, figures[piece] ?? { printed: '' }) : null;
    const start = text.length;
    text += figure ? figure.printed : piece;
    if (figure) links.push({ start, end: text.length, figure: figure.key, period: figure.period });
  }
  return { label: 'Bilan', anchor: 'part-bilan', text, links };
}
