import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { DomainError } from '../kernel/errors.ts';
import { printCount } from '../kernel/french.ts';
import { exportActions, importActions, tryImport } from '../programme/index.ts';
import { asked } from './ask.ts';
import { noSuchFile } from './backup.ts';
import { inTheNameOf, organisationOf, withInstallation } from './installation.ts';
import { print, printFindings, printJson, writeWhole } from './output.ts';
import { unknownFormat } from './report.ts';

const options = {
  organisation: { type: 'string' },
  as: { type: 'string' },
  try: { type: 'boolean', default: false },
  format: { type: 'string', default: 'csv' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `import actions FILE`: exit code 1 where cells are to be mended, and then nothing is written. */
export async function importCommand([what, ...args]: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  onlyActions(what);
  const [file] = positionals;
  if (!file)
    throw new DomainError('invalid', 'file_needed', 'Indiquez le fichier\u00a0: bin/carreau import actions FICHIER.');
  if (!existsSync(file)) throw noSuchFile(file);
  return withInstallation(async (owner) => {
    const { id } = await organisationOf(owner, values.organisation);
    const given = { organisationId: id, filename: basename(file), content: readFileSync(file) };
    const { findings, actions, rows } = await tryImport(owner, given);
    if (values.json) printJson({ rows, actions: actions.length, findings });
    else printFindings(findings);
    if (findings.length > 0) return 1;
    if (values.try) {
      if (!values.json) print(`${printCount(actions.length, 'action peut', 'actions peuvent')} être importées.`);
      return 0;
    }
    const { created, batchId } = await importActions(await inTheNameOf(owner, values.as), given);
    if (!values.json) print(`${printCount(created, 'action importée', 'actions importées')} (import ${batchId}).`);
    return 0;
  });
}

/** `export actions --out FILE`. */
export async function exportCommand([what, ...args]: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  onlyActions(what);
  const formats = ['csv', 'xlsx'] as const;
  const format = formats.find((each) => each === values.format);
  if (!format) throw unknownFormat(values.format, formats);
  const out = await asked(values.out, 'out', 'Fichier à écrire');
  return withInstallation(async (owner) => {
    const { id, name } = await organisationOf(owner, values.organisation);
    writeWhole(out, await exportActions(owner, { organisationId: id, format }));
    print(`Les actions de ${name} sont écrites dans ${out}.`);
    return 0;
  });
}

function onlyActions(what: string | undefined): void {
  if (what !== 'actions')
    throw new DomainError('invalid', 'unknown_subcommand', 'Ce qui entre et sort pour l’instant\u00a0: actions.');
}
