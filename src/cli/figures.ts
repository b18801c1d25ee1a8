import { parseArgs } from 'node:util';
import { searchIndicators } from '../indicator/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { readEdition, renderFigures } from '../report/index.ts';
import { asked } from './ask.ts';
import { organisationOf, withInstallation } from './installation.ts';
import { print, printColumns, printJson, writeWhole } from './output.ts';
import { unknownFormat } from './report.ts';

const formats = ['csv', 'ods', 'xlsx'] as const;
const everything = 1_000_000;

const options = {
  organisation: { type: 'string' },
  search: { type: 'string', default: '' },
  edition: { type: 'string' },
  format: { type: 'string', default: 'csv' },
  out: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `figures list`, `figures export --edition ID --format csv --out FILE`. */
export async function figures([verb, ...args]: string[]): Promise<number> {
  const { values } = parseArgs({ args, options });
  if (verb === 'list') return list(values);
  if (verb === 'export') return exportFigures(values);
  throw new DomainError('invalid', 'unknown_subcommand', 'Dites quoi faire\u00a0: figures list ou figures export.');
}

const list = (values: { organisation?: string; search: string; json: boolean }): Promise<number> =>
  withInstallation(async (context) => {
    const { id } = await organisationOf(context, values.organisation);
    const indicators = await searchIndicators(context.db, id, values.search, everything);
    if (values.json) printJson(indicators);
    else
      printColumns(
        indicators.map(({ code, label, figures: [latest] }) => [
          code,
          latest?.periodLabel ?? '—',
          latest?.printed ?? '—',
          label,
        ]),
      );
    return 0;
  });

async function exportFigures(values: { edition?: string; format: string; out?: string }): Promise<number> {
  const format = formats.find((each) => each === values.format);
  if (!format) throw unknownFormat(values.format, formats);
  const edition = await asked(values.edition, 'edition', 'Édition (voir « report list »)');
  const out = await asked(values.out, 'out', 'Fichier à écrire');
  return withInstallation(async ({ db }) => {
    const document = await readEdition(db, edition);
    writeWhole(out, await renderFigures(document, format));
    print(`Les chiffres de ${document.edition.title} sont écrits dans ${out}.`);
    return 0;
  });
}
