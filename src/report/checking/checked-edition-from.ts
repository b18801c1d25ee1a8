import {
  type CheckedBreakdown,
  type CheckedEdition,
  type CheckedFigure,
  type CheckedSheet,
  type CheckedUnit,
  type PastValue,
  relationsByLabel,
} from '../../check/index.ts';
import type { Qualifier } from '../../indicator/figure.ts';
import { qualifierWords } from '../../indicator/print-quantity.rule.ts';
import { figureKey, type PrintedFigure } from '../../indicator/printed-figure.ts';
import { unitOf } from '../../indicator/unit.ts';
import { decimalsOf } from '../../kernel/decimal.ts';
import type { FindingPlace } from '../../kernel/finding.ts';
import { periodCode } from '../../kernel/period.ts';
import type { EditionDocument, SheetDocument } from '../document.ts';
import { readReportType } from '../read-report-type.ts';
import { introKey } from '../report-type.ts';
import { figuresIn, type RichText, typedTextIn } from '../rich-text.ts';
import type { CheckFacts } from './check-edition.sql.ts';
import { checkedParagraphs } from './checked-paragraphs.ts';
import { passageOfText, passagesOfSheet } from './passages.ts';

/**
 * What the checks are given of a report. `figures` holds those the document prints and the parts of their
 * breakdowns; a part that is printed nowhere is mended where its total is.
 */
export function checkedEditionFrom(
  document: EditionDocument,
  facts: CheckFacts,
  figures: ReadonlyMap<string, PrintedFigure>,
): CheckedEdition {
  const { wantsFigures } = readReportType(document.edition.reportType);
  const sheets = [
    ...textsAsSheets(document),
    ...sheetsOf(document).map((sheet) => ({ ...checkedSheet(sheet, document.figures, facts), wantsFigures })),
  ];
  const breakdowns = breakdownsOf(document, facts, figures);
  const places = placesOf(sheets, breakdowns);
  const indicators = new Map(facts.indicators.map((indicator) => [indicator.code, indicator]));
  const checked = [...figures.values()].map((figure): CheckedFigure => {
    const indicator = indicators.get(figure.code);
    return {
      ...checkedFigure(figure),
      computed: indicator?.computed ?? false,
      baseline: indicator?.baselineYear ? { year: indicator.baselineYear } : null,
      place: places.get(figure.key) ?? {},
    };
  });
  const byKey = new Map(checked.map((figure) => [figure.key, figure]));
  const relations = relationsByLabel(sheets, byKey, breakdowns);
  const paragraphs = checkedParagraphs(document, facts);
  return { year: document.edition.year, figures: checked, breakdowns, sheets, paragraphs, ...relations };
}

/** Keys of the parts of printed totals that the document itself does not print. */
export const unprintedParts = (document: EditionDocument, facts: CheckFacts): string[] => [
  ...new Set(
    totalsIn(document, facts)
      .map(({ part, total }) => partKey(part, total))
      .filter((key) => !(key in document.figures)),
  ),
];

const sheetsOf = (document: EditionDocument): SheetDocument[] => document.sections.flatMap((section) => section.sheets);

const totalsIn = (document: EditionDocument, facts: CheckFacts) => {
  const printed = Map.groupBy(Object.values(document.figures), (figure) => figure.code);
  return facts.breakdowns.flatMap((row) =>
    (printed.get(row.total) ?? []).map((total) => ({ ...row, total, name: `${row.id} ${total.key}` })),
  );
};

const partKey = (part: string, total: PrintedFigure): string => figureKey(part, periodCode(total.period));

function breakdownsOf(
  document: EditionDocument,
  facts: CheckFacts,
  figures: ReadonlyMap<string, PrintedFigure>,
): CheckedBreakdown[] {
  const rows = Map.groupBy(totalsIn(document, facts), ({ name }) => name);
  return [...rows.values()].flatMap((parts) => {
    const [first] = parts;
    if (!first) return [];
    const known = ({ part }: (typeof parts)[number]) => figures.has(partKey(part, first.total));
    return [
      {
        label: first.label,
        total: first.total.key,
        parts: parts.filter(known).map(({ part }) => partKey(part, first.total)),
        missing: parts.filter((part) => !known(part)).map(({ partLabel }) => partLabel),
      },
    ];
  });
}

