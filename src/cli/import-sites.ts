import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { printCount } from '../kernel/french.ts';
import {
  importSites,
  listSiteTypes,
  mappingFor,
  readPlaces,
  readSiteType,
  type SitesFile,
  trySiteImport,
} from '../site/index.ts';
import { asked } from './ask.ts';
import { inTheNameOf, organisationOf, withInstallation } from './installation.ts';
import { givenFile } from './known.ts';
import { print, printFindings, printJson, progressBar } from './output.ts';

const options = {
  organisation: { type: 'string' },
  type: { type: 'string' },
  source: { type: 'string' },
  date: { type: 'string' },
  licence: { type: 'string', default: '' },
  epsg: { type: 'string' },
  layer: { type: 'string' },
  setting: { type: 'boolean', default: false },
  publish: { type: 'boolean', default: false },
  'valid-only': { type: 'boolean', default: false },
  try: { type: 'boolean', default: false },
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `import sites FILE --type terril`: exit code 1 where rows are to be mended, and then nothing is written. */
export async function importSitesCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const path = givenFile('sites', positionals);
  return withInstallation(async (owner) => {
    const { id: organisationId } = await organisationOf(owner, values.organisation);
    const types = listSiteTypes().map(({ name }) => name);
    const type = readSiteType(await asked(values.type, 'type', `Type de site (${types.join(', ')})`)).name;
    const content = readFileSync(path);
    const { header } = await readPlaces(content, values.layer);
    const guessed = await mappingFor(owner.db, organisationId, header, type);
    const mapping = {
      ...guessed,
      type: { always: type },
      published: values.publish,
      inSetting: guessed.inSetting || values.setting,
    };
    const epsg = values.epsg === undefined ? undefined : Number(values.epsg);
    const file: SitesFile = { organisationId, filename: basename(path), content, layer: values.layer, epsg, mapping };
    const progress = progressBar('Lecture et import');
    const dryRun = await trySiteImport(owner, file);
    progress(values.try ? 1 : 0.3);
    const { rows, rejected, empty, findings, likely } = dryRun;
    const counts = { created: dryRun.created.length, known: dryRun.known.length };
    if (values.json) printJson({ rows, ...counts, rejected, empty, findings, likely });
    else printFindings(findings);
    if (rejected > 0 && !values['valid-only']) return 1;
    if (values.try) {
      if (!values.json) print(`À faire\u00a0: ${printCounts(counts)}.`);
      return 0;
    }
    const title = await asked(values.source, 'source', 'Source (qui le dit)');
    const done = await importSites(await inTheNameOf(owner, values.as), {
      ...file,
      validOnly: values['valid-only'],
      source: { title, licence: values.licence, asOf: values.date ?? null },
    });
    progress(1);
    const left = rejected > 0 ? `, ${printCount(rejected, 'ligne laissée de côté', 'lignes laissées de côté')}` : '';
    if (!values.json) print(`Fait\u00a0: ${printCounts(done)}${left} (import ${done.batchId}).`);
    return 0;
  });
}

const printCounts = ({ created, known }: { created: number; known: number }): string =>
  [printCount(created, 'site créé', 'sites créés'), printCount(known, 'complété')].join(', ');
