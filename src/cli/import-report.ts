import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { printCount } from '../kernel/french.ts';
import { listReportTypes, startReportImport } from '../report/index.ts';
import { asked } from './ask.ts';
import { inTheNameOf, organisationOf, withInstallation } from './installation.ts';
import { givenFile } from './known.ts';
import { print, printJson } from './output.ts';

const options = {
  organisation: { type: 'string' },
  type: { type: 'string' },
  year: { type: 'string' },
  as: { type: 'string' },
  json: { type: 'boolean', default: false },
} as const;

/** `import report FILE --type rdd --year 2023`: reads an old report; a person decides on its page what enters. */
export async function importReport(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const file = givenFile('report', positionals);
  return withInstallation(async (owner) => {
    const { id: organisationId } = await organisationOf(owner, values.organisation);
    const types = listReportTypes().map(({ name }) => name);
    const reportType = await asked(values.type, 'type', `Trame (${types.join(', ')})`);
    const year = Number(await asked(values.year, 'year', 'Année du rapport'));
    const { id, counts } = await startReportImport(await inTheNameOf(owner, values.as), {
      organisationId,
      reportType,
      year,
      filename: basename(file),
      content: readFileSync(file),
    });
    const page = `/travail/imports/${id}`;
    if (values.json) printJson({ id, page, proposed: counts });
    else {
      const proposed = [
        printCount(counts.sheet, 'fiche'),
        printCount(counts.text, 'texte'),
        printCount(counts.figure, 'chiffre'),
        printCount(counts.commitment, 'engagement'),
      ];
      print(`Proposés, rien n’est encore entré\u00a0: ${proposed.join(', ')}.`);
      print(`À décider sur la page ${page}.`);
    }
    return 0;
  });
}
