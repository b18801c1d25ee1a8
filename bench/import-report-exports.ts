import { existsSync, readFileSync } from 'node:fs';
import { readSource } from '../src/check/source/read-source.ts';
import { unitOf } from '../src/indicator/unit.ts';
import { compare, multiply } from '../src/kernel/decimal.ts';
import type { EditionDocument } from '../src/report/document.ts';
import { proposeReport } from '../src/report/importing/propose-report.ts';
import { readReportType } from '../src/report/read-report-type.ts';
import { say } from './say.ts';

/** What Carreau reads again of an edition it exported: BASE.json is what it holds, BASE.docx, .odt and .pdf are read. */
export async function measureExports(base: string): Promise<void> {
  const document = JSON.parse(readFileSync(`${base}.json`, 'utf8')) as EditionDocument;
  const type = readReportType(document.edition.reportType);
  for (const format of ['docx', 'odt', 'pdf'].filter((each) => existsSync(`${base}.${each}`))) {
    const source = await readSource(`report.${format}`, readFileSync(`${base}.${format}`));
    const { sheets } = proposeReport(source, type, document.edition.year);
    say(`\n— ${document.edition.title}, as Carreau exported it: ${format}`);
    const all = document.sections.flatMap((section) => section.sheets.map((sheet) => ({ section, sheet })));
    const found = all.map(({ section, sheet }) => ({
      sheet,
      proposed: sheets.find(
        (each) =>
          each.code === sheet.code && each.section === section.code && spaced(each.title) === spaced(sheet.title),
      ),
    }));
    told('sheets with their code, title and section', found.filter(({ proposed }) => proposed).length, all.length);
    const figures = found.flatMap(({ sheet, proposed }) =>
      keysOf(sheet).flatMap((key) => {
        const figure = document.figures[key];
        const same = (proposed?.figures ?? []).filter(
          ({ value }) => figure && isSame(value, figure.value, figure.unit),
        );
        return figure
          ? [{ isThere: same.length > 0, isNamed: same.some(({ label }) => spaced(label) === spaced(figure.label)) }]
          : [];
      }),
    );
    told('figures with their value', figures.filter(({ isThere }) => isThere).length, figures.length);
    told('figures with their value and exact label', figures.filter(({ isNamed }) => isNamed).length, figures.length);
    const commitments = found.flatMap(({ sheet, proposed }) =>
      sheet.blocks
        .flatMap((block) => (block.kind === 'commitments' ? block.commitments : []))
        .map(({ sentence }) => proposed?.commitments.some((each) => bare(each.sentence) === bare(sentence)) ?? false),
    );
    told('commitments word for word', commitments.filter(Boolean).length, commitments.length);
  }
}

const keysOf = (sheet: EditionDocument['sections'][number]['sheets'][number]): string[] => [
  ...sheet.keyFigures,
  ...sheet.blocks.flatMap((block) => (block.kind === 'figures' ? block.figures : [])),
];

const isSame = (value: string, held: string, unit: string): boolean =>
  compare(value, held) === 0 || (/^[kM]EUR$/.test(unit) && compare(value, multiply(held, unitOf(unit).factor)) === 0);

const spaced = (text: string): string => text.replace(/\s+/g, ' ');
const bare = (text: string): string => spaced(text).replace(/[\s.;]+$/, '');
const told = (name: string, right: number, of: number): boolean =>
  say(`  ${name}: ${right} of ${of} (${Math.round((100 * right) / Math.max(1, of))} %)`);
