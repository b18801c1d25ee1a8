import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';

const report = '/rapports/bethune-bruay/rdd/2020';
const spaced = (text: string | null): string => (text ?? '').replace(/\s+/g, ' ').trim();

describeInBrowser('a reader of the published report of 2020', (visit) => {
  test('finds it in the list and goes from parts to a sheet, its figures and its commitments', async () => {
    const page = await visit.open('/rapports');

    await page.getByRole('link', { name: 'Rapport sur la situation en matière de développement durable 2020' }).click();
    await page.getByRole('navigation', { name: 'Sommaire' }).waitFor();
    await page.getByRole('link', { name: 'L’amélioration de l’habitat' }).click();
    await page.getByRole('heading', { level: 1, name: 'L’amélioration de l’habitat' }).waitFor();

    const sheet = spaced(await page.locator('main').textContent());
    expect(sheet).toContain('359 logements');
    expect(sheet).toContain('Actions menées en 2020');
    expect(sheet).toContain('Perspectives 2021');
    await page.getByRole('link', { name: /Fiche suivante/ }).click();
    await page.getByRole('heading', { level: 1, name: 'Le Fonds de transition énergétique' }).waitFor();
  });

  test('opens the explanation of a number by clicking it', async () => {
    const page = await visit.open(`${report}/fiches/P1-07`);

    await page.locator('.prose').getByRole('link', { name: '11 bornes' }).first().click();
    await page.getByRole('heading', { level: 1, name: 'Bornes installées' }).waitFor();

    const explained = spaced(await page.locator('main').textContent());
    for (const part of ['Définition', 'Source', 'Enregistré', 'Comment il est obtenu', 'Évolution', 'Alertes'])
      expect(explained).toContain(part);
    expect(explained).toMatch(/personnage fictif\), le \d+ janvier 2021/);
    expect(await page.locator('svg.chart').count()).toBe(1);
    expect(spaced(await page.getByRole('table', { name: 'Valeurs et cibles' }).textContent())).toContain('100 bornes');
    expect(await page.getByRole('link', { name: /P1-07/ }).count()).toBe(1);
  });

  test('sees beside a figure the alert that was accepted, by whom and why', async () => {
    const page = await visit.open('/rapports/cpie-chaine-des-terrils/activites-actions/2020/chiffres/A1-29@2020');

    expect(spaced(await page.locator('main').textContent())).toMatch(/écart : 113.*Acceptée par Ari Argus/);
  });

  test('reaches the explanation without JavaScript', async () => {
    const page = await visit.open(`${report}/fiches/P1-07`, { javaScript: false });

    await page
      .locator('.sheet-band')
      .getByRole('link', { name: /Bornes installées/ })
      .click();

    expect(page.url()).toContain('/chiffres/');
    expect(spaced(await page.locator('main').textContent())).toContain('D’où vient ce chiffre');
  });

  test('reads in the annexes what the law asks and where each figure comes from', async () => {
    const page = await visit.open(`${report}/annexes`);

    const annexes = spaced(await page.locator('main').textContent());
    expect(annexes).toContain('Ce que la loi demande');
    expect(
      await page.getByRole('table', { name: 'Définitions et sources des chiffres' }).getByRole('row').count(),
    ).toBeGreaterThan(250);
  });

  test.each([
    ['/rapports/bethune-bruay/rdd/1999', 'Ce rapport n’existe pas'],
    [`${report}/fiches/P9-99`, 'Cette fiche n’existe pas'],
    [`${report}/chiffres/INCONNU@2020`, 'Ce chiffre n’existe pas'],
    [`${report}/telecharger/exe`, 'Ce fichier n’existe pas'],
  ])('is told in a sentence that %s is not there', async (path, sentence) => {
    const page = await visit.open('/rapports');

    const answer = await page.goto(path);

    expect(answer?.status()).toBe(404);
    expect(spaced(await page.locator('body').textContent())).toContain(sentence);
  });
});

describe('the files of the report of 2020', () => {
  test.runIf(spawnSync('pdfinfo', ['-v']).error === undefined)(
    'the PDF is tagged and has sixty pages or more',
    async () => {
      const info = pdfinfo(await download('pdf'));

      expect(info).toMatch(/Tagged:\s+yes/);
      expect(Number(/Pages:\s+(\d+)/.exec(info)?.[1])).toBeGreaterThanOrEqual(60);
    },
  );

  test.each([
    ['docx', 'word/document.xml', 'L’amélioration de l’habitat'],
    ['odt', 'content.xml', 'L’amélioration de l’habitat'],
    ['ods', 'content.xml', 'Enveloppe annuelle d’aides au logement'],
    ['xlsx', 'xl/sharedStrings.xml', 'Enveloppe annuelle d’aides au logement'],
    ['deliberation.docx', 'word/document.xml', 'Il est donné acte'],
    ['rapport-president.docx', 'word/document.xml', 'Ce qui est proposé'],
  ])('%s is an office file whose %s says « %s »', async (format, part, words) => {
    const files = unzipSync(await download(format));

    expect(strFromU8(files[part] ?? new Uint8Array())).toContain(words);
  });

  test('the CSV has French numbers, one line a figure', async () => {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(await download('csv'));

    const lines = text.trimEnd().split('\r\n');
    expect(lines[0]).toMatch(/^\ufeffcode;libelle;periode;/);
    expect(lines.length).toBeGreaterThan(250);
    expect(lines.find((line) => line.startsWith('HAB-01;'))).toContain(';2,2;');
  });

  test('the JSON is the document itself, and the web page needs nothing else', async () => {
    const document = JSON.parse(new TextDecoder().decode(await download('json'))) as { seal: { sha256: string } };
    const page = new TextDecoder().decode(await download('html'));

    expect(document.seal.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(page).toContain(document.seal.sha256.slice(0, 12));
    expect(page).not.toMatch(/<(script|link)\b|src="http/);
  });
});

async function download(format: string): Promise<Uint8Array> {
  const answer = await fetch(`${process.env.CARREAU_E2E_ADDRESS}${report}/telecharger/${format}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toContain('bethune-bruay-rdd-2020');
  return new Uint8Array(await answer.arrayBuffer());
}

function pdfinfo(bytes: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), 'carreau-pdf-'));
  try {
    writeFileSync(join(folder, 'report.pdf'), bytes);
    return execFileSync('pdfinfo', [join(folder, 'report.pdf')], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