function placesOf(sheets: CheckedSheet[], breakdowns: CheckedBreakdown[]): Map<string, FindingPlace> {
  const places = new Map<string, FindingPlace>();
  // Sheets first: a figure is mended in its sheet rather than in the synthesis that quotes it.
  for (const sheet of sheets.toSorted((a, b) => Number(b.wantsFigures) - Number(a.wantsFigures))) {
    for (const key of sheet.figures) if (!places.has(key)) places.set(key, sheet.place);
  }
  for (const { total, parts } of breakdowns) {
    const place = places.get(total);
    for (const part of parts) if (place && !places.has(part)) places.set(part, place);
  }
  return places;
}

function checkedSheet(sheet: SheetDocument, figures: EditionDocument['figures'], facts: CheckFacts): CheckedSheet {
  const texts = sheet.blocks.flatMap((block) => (block.kind === 'text' ? [block] : []));
  const listed = sheet.blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : []));
  return {
    code: sheet.code,
    title: sheet.title,
    place: { href: `/travail/fiches/${sheet.id}`, label: `${sheet.code} · ${sheet.title}` },
    figures: [...new Set([...sheet.keyFigures, ...listed, ...texts.flatMap(({ text }) => keysIn(text))])],
    wantsFigures: true,
    prose: texts.map(({ label, text }) => ({ label, text: typedTextIn(text) })),
    passages: passagesOfSheet(sheet, figures),
    commitments: facts.asked.filter(({ sheetId }) => sheetId === sheet.id),
  };
}

/** The preface, the synthesis and the introductions are read like sheets, and need no figure. */
function textsAsSheets({ edition, texts, sections, figures }: EditionDocument): CheckedSheet[] {
  const href = `/travail/campagnes/${edition.id}/synthese`;
  const intros = sections.flatMap(({ code, number, label, intro }) =>
    intro ? [{ code: introKey(code), label: [number, label].filter(Boolean).join(', '), text: intro }] : [],
  );
  return [...texts, ...intros].map(({ code, label, text }) => ({
    code,
    title: label,
    place: { href, label },
    figures: keysIn(text),
    wantsFigures: false,
    prose: [{ label, text: typedTextIn(text) }],
    passages: [passageOfText(label, code, text, figures)],
    commitments: [],
  }));
}

const keysIn = (text: RichText): string[] =>
  figuresIn(text).map(({ indicator, period }) => figureKey(indicator, period));

const checkedFigure = (figure: PrintedFigure): Omit<CheckedFigure, 'computed' | 'baseline' | 'place'> => ({
  key: figure.key,
  code: figure.code,
  label: figure.label,
  printed: figure.printed,
  value: figure.value,
  decimals: figure.decimals,
  qualifier: figure.qualifier,
  unit: checkedUnit(figure),
  taxBasis: figure.taxBasis,
  period: figure.period,
  periodLabel: figure.periodLabel,
  territory: figure.territory,
  earlier: figure.series.filter(({ period }) => period.end < figure.period.end).map(pastValue),
  targets: figure.trajectory,
  owner: figure.owner,
  source: figure.source,
});

const pastValue = ({ value, printed, period }: PrintedFigure['series'][number]): PastValue => ({
  value,
  decimals: decimalsOf(value),
  qualifier: qualifierOf(printed),
  printed,
  period,
});

const qualifierOf = (printed: string): Qualifier => {
  const plain = printed.replace(/[\u00a0\u202f]/g, ' ');
  const found = Object.entries(qualifierWords).find(([, word]) => word !== '' && plain.startsWith(`${word} `));
  return (found?.[0] as Qualifier | undefined) ?? 'exact';
};

const natures: Record<string, CheckedUnit['nature']> = { count: 'count', '%': 'percent', factor: 'factor' };

/** "millions de visiteurs" counts visitors too. */
const crowds: [RegExp, string][] = [
  [/^milliers? (de |d’)/, '1000'],
  [/^millions? (de |d’)/, '1000000'],
];

function checkedUnit({ unit, unitLabel }: PrintedFigure): CheckedUnit {
  const { dimension, factor } = unitOf(unit);
  const alone = dimension === 'rate' || dimension === 'ratio';
  return {
    label: unitLabel,
    dimension: alone ? unit : dimension,
    scale: unit === 'count' ? (crowds.find(([words]) => words.test(unitLabel))?.[1] ?? factor) : factor,
    nature: natures[unit] ?? 'measure',
  };
}
