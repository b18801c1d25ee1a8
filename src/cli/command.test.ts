import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anEdition, aPublishedEdition } from '../../test/an-edition.ts';
import { aContext, anOrganisation } from '../../test/builders.ts';
import { aServerDatabase } from '../../test/databases.ts';
import { defineIndicators } from '../indicator/index.ts';
import { openDatabase } from '../kernel/db/index.ts';
import { inProject } from '../kernel/paths.ts';

const root = mkdtempSync(join(tmpdir(), 'carreau-command-'));
const inRoot = (name: string) => join(root, name);
afterAll(() => rmSync(root, { recursive: true, force: true }));

interface Ran {
  code: number | null;
  out: string;
  err: string;
}

interface Place {
  dataFolder: string;
  databaseUrl: string | undefined;
}
const embedded = (folder: string): Place => ({ dataFolder: inRoot(folder), databaseUrl: undefined });

/** The command as people type it, from the project's own file. */
function carreau(args: string[], { dataFolder, databaseUrl }: Place): Promise<Ran> {
  const env = { ...process.env, CARREAU_DATA: dataFolder, DATABASE_URL: databaseUrl, NODE_OPTIONS: undefined };
  const child = spawn(process.execPath, [inProject('bin', 'carreau'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ran: Ran = { code: null, out: '', err: '' };
  child.stdout.on('data', (piece: Buffer) => (ran.out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (ran.err += piece.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ ...ran, code })));
}

/** An installation with one organisation, its coordinator, an indicator and a published edition. */
async function install(at: Place) {
  const { db, close } = await openDatabase(at);
  const place = await anOrganisation(db);
  const context = await aContext(db, 'coordinator', place);
  const organisationId = place.organisation.id;
  const indicators = [{ code: 'EAU-01', label: 'Eau prélevée', unit: 'm3', kind: 'result' as const }];
  await defineIndicators(context, { organisationId, indicators });
  await aPublishedEdition(db, anEdition({ sheets: 2 }), { organisationId });
  const { id } = await db.selectFrom('edition').select('id').executeTakeFirstOrThrow();
  await close();
  return { edition: id, slug: place.organisation.slug, coordinator: context.actor.person?.email ?? '' };
}

describe('bin/carreau', { timeout: 240_000 }, () => {
  let place: Place;
  let there: Awaited<ReturnType<typeof install>>;
  beforeAll(async () => {
    place = { dataFolder: inRoot('data'), databaseUrl: await aServerDatabase() };
    there = await install(place);
  });

  test.each([
    [['--help'], 0, /^Usage/],
    [['fouiller'], 2, /^Usage/],
    [['report', 'list', '--jsn'], 2, /^L’option --jsn n’existe pas/],
    [['report', 'build', '--format', 'papier'], 2, /^«\u00a0papier\u00a0» n’est pas un format connu\./m],
    [['report', 'build'], 2, /indiquez-le avec --edition\.$/m],
    [['assessment', 'verify'], 0, /^Aucune campagne publiée à vérifier\.$/m],
    [['assessment', 'verify', '--campaign', 'absente'], 2, /^Cette campagne publiée/m],
    [['import', 'actions', 'absent.csv'], 2, /^Le fichier absent\.csv n’existe pas\.$/m],
    [['restore', 'absent.carreau'], 2, /^Le fichier absent\.carreau n’existe pas\.$/m],
  ])('%j answers %i and says why', async (args, code, said) => {
    const ran = await carreau(args, place);

    expect([ran.code, ran.out + ran.err]).toEqual([code, expect.stringMatching(said)]);
  });

  test('an edition is listed for programs and written as a file', async () => {
    const { out } = await carreau(['report', 'list', '--json'], place);
    await carreau(
      ['report', 'build', '--edition', there.edition, '--format', 'pdf', '--out', inRoot('report.pdf')],
      place,
    );

    expect(JSON.parse(out)).toMatchObject([
      { id: there.edition, type: 'rdd', publisher: there.slug, year: 2020, state: 'published' },
    ]);
    expect(readFileSync(inRoot('report.pdf')).subarray(0, 4).toString()).toBe('%PDF');
  });

  test('figures are listed and written', async () => {
    const [list, exported] = [
      await carreau(['figures', 'list', '--json'], place),
      await carreau(
        ['figures', 'export', '--edition', there.edition, '--format', 'csv', '--out', inRoot('figures.csv')],
        place,
      ),
    ];

    expect(JSON.parse(list.out)).toMatchObject([{ code: 'EAU-01' }]);
    expect(exported.code).toBe(0);
    expect(readFileSync(inRoot('figures.csv'), 'utf8').split('\n').length).toBeGreaterThan(3);
  });

  test('a table with a mistake answers 1 and writes nothing; mended, it comes in and goes out', async () => {
    const file = inRoot('actions.csv');
    const [head, good] = ['numéro;titre;étape', '1;Planter une haie;en cours'];
    writeFileSync(file, `${head}\n${good}\n2;Semer;peut-être\n`);
    const refused = await carreau(['import', 'actions', file], place);
    writeFileSync(file, `${head}\n${good}\n`);
    const done = await carreau(['import', 'actions', file, '--as', there.coordinator], place);
    const back = await carreau(['export', 'actions', '--out', inRoot('back.csv')], place);

    expect([refused.code, refused.out]).toEqual([1, expect.stringMatching(/^ligne 3, étape\u00a0: /)]);
    expect([done.code, done.out]).toEqual([0, expect.stringMatching(/^Fait\s:\s1\saction créée/)]);
    expect(back.code).toBe(0);
    expect(readFileSync(inRoot('back.csv'), 'utf8')).toContain('Planter une haie');
  });
});

describe('bin/carreau on an embedded installation', { timeout: 240_000 }, () => {
  const place = embedded('here');

  // What rows become is told by test/restored-report.test.ts.
  test('a backup is written once, and restored elsewhere', async () => {
    const archive = inRoot('carreau.backup');
    const saved = await carreau(['backup', archive], place);
    const again = await carreau(['backup', archive], place);
    const restored = await carreau(['restore', archive], embedded('elsewhere'));

    expect([saved.code, saved.out]).toEqual([0, expect.stringMatching(/^Sauvegarde écrite dans /)]);
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('existe déjà et n’a pas été touché')]);
    expect([restored.code, restored.out]).toEqual([
      0,
      expect.stringMatching(/^Sauvegarde du .* restaurée\s: .*, même compte et même empreinte/),
    ]);
  }, 240_000);

  test('a second process on the same folder is refused, and told which one holds it', async () => {
    const held = await openDatabase(place);

    const ran = await carreau(['report', 'list'], place);

    await held.close();
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(String(process.pid))]);
  });

  test('the doctor of a sound installation says so, sentence by sentence', async () => {
    const { code, out } = await carreau(['doctor', '--json'], place);

    const found = JSON.parse(out) as { ok: boolean; sentence: string }[];
    expect(found.map(({ sentence }) => sentence).join('\n')).toContain(place.dataFolder);
    expect(code).toBe(found.every(({ ok }) => ok) ? 0 : 1);
  });
});
