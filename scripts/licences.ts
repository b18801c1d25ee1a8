import { readFileSync, writeFileSync } from 'node:fs';
import { inProject } from '../src/kernel/paths.ts';

export interface LockFile {
  packages: Record<string, LockedPackage>;
}

interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** What may be shipped beside code under EUPL-1.2; the weak copyleft ones stay files or libraries of their own. */
const allowed = new Set([
  ...['0BSD', 'Apache-2.0', 'BlueOak-1.0.0', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'CC0-1.0', 'CC-BY-4.0', 'ISC'],
  ...['LGPL-3.0-or-later', 'MIT', 'MIT-0', 'MPL-2.0', 'OFL-1.1', 'Python-2.0', 'Unlicense', 'Zlib'],
]);

interface Licensed {
  name: string;
  version: string;
  licence: string;
  dev: boolean;
}

/** Every package of the lock file, once for each version. A build for one platform has the licence of what asks for it. */
export function licencesOf({ packages }: LockFile): Licensed[] {
  const parents = Object.values(packages);
  const licenceOf = (name: string, { license }: LockedPackage): string =>
    license ?? parents.find(({ optionalDependencies }) => optionalDependencies?.[name])?.license ?? 'aucune';
  const found = Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, locked]) => {
      const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
      return { name, version: locked.version ?? '', licence: licenceOf(name, locked), dev: locked.dev === true };
    });
  const once = new Map(found.map((each) => [`${each.name} ${each.version}`, each]));
  return [...once.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

/** Whether a licence, as SPDX writes it, may be used: all of an AND, one of an OR. */
export const isAllowed = (licence: string): boolean =>
  licence
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((each) => allowed.has(each)));

/** The page of the reference: what Carreau is made of, and under which licences. */
export function describeLicences(lock: LockFile): string {
  const all = licencesOf(lock);
  const root = lock.packages[''];
  const counted = [...Map.groupBy(all, ({ licence }) => licence)].sort(([a], [b]) => (a < b ? -1 : 1));
  const direct = (names: Record<string, string> = {}) =>
    Object.keys(names)
      .sort()
      .map((name) => {
        const { version = '', licence = '' } =
          all.find((each) => each.name === name && each.version === names[name]) ?? {};
        return [name, version, licence];
      });
  const count = (of: Licensed[], dev: boolean) => String(of.filter((each) => each.dev === dev).length);
  const heads = ['paquet', 'version', 'licence'];
  return `# Dépendances et licences

Écrit par \`npm run licences\` d’après \`package-lock.json\`. Une licence hors de la liste admise arrête la commande et les tests.

## Licences

${table([['licence', 'paquets servis', 'paquets du développement'], ...counted.map(([licence, of]) => [licence, count(of, false), count(of, true)])])}

## Paquets choisis

${table([heads, ...direct(root?.dependencies)])}

## Paquets du développement

${table([heads, ...direct(root?.devDependencies)])}
`;
}

/** A table of Markdown, its columns aligned. */
function table([head = [], ...rows]: string[][]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [head, widths.map((width) => '-'.repeat(width)), ...rows].map(line).join('\n');
}

export const readLock = (): LockFile => JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8')) as LockFile;

/** `npm run licences`: writes the page; exit code 1 where a licence is not allowed. */
export default async function licences(): Promise<number> {
  const lock = readLock();
  const refused = licencesOf(lock).filter(({ licence }) => !isAllowed(licence));
  for (const { name, version, licence } of refused)
    process.stderr.write(`${name} ${version}\u00a0: licence ${licence}, hors de la liste admise\n`);
  writeFileSync(inProject('docs/reference/dependances.md'), describeLicences(lock));
  return refused.length === 0 ? 0 : 1;
}
