import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { DomainError } from '../kernel/errors.ts';
import { printCount } from '../kernel/french.ts';
import { exportActions, importActions, tryImport } from '../programme/index.ts';
import { asked } from './ask.ts';
import { inTheNameOf, organisationOf, withInstallation } from './installation.ts';
import { givenFile, knownFormat } from './known.ts';
import { print, printFindings, printJson, progressBar, writeWhole } from './output.ts';

const options = {
  organisation: { type: 'string' },
  as: { type: 'string' },
  try: { type: 'boolean', default: false },
  update: { type: 'boolean', default: false },
  format: { type: 'string', default: 'csv' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** What comes in, each by its own command: `import sites FILE`. Loaded only when called. */
const imports: Record<string, (args: string[]) => Promise<number>> = {
  actions: importActionsOf,
  report: async (args) => (await import('./import-report.ts')).importReport(args),
  sites: async (args) => (await import('./import-sites.ts')).importSitesCommand(args),
  records: async (args) => (await import('./import-records.ts')).importRecordsCommand(args),
  outlines: async (args) => (await import('./import-outlines.ts')).importOutlinesCommand(args),
  taxref: async (args) => (await import('./import-taxref.ts')).importTaxrefCommand(args),
  vanished: async (args) => (await import('./import-reference.ts')).importVanishedCommand(args),
  bdc: async (args) => (await import('./import-reference.ts')).importReferenceCommand('status', args),
  rarity: async (args) => (await import('./import-reference.ts')).importReferenceCommand('rarity', args),
  sensitivity: async (args) => (await import('./import-reference.ts')).importReferenceCommand('sensitivity', args),
  profiles: async (args) => (await import('./import-reference.ts')).importReferenceCommand('profile', args),
};

/** `import WHAT FILE`. */
export async function importCommand([what = '', ...args]: string[]): Promise<number> {
  const found = Object.hasOwn(imports, what) ? imports[what] : undefined;
  if (!found) throw unknownSubcommand();
  return found(args);
}

/** Exit code 1 where cells are to be mended, and then nothing is written. */
async function importActionsOf(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const file = givenFile('actions', positionals);
  return withInstallation(async (owner) => {
    const { id } = await organisationOf(owner, values.organisation);
    const content = readFileSync(file);
    const given = { organisationId: id, filename: basename(file), content, update: values.update };
    const progress = progressBar('Lecture et import');
    const { findings, created, changed, same, rows } = await tryImport(owner, given);
    progress(findings.length > 0 || values.try ? 1 : 0.5);
    const counts = { created: created.length, changed: changed.length };
    if (values.json) printJson({ rows, ...counts, same, findings });
    else printFindings(findings);
    if (findings.length > 0) return 1;
    if (values.try) {
      if (!values.json) print(`À faire\u00a0: ${printCounts(counts)}.`);
      return 0;
    }
    const done = await importActions(await inTheNameOf(owner, values.as), given);
    progress(1);
    if (!values.json) print(`Fait\u00a0: ${printCounts(done)} (import ${done.batchId}).`);
    return 0;
  });
}

const printCounts = ({ created, changed }: { created: number; changed: number }): string =>
  [printCount(created, 'action créée', 'actions créées'), printCount(changed, 'modifiée')].join(', ');

/** `export actions --out FILE`. */
export async function exportCommand([what, ...args]: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  if (what !== 'actions') throw unknownSubcommand();
  const format = knownFormat(values.format, ['csv', 'xlsx'] as const);
  const out = await asked(values.out, 'out', 'Fichier à écrire');
  return withInstallation(async (owner) => {
    const { id, name } = await organisationOf(owner, values.organisation);
    writeWhole(out, await exportActions(owner, { organisationId: id, format }));
    print(`Les actions de ${name} sont écrites dans ${out}.`);
    return 0;
  });
}

const unknownSubcommand = () =>
  new DomainError(
    'invalid',
    'unknown_subcommand',
    'Ce qui entre\u00a0: actions (import actions), anciens rapports (import report), sites (import sites), données naturalistes (import records), contours de communes (import outlines), noms de TAXREF (import taxref, import vanished), statuts, rareté, sensibilité et profils attendus des taxons (import bdc, import rarity, import sensitivity, import profiles). Ce qui sort\u00a0: actions.',
  );
