import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inProject } from '../src/kernel/paths.ts';

/** The slices, each importing only from those before it; `web` and `cli` see doors alone. */
const slices = [
  'kernel',
  'identity',
  'territory',
  'site',
  'watch',
  'photo',
  'nature',
  'assessment',
  'event',
  'citizen',
  'indicator',
  'programme',
  'check',
  'report',
  'portal',
  'exchange',
];

const root = inProject('src');
const files = globSync('**/*.{ts,tsx}', { cwd: root }).filter((path) => !path.endsWith('.d.ts'));
const code = files.filter((path) => !path.includes('.test.'));

interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

const importsOf = (path: string): Import[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from '(\.[^']+)'/gms)].map(
    (match) => ({
      from: path,
      to: relative(root, join(root, dirname(path), match[2] ?? '')),
      typeOnly: match[1] !== undefined,
    }),
  );

const imports = code.flatMap(importsOf);
const sliceOf = (path: string): string => path.split('/')[0] ?? '';
const isPage = (path: string): boolean => path.includes('/pages/');
const show = (list: Import[]): string[] => list.map(({ from, to }) => `${from} → ${to}`);

describe('architecture', () => {
  test('a slice imports only from slices before it', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [slices.indexOf(sliceOf(from)), slices.indexOf(sliceOf(to))];
      return here >= 0 && there > here;
    });

    expect(show(wrong)).toEqual([]);
  });

  test('only pages, the shell and the composition root know the web', () => {
    const wrong = imports.filter(
      ({ from, to }) => sliceOf(to) === 'web' && slices.includes(sliceOf(from)) && !isPage(from),
    );

    expect(show(wrong)).toEqual([]);
  });

  test('SQL and use cases of another slice are reached through its door', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => {
      if (typeOnly || sliceOf(from) === sliceOf(to) || sliceOf(to) === 'kernel' || !slices.includes(sliceOf(to)))
        return false;
      return to.endsWith('.sql.ts') || (readsDatabase(to) && !to.endsWith('index.ts'));
    });

    expect(show(wrong)).toEqual([]);
  });

  test('SQL is written in .sql.ts files alone', () => {
    const wrong = code.filter(
      (path) =>
        !path.endsWith('.sql.ts') &&
        !path.startsWith('kernel/db/') &&
        /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/.test(readFileSync(join(root, path), 'utf8')),
    );

    expect(wrong).toEqual([]);
  });

  test('a rule knows no database, clock, file or network', () => {
    const wrong = code
      .filter((path) => path.endsWith('.rule.ts'))
      .filter((path) =>
        /from 'node:|new Date\(\)|Date\.now|fetch\(|kernel\/db/.test(readFileSync(join(root, path), 'utf8')),
      );

    expect(wrong).toEqual([]);
  });

  test('every rule has cases that a lawyer can read', () => {
    const wrong = code
      .filter((path) => path.endsWith('.rule.ts'))
      .filter(
        (path) =>
          !files.includes(path.replace('.ts', '.test.ts')) &&
          globSync(`${root}/${path.replace('.ts', '.cases.yaml')}`).length === 0,
      );

    expect(wrong).toEqual([]);
  });

  test('no file is longer than 400 lines', () => {
    const long = files.filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 401);

    expect(long).toEqual([]);
  });

  test('the database never travels to the browser', () => {
    const wrong = imports.filter(({ from, to }) => from.startsWith('web/components/') && readsDatabase(to));

    expect(show(wrong)).toEqual([]);
  });
});

/** Whether a file runs queries: such a file is reached through its slice's door. */
function readsDatabase(path: string): boolean {
  return (
    code.includes(path) &&
    importsOf(path).some(({ to, typeOnly }) => !typeOnly && (to.endsWith('.sql.ts') || to.startsWith('kernel/db/')))
  );
}
