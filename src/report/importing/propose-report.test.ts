import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { anEdition } from '../../../test/an-edition.ts';
import { readSource } from '../../check/source/read-source.ts';
import type { SourceText } from '../../check/source/source-text.ts';
import type { EditionDocument } from '../document.ts';
import { readReportType } from '../read-report-type.ts';
import { renderEdition } from '../render/index.ts';
import { proposeReport } from './propose-report.ts';

const casesOf = <T>(name: string): T[] => parse(readFileSync(new URL(`./${name}.cases.yaml`, import.meta.url), 'utf8'));

const sourceOf = (written: string): SourceText => {
  const pages = [0];
  let text = '';
  for (const [index, page] of written.split('~').filter(Boolean).entries()) {
    if (index > 0) pages.push(text.length);
    text += page;
  }
  return { text, pages };
};

interface CutCase {
  case: string;
  type: string;
  text: string;
  sheets: { section?: string | null; code: string | null; title: string; starts: string; ends: string }[];
}

describe('sheets', () => {
  test.each(casesOf<CutCase>('cut-sheets'))('$case', ({ type, text, sheets }) => {
    const source = sourceOf(text);

    const found = proposeReport(source, readReportType(type), 2023).sheets;

    expect(found.map(({ code, title }) => ({ code, title }))).toEqual(
      sheets.map(({ code, title }) => ({ code, title })),
    );
    for (const [at, { section, starts, ends }] of sheets.entries()) {
      const own = source.text.slice(found[at]?.start, found[at]?.end);
      if (section !== undefined) expect(found[at]?.section).toBe(section);
      expect(own.startsWith(starts), own).toBe(true);
      expect(own.endsWith(ends), own).toBe(true);
    }
  });
});

interface ContentCase {
  case: string;
  text: string;
  texts?: Record<string, string[]>;
  figures?: {
    label: string;
    value: number;
    unit: string | null;
    qualifier?: string;
    period?: string;
    nature?: string;
  }[];
  commitments?: { due: number; sentence: string }[];
}

describe('what a sheet holds', () => {
  test.each(casesOf<ContentCase>('sheet-content'))('$case', ({ text, texts, figures, commitments }) => {
    const title = (name: string) => `1ère Commission : Attractivité départementale et emploi : ${name}\n\n`;
    const source = sourceOf(`${title('Fiche lue')}${text}\n\n${title('Autre fiche')}Rien.`);

    const [sheet] = proposeReport(source, readReportType('rdd-departement'), 2023).sheets;

    const grouped = Map.groupBy(sheet?.texts ?? [], ({ section }) => section);
    if (texts)
      expect(Object.fromEntries([...grouped].map(([code, of]) => [code, of.map((each) => each.text)]))).toEqual(texts);
    if (figures)
      expect(
        sheet?.figures.map(({ label, value, unit, qualifier, period, nature }) => ({
          label,
          value: Number(value),
          unit,
          qualifier,
          period,
          nature,
        })),
      ).toEqual(figures.map((figure) => ({ qualifier: 'exact', period: null, nature: 'realisation', ...figure })));
    if (commitments)
      expect(sheet?.commitments.map(({ dueYear, sentence }) => ({ due: dueYear, sentence }))).toEqual(commitments);
  });

  test('every figure says where its number stands, however the line was spaced', () => {
    const source = sourceOf(
      '~1ère Commission : Emploi : Tourisme\nCHIFFRES CLÉS 2023\nNausicaa   (908 000       visiteurs) et des équi-\npements : **55** labels.\n~2ème Commission : Solidarités humaines : Enfance\n350 jeunes.',
    );

    const { sheets } = proposeReport(source, readReportType('rdd-departement'), 2023);

    const told = sheets.flatMap((sheet) => sheet.figures.map(({ start, end }) => source.text.slice(start, end)));
    expect(told).toEqual(['908 000', '55', '350']);
  });
});

/** Pictures take time and hold no text. */
const withoutCharts = (document: EditionDocument): EditionDocument => ({
  ...document,
  figures: Object.fromEntries(
    Object.entries(document.figures).map(([key, figure]) => [
      key,
      { ...figure, series: [], breakdowns: [], trajectory: [] },
    ]),
  ),
});

describe('an edition that Carreau exported', () => {
  test('gives back its sheets and figures from its DOCX', async () => {
    const document = withoutCharts(anEdition());
    const source = await readSource('rapport.docx', await renderEdition(document, 'docx'));

    const { sheets } = proposeReport(source, readReportType(document.edition.reportType), document.edition.year);

    const spaced = (text: string) => text.replace(/\s+/g, ' ');
    const written = document.sections.flatMap((section) =>
      section.sheets.map(({ code, title }) => ({ section: section.code, code, title: spaced(title) })),
    );
    expect(sheets.map(({ section, code, title }) => ({ section, code, title: spaced(title) }))).toEqual(written);
    const labels = new Set(sheets.flatMap((sheet) => sheet.figures.map(({ label }) => spaced(label))));
    for (const figure of Object.values(document.figures)) expect(labels).toContain(spaced(figure.label));
  });
});

test('time grows with the length of a document', () => {
  const page = (number: number) =>
    `~1ère Commission : Emploi : Fiche ${number}\nCHIFFRES CLÉS 2023\n${'12 marchés clausés (3 en 2022) - 40 heures d’insertion.\n'.repeat(20)}Chiffre\tValeur\n${'Logements\t12 logements\n'.repeat(20)}`;
  const type = readReportType('rdd-departement');
  const secondsFor = (pages: number): number => {
    const source = sourceOf(Array.from({ length: pages }, (_, index) => page(index)).join(''));
    const begun = performance.now();
    proposeReport(source, type, 2023);
    return (performance.now() - begun) / 1000;
  };
  secondsFor(10);

  const [short, long] = [secondsFor(20), secondsFor(160)];

  expect(long).toBeLessThan(Math.max(short, 0.05) * 8 * 4);
});

test.each(['a - ', '12 a : ', '(1 ', 'a\t1 '])('a long line of %s takes no long time', (piece) => {
  const begun = performance.now();

  proposeReport({ text: piece.repeat(25_000), pages: [0] }, readReportType('rdd-departement'), 2023);

  expect(performance.now() - begun).toBeLessThan(4_000);
});
