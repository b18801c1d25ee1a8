import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readPlain } from '../src/check/source/read-plain.ts';
import { inProject } from '../src/kernel/paths.ts';
import { readTable } from '../src/kernel/table/read-table.ts';
import { proposeReport } from '../src/report/importing/propose-report.ts';
import { readReportType } from '../src/report/read-report-type.ts';
import { measureExports } from './import-report-exports.ts';
import { compareCommitments, compareFigures, compareSheets, type Row } from './import-report-scores.ts';
import { say } from './say.ts';

interface Reference {
  name: string;
  file: string;
  type: string;
  year: number;
  sheets?: string;
  figures: string;
  actions?: string;
  /** The tables hold every figure, and titles as they are: what else is proposed is one too many. */
  isWhole?: boolean;
}

/** The first was tuned on; the others were read once the words were found. */
const references: Reference[] = [
  {
    name: 'a département’s 2023 report (tuned on)',
    file: '004_2bd50ce3b72820ef.txt',
    type: 'rdd-departement',
    year: 2023,
    sheets: 'departement-2023-fiches.csv',
    figures: 'departement-2023-figures.csv',
    actions: 'departement-2023-actions.csv',
    isWhole: true,
  },
  {
    name: 'an association’s 2020 report (held out)',
    file: '000_575b88a3f2d20e4d.txt',
    type: 'activites-actions',
    year: 2020,
    sheets: 'cpie-2020-actions.csv',
    figures: 'cpie-2020-indicateurs.csv',
  },
  {
    name: 'a mission’s 2018 report (held out)',
    file: '002_2ea16001d18fa9d7.txt',
    type: 'activites-objectifs',
    year: 2018,
    figures: 'mbm-2018-indicateurs.csv',
  },
];

/**
 * `npm run bench:import-report [-- --verbose --exports BASE]`: what share of the sheets, figures and commitments of old reports is
 * proposed right. CARREAU_REPORTS names the folder of the reports, whose tables of reference stand in
 * ../data/seeds; `--exports` reads files that an edition was downloaded as, BASE.json and BASE.docx, .odt, .pdf.
 */
export default async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { verbose: { type: 'boolean', short: 'v', default: false }, exports: { type: 'string' } },
  });
  const folder = resolve(inProject(), process.env.CARREAU_REPORTS ?? '../shared/seeds');
  for (const reference of references) {
    say(`\n— ${reference.name}`);
    if (existsSync(resolve(folder, reference.file))) await measure(folder, reference, values.verbose);
    else say('  Not on this machine: CARREAU_REPORTS names the folder of these reports.');
  }
  if (values.exports) await measureExports(values.exports);
  return 0;
}

async function measure(folder: string, reference: Reference, isVerbose: boolean): Promise<void> {
  const rowsOf = async (name: string | undefined): Promise<Row[]> => {
    if (name === undefined) return [];
    const { header, rows } = await readTable(readFileSync(resolve(folder, '../data/seeds', name)));
    return rows.map(({ cells }) => Object.fromEntries(header.map((column, at) => [column, cells[at] ?? ''])));
  };
  const source = readPlain(readFileSync(resolve(folder, reference.file)));
  const type = readReportType(reference.type);
  const begun = performance.now();
  const proposed = proposeReport(source, type, reference.year);
  say(`  read in ${Math.round(performance.now() - begun)} ms`);
  const commitments = (await rowsOf(reference.actions)).filter(({ bloc }) => bloc === 'perspective');
  const scores = [
    ...compareSheets(
      source,
      proposed,
      (await rowsOf(reference.sheets)).filter(({ parent = '' }) => parent === ''),
    ),
    ...compareFigures(
      source,
      proposed,
      (await rowsOf(reference.figures)).filter(({ valeur }) => valeur),
    ),
    ...compareCommitments(source, proposed, commitments),
  ];
  const told = scores.filter(({ of, wantsWhole }) => of > 0 && (reference.isWhole || !wantsWhole));
  for (const score of told) {
    say(`  ${score.name}: ${score.right} of ${score.of} (${Math.round((100 * score.right) / score.of)} %)`);
    if (isVerbose) for (const fault of score.faults) say(`    ✗ ${fault}`);
  }
}
