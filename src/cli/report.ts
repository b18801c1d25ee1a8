import { parseArgs } from 'node:util';
import { DomainError } from '../kernel/errors.ts';
import { listEditions, readEdition, readReportType, renderEdition, stateLabel } from '../report/index.ts';
import { asked } from './ask.ts';
import { withInstallation } from './installation.ts';
import { print, printColumns, printJson, writeWhole } from './output.ts';

const formats = ['pdf', 'docx', 'odt', 'html', 'json'] as const;

const options = {
  edition: { type: 'string' },
  format: { type: 'string', default: 'pdf' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `report list`, `report build --edition ID --format pdf --out FILE`. */
export async function report([verb, ...args]: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  if (verb === 'list') return list(values.json);
  if (verb === 'build') return build(values);
  throw new DomainError('invalid', 'unknown_subcommand', 'Dites quoi faire\u00a0: report list ou report build.');
}

const list = (json: boolean): Promise<number> =>
  withInstallation(async ({ db }) => {
    const editions = await listEditions(db);
    if (json)
      printJson(
        editions.map(({ id, type, publisher, year, state, erratum, title }) => ({
          id,
          type,
          publisher,
          year,
          state,
          erratum,
          title,
        })),
      );
    else if (editions.length === 0) print('Aucune édition pour l’instant.');
    else
      printColumns(
        editions.map(({ id, type, publisher, year, state, title }) => [
          id,
          String(year),
          publisher,
          type,
          stateLabel(readReportType(type), state),
          title,
        ]),
      );
    return 0;
  });

async function build(values: { edition?: string; format: string; out?: string }): Promise<number> {
  const format = formats.find((each) => each === values.format);
  if (!format) throw unknownFormat(values.format, formats);
  const edition = await asked(values.edition, 'edition', 'Édition (voir « report list »)');
  const out = await asked(values.out, 'out', 'Fichier à écrire');
  return withInstallation(async ({ db }) => {
    const document = await readEdition(db, edition);
    writeWhole(out, await renderEdition(document, format));
    print(`${document.edition.title} est écrit dans ${out}.`);
    return 0;
  });
}

export const unknownFormat = (format: string, known: readonly string[]) =>
  new DomainError(
    'invalid',
    'unknown_format',
    `«\u00a0${format}\u00a0» n’est pas un format connu. Choisissez parmi\u00a0: ${known.join(', ')}.`,
  );
