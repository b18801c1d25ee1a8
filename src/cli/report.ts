import { parseArgs } from 'node:util';
import { DomainError } from '../kernel/errors.ts';
import { listEditions, readReportType, renderEdition, stateLabel } from '../report/index.ts';
import { writeEdition } from './edition-file.ts';
import { withInstallation } from './installation.ts';
import { print, printColumns, printJson } from './output.ts';

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
  if (verb === 'build')
    return writeEdition(values, formats, renderEdition, (title, out) => `${title} est écrit dans ${out}.`);
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
