import { parseArgs } from 'node:util';
import { searchIndicators } from '../indicator/index.ts';
import { DomainError } from '../kernel/errors.ts';
import { renderFigures } from '../report/index.ts';
import { writeEdition } from './edition-file.ts';
import { organisationOf, withInstallation } from './installation.ts';
import { printColumns, printJson } from './output.ts';

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
  if (verb === 'export')
    return writeEdition(
      values,
      formats,
      renderFigures,
      (title, out) => `Les chiffres de ${title} sont écrits dans ${out}.`,
    );
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
