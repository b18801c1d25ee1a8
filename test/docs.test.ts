import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkRules } from '../src/check/rules.ts';
import { commands } from '../src/cli/commands.ts';
import { inProject } from '../src/kernel/paths.ts';
import { listProtocols } from '../src/nature/index.ts';

const headingsOf = (path: string): string[] =>
  existsSync(inProject(path))
    ? [...readFileSync(inProject(path), 'utf8').matchAll(/^#+\s+`?([^`\n]+?)`?\s*$/gm)].map((match) => match[1] ?? '')
    : [];

const missingFrom = (path: string, names: string[]): string[] => {
  const headings = headingsOf(path);
  return names.filter((name) => !headings.some((heading) => heading === name || heading.startsWith(`${name} `)));
};

const sources = globSync('src/**/*.{ts,tsx}', { cwd: inProject() }).filter((path) => !path.includes('.test.'));
const found = (pattern: RegExp): string[] => [
  ...new Set(
    sources.flatMap((path) =>
      [...readFileSync(inProject(path), 'utf8').matchAll(pattern)].map((match) => match[1] ?? ''),
    ),
  ),
];

describe('documentation', () => {
  test('every slice has a README', () => {
    const slices = readdirSync(inProject('src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());

    expect(slices.map(({ name }) => name).filter((name) => !existsSync(inProject('src', name, 'README.md')))).toEqual(
      [],
    );
  });

  test('every command has its heading', () => {
    expect(missingFrom('docs/reference/commandes.md', Object.keys(commands))).toEqual([]);
  });

  test('every setting has its heading', () => {
    expect(missingFrom('docs/reference/reglages.md', found(/^ {2}(CARREAU_\w+|DATABASE_\w*URL): z/gm))).toEqual([]);
  });

  test('every error code has its heading', () => {
    expect(missingFrom('docs/reference/erreurs.md', found(/new DomainError\(\s*'\w+',\s*'(\w+)'/g)).sort()).toEqual([]);
  });

  test('every check rule has its heading', () => {
    expect(
      missingFrom(
        'docs/reference/controles.md',
        checkRules.map((rule) => rule.title),
      ),
    ).toEqual([]);
  });

  test('every report type has its heading', () => {
    const types = readdirSync(inProject('src/report/types')).map((file) => file.replace('.yaml', ''));

    expect(missingFrom('docs/reference/trames.md', types)).toEqual([]);
  });

  test('every protocol has its heading', () => {
    expect(
      missingFrom(
        'docs/reference/protocoles.md',
        listProtocols().map(({ name }) => name),
      ),
    ).toEqual([]);
  });

  test('every label that a guide names in bold is on a screen', () => {
    const screens = globSync('src/**/*.{ts,tsx,yaml}', { cwd: inProject() })
      .map((path) =>
        readFileSync(inProject(path), 'utf8')
          .replace(/\{'(\\u00a0|\\u202f)(.)'\}/g, ' $2')
          .replace(/\\u00a0|\\u202f|&nbsp;|&#8239;/g, ' '),
      )
      .join('\n')
      .replace(/\s+/g, ' ');
    const guides = globSync('docs/guide/*.md', { cwd: inProject() });
    const named = guides.flatMap((guide) =>
      [...readFileSync(inProject(guide), 'utf8').matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => ({
        guide,
        label,
      })),
    );

    expect(named.length).toBeGreaterThan(40);
    expect(named.filter(({ label }) => !screens.includes(label))).toEqual([]);
  });
});
