import { existsSync, globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Answer,
  type CheckedDocument,
  checkAside,
  demotedAmong,
  largestDocument,
  readableEndings,
  readJudgedRules,
  withShownTiers,
  writeFindingsCsv,
  writeFindingsHtml,
  writeSarif,
  writeText,
} from '../check/index.ts';
import { readConfig } from '../kernel/config.ts';
import { DomainError, isDomainError } from '../kernel/errors.ts';
import { naturalOrder, wide } from '../kernel/french.ts';
import { knownFormat, noSuchFile } from './known.ts';
import { print, printJson, progressBar } from './output.ts';
import { readDocument } from './read-document.ts';

const formats = ['text', 'json', 'csv', 'sarif', 'html'] as const;
const tiers = ['A', 'B', 'C'];

const options = {
  format: { type: 'string', default: 'text' },
  year: { type: 'string' },
  with: { type: 'string' },
  'fail-on': { type: 'string', default: 'A' },
  stats: { type: 'boolean', default: false },
} as const;

/** `check FILE…`: exit code 1 where a finding is as sure as `--fail-on` asks, 2 where a document cannot be read. */
export async function check(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  if (values.stats) return (await import('./check-stats.ts')).checkStats(values.format);
  const format = knownFormat(values.format, formats);
  const failing = tiersUpTo(values['fail-on']);
  const year = yearOf(values.year);
  const files = positionals.flatMap(documentsAt);
  if (files.length === 0) throw noDocument();
  const demoted = demotedAmong(readJudgedRules(readConfig().dataFolder));
  const read = await checkAll(files, { year, previous: previousAt(values.with) });
  const { refused } = read;
  const checked = read.checked.map((one) => withShownTiers(one, demoted));
  const many = positionals.length > 1 || files[0] !== positionals[0];
  if (checked.length > 0) show(format, checked, many);
  sayDemoted(read.checked, demoted);
  for (const sentence of refused) process.stderr.write(`${sentence}\n`);
  if (refused.length > 0) return 2;
  return checked.some(({ answer }) => answer.findings.some(({ tier }) => failing.includes(tier))) ? 1 : 0;
}

/** One unreadable document does not keep the others from being checked. */
async function checkAll(files: string[], asked: Parameters<typeof checkAside>[2]) {
  const progress = files.length > 1 && process.stderr.isTTY ? progressBar('Contrôle') : undefined;
  const checked: CheckedDocument[] = [];
  const refused: string[] = [];
  for (const [index, file] of files.entries()) {
    progress?.(index / files.length, file);
    try {
      checked.push(await checkAside(file, readDocument(file, largestDocument), asked));
    } catch (error) {
      if (!isDomainError(error)) throw error;
      refused.push(`${file}\u00a0: ${error.message}`);
    }
  }
  progress?.(1);
  return { checked, refused };
}

function show(format: (typeof formats)[number], checked: CheckedDocument[], many: boolean): void {
  const answers: Answer[] = checked.map(({ answer }) => answer);
  if (format === 'json') printJson(many ? answers : answers[0]);
  else if (format === 'sarif') printJson(writeSarif(answers));
  else if (format === 'csv') process.stdout.write(writeFindingsCsv(answers));
  else if (format === 'html') process.stdout.write(writeFindingsHtml(checked));
  else print(answers.map(writeText).join('\n').trimEnd());
}

/** Beside the answer, whose format is a contract: which certain findings are shown as likely. */
function sayDemoted(checked: CheckedDocument[], demoted: ReadonlySet<string>): void {
  const certain = checked.flatMap(({ answer }) => answer.findings.filter(({ tier }) => tier === 'A'));
  const rules = [...new Set(certain.map(({ rule }) => rule))].filter((rule) => demoted.has(rule));
  if (rules.length === 0) return;
  process.stderr.write(
    `Montré au niveau B, parce que moins de neuf alertes sur dix y ont été jugées justes${wide}: ${rules.join(', ')} (bin/carreau check --stats).\n`,
  );
}

/** A folder stands for every document in it. */
function documentsAt(path: string): string[] {
  if (!existsSync(path)) throw noSuchFile(path);
  if (!statSync(path).isDirectory()) return [path];
  const found = globSync(`**/*.{${readableEndings.join(',')}}`, { cwd: path }).sort(naturalOrder);
  return found.map((name) => join(path, name));
}

/** Last year's report, which each document is read with. */
function previousAt(path: string | undefined): { name: string; bytes: Uint8Array } | undefined {
  if (path === undefined) return undefined;
  if (!existsSync(path)) throw noSuchFile(path);
  return { name: path, bytes: readDocument(path, largestDocument) };
}

function tiersUpTo(wanted: string): string[] {
  const at = tiers.indexOf(wanted.toUpperCase());
  if (at < 0) throw unknownTier(wanted);
  return tiers.slice(0, at + 1);
}

function yearOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  if (!/^(?:19|20)\d\d$/.test(written)) throw badYear(written);
  return Number(written);
}

const noDocument = () =>
  new DomainError(
    'invalid',
    'no_document',
    'Indiquez au moins un document (PDF, DOCX, ODT, Markdown ou texte), ou un dossier qui en contient\u00a0: bin/carreau check FICHIER…',
  );

const unknownTier = (given: string) =>
  new DomainError(
    'invalid',
    'unknown_tier',
    `«\u00a0${given}\u00a0» n’est pas un niveau d’alerte. Choisissez parmi\u00a0: A, B, C.`,
  );

const badYear = (given: string) =>
  new DomainError(
    'invalid',
    'bad_year',
    `«\u00a0${given}\u00a0» n’est pas une année. Écrivez par exemple --year 2020.`,
  );
