import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inProject } from '../kernel/paths.ts';

const root = mkdtempSync(join(tmpdir(), 'carreau-check-'));
const inRoot = (name: string) => join(root, name);

/** In an empty folder, so that nothing is found but what is given. */
const check = (...args: string[]) => checkIn('none', ...args);

function checkIn(data: string, ...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = { ...process.env, CARREAU_DATA: inRoot(data), NODE_OPTIONS: undefined };
  return new Promise((resolve) =>
    execFile(process.execPath, [inProject('bin', 'carreau'), 'check', ...args], { env, cwd: root }, (error, out, err) =>
      resolve({ code: error ? Number(error.code) : 0, out, err }),
    ),
  );
}

describe('carreau check', { timeout: 60_000 }, () => {
  beforeAll(() => {
    mkdirSync(inRoot('rapports/2020'), { recursive: true });
    mkdirSync(inRoot('vide'));
    writeFileSync(inRoot('sain.txt'), 'En 2020, près de 1,7 Md€ HT ont été investis.\nIl reste 12 logements.\n');
    writeFileSync(
      inRoot('faux.md'),
      '# Bilan\n\nLe parc compte 395 logements, répartis en 186 collectifs et 173 individuels.\n',
    );
    writeFileSync(inRoot('rapports/un.txt'), 'Un seul texte, 12 logements.');
    writeFileSync(inRoot('rapports/2020/deux.md'), '\f\fIl reste 40 agents.');
    writeFileSync(inRoot('rapports/photo.png'), 'ignoré');
    writeFileSync(
      inRoot('ancien.txt'),
      'Bilan 2020\nLe budget citoyen a réuni 12 876 votants.\nPerspectives 2021\n- Pose de douze bornes de recharge à Lillers\n',
    );
    writeFileSync(inRoot('nouveau.txt'), 'Le budget citoyen a réuni 19 956 votants (12 786 en 2020).\n');
    writeFileSync(inRoot('casse.pdf'), '%PDF-1.7 et rien');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('figures have their exact value and their place in the file', async () => {
    const { code, out, err } = await check('sain.txt', '--format', 'json');

    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      file: 'sain.txt',
      pages: 1,
      figures: [
        {
          value: '1700000000',
          printed: expect.stringContaining('1,7 Md€'),
          unit: '€',
          qualifier: 'nearly',
          basis: 'HT',
          period: '2020',
          page: 1,
          line: 1,
          column: 18,
        },
        expect.objectContaining({ value: '12', qualifier: 'exact', basis: null, line: 2, column: 10 }),
      ],
      findings: [],
    });
  });

  test('a contradiction answers 1, with its places, its arithmetic and its likely cause', async () => {
    const [text, json] = [await check('faux.md'), await check('faux.md', '--format', 'json')];

    expect([text.code, json.code]).toEqual([1, 1]);
    expect(text.out).toMatch(/^ {5}ligne 3, colonne 16\s: «\s395\s»$/m);
    expect(JSON.parse(json.out).findings).toEqual([
      {
        rule: 'stated_total',
        tier: 'A',
        message: expect.stringContaining('395'),
        arithmetic: '186 + 173 = 359, non 395',
        likely_cause: expect.stringContaining('deux chiffres échangés'),
        places: [
          { page: 1, line: 3, column: 16, printed: '395' },
          { page: 1, line: 3, column: 43, printed: '186' },
          { page: 1, line: 3, column: 61, printed: '173' },
        ],
      },
    ]);
  });

  test('a folder stands for its documents, whose answers make an array', async () => {
    const { code, out } = await check('rapports', '--format', 'json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject([
      { file: 'rapports/2020/deux.md', pages: 3, figures: [{ value: '40', page: 3 }] },
      { file: 'rapports/un.txt', pages: 1 },
    ]);
  });

  test('last year’s report is read too: what it announced without a follow-up, and values said otherwise since', async () => {
    const { code, out } = await check('nouveau.txt', '--with', 'ancien.txt', '--year', '2021', '--format', 'json');

    const { previous, findings } = JSON.parse(out);
    expect([code, previous]).toEqual([0, 'ancien.txt']);
    expect(findings).toMatchObject([
      { rule: 'restated_value', tier: 'B', places: [{ line: 1 }], previous: [{ line: 2, printed: '12 876' }] },
      { rule: 'announced_without_follow_up', tier: 'B', places: [], previous: [{ page: 1, line: 4 }] },
    ]);
  });

  test('what cannot be read answers 2, and the others are checked all the same', async () => {
    const { code, out, err } = await check('casse.pdf', 'sain.txt', '--format', 'json');

    expect([code, err]).toEqual([2, expect.stringMatching(/^casse\.pdf\s: Ce document est abîmé/)]);
    expect(JSON.parse(out)).toMatchObject([{ file: 'sain.txt' }]);
  });

  test.each([
    [['absent.pdf'], /^Le fichier absent\.pdf n’existe pas\.$/m],
    [[], /^Indiquez au moins un document/],
    [['vide'], /^Indiquez au moins un document/],
    [['sain.txt', '--fail-on', 'D'], /n’est pas un niveau d’alerte/],
    [['sain.txt', '--year', 'vingt'], /n’est pas une année/],
    [['sain.txt', '--format', 'papier'], /n’est pas un format connu/],
  ])('%j answers 2 and says why', async (args, said) => {
    expect(await check(...args)).toMatchObject({ code: 2, out: '', err: expect.stringMatching(said) });
  });

  test.each([
    ['csv', /^\ufefffichier;niveau;contrôle/],
    ['sarif', /"version": "2\.1\.0"/],
    ['html', /<u>1,7 Md€/],
  ])('%s is written', async (format, begins) => {
    expect(await check('sain.txt', '--format', format)).toMatchObject({ code: 0, out: expect.stringMatching(begins) });
  });

  test('what people judged wrong too often is shown as likely, and said so', async () => {
    mkdirSync(inRoot('installation'));
    const judged = [{ rule: 'stated_total', judged: 10, right: 8 }];
    writeFileSync(inRoot('installation/judged-rules.json'), JSON.stringify(judged));

    const { code, out, err } = await checkIn('installation', 'faux.md');

    expect(code).toBe(0);
    expect(out).toMatch(/^ {2}B .*\[stated_total\]/m);
    expect(err).toContain('Montré au niveau B');
  });

  test('statistics list every rule, and wait for no installation', async () => {
    const { code, out } = await check('--stats', '--format', 'json');

    expect(code).toBe(0);
    expect(JSON.parse(out)).toContainEqual(
      expect.objectContaining({ rule: 'stated_total', judged: 0, precision: null, shown: 'as_found' }),
    );
  });
});
