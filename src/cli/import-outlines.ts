import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { printCount } from '../kernel/french.ts';
import { importOutlines } from '../site/index.ts';
import { asked } from './ask.ts';
import { withInstallation } from './installation.ts';
import { givenFile } from './known.ts';
import { print, printFindings, progressBar } from './output.ts';

const options = {
  kind: { type: 'string', default: 'commune' },
  code: { type: 'string' },
  source: { type: 'string' },
  date: { type: 'string' },
  epsg: { type: 'string' },
  layer: { type: 'string' },
} as const;

/** `import outlines FILE --code insee`: the shapes of communes or EPCI, by the column that holds their code. */
export async function importOutlinesCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const path = givenFile('outlines', positionals);
  return withInstallation(async (owner) => {
    const codeColumn = await asked(values.code, 'code', 'Colonne du code INSEE ou SIREN');
    const source = await asked(values.source, 'source', 'Source (qui le dit)');
    const progress = progressBar('Lecture et import');
    const { written, findings } = await importOutlines(owner, {
      content: readFileSync(path),
      kind: values.kind,
      codeColumn,
      source,
      asOf: values.date ?? null,
      epsg: values.epsg === undefined ? undefined : Number(values.epsg),
      layer: values.layer,
    });
    progress(1);
    printFindings(findings);
    print(`Fait\u00a0: ${printCount(written, 'contour')}.`);
    return findings.some(({ tier }) => tier === 'A') ? 1 : 0;
  });
}
