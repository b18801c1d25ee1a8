import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { printCount } from '../kernel/french.ts';
import { importReference, importVanished, type ReferenceKind } from '../nature/index.ts';
import { withInstallation } from './installation.ts';
import { givenFile } from './known.ts';
import { print, printFindings, printJson } from './output.ts';

const options = {
  name: { type: 'string' },
  version: { type: 'string' },
  source: { type: 'string', default: '' },
  licence: { type: 'string', default: '' },
  date: { type: 'string' },
  example: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const usualNames: Record<ReferenceKind, string> = {
  status: 'BDC Statuts',
  rarity: 'Rareté',
  sensitivity: 'Référentiel de sensibilité',
  profile: 'Profils attendus',
};

/** `import bdc FILE`, `import rarity FILE`, `import sensitivity FILE`, `import profiles FILE`: a version of a table about taxa. */
export async function importReferenceCommand(kind: ReferenceKind, args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const path = givenFile(kind, positionals);
  return withInstallation(async (owner) => {
    const done = await importReference(owner, {
      ...{ path, kind, name: values.name ?? usualNames[kind], version: values.version ?? versionIn(basename(path)) },
      ...{ source: values.source, licence: values.licence, releasedOn: values.date ?? null, example: values.example },
    });
    if (values.json) printJson(done);
    else {
      printFindings(done.findings);
      print(`${printCount(done.rows, 'ligne lue', 'lignes lues')}, ${printCount(done.written, 'gardée')}.`);
    }
    return done.findings.some(({ tier }) => tier === 'A') ? 1 : 0;
  });
}

/** `import vanished FILE`: the list of names that TAXREF no longer has. */
export async function importVanishedCommand(args: string[]): Promise<number> {
  const path = givenFile('vanished', args);
  return withInstallation(async (owner) => {
    print(`Fait\u00a0: ${printCount(await importVanished(owner, path), 'nom disparu', 'noms disparus')}.`);
    return 0;
  });
}

/** "RefSensibiliteV18_20250904.zip" is version V18_20250904. */
const versionIn = (filename: string): string => /[vV]?\d[\w.-]*(?=\.\w+$)/.exec(filename)?.[0] ?? filename;
