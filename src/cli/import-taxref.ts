import { parseArgs } from 'node:util';
import { printCount, printNumber } from '../kernel/french.ts';
import { adoptTaxref, importTaxref } from '../nature/index.ts';
import { withInstallation } from './installation.ts';
import { givenFile } from './known.ts';
import { print, printFindings, printJson, progressBar } from './output.ts';

const options = {
  version: { type: 'string' },
  date: { type: 'string' },
  use: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

/** `import taxref FILE`: exit code 1 where lines are to be mended, and then nothing is written. */
export async function importTaxrefCommand(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const path = givenFile('taxref', positionals);
  return withInstallation(async (owner) => {
    const progress = progressBar('Lecture');
    const version = values.version === undefined ? undefined : Number(values.version);
    const done = await importTaxref(owner, { path, version, releasedOn: values.date ?? null }, progress);
    progress(1, 'Fait');
    const isUsed = values.use && done.findings.length === 0;
    if (isUsed) await adoptTaxref(owner, done.version);
    if (values.json) printJson(done);
    else {
      printFindings(done.findings);
      if (done.findings.length === 0)
        print(
          `TAXREF ${done.version}\u00a0: ${printCount(done.names, 'nom')}, ${printCount(done.taxa, 'taxon', 'taxons')}.`,
        );
      if (done.inUse !== done.version && !isUsed)
        print(
          `La version ${printNumber(String(done.inUse))} reste en service tant que personne n’en décide autrement.`,
        );
    }
    return done.findings.length > 0 ? 1 : 0;
  });
}
