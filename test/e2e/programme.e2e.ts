import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, settled } from './browser.ts';

const coordinator = 'coordination.departement@demo.carreau.example';
const header = 'N°;Intitulé;Statut;Motif;Plan;Objectif;Budget;Jalons;ODD';

/** A plan of actions, from the table a coordinator keeps to what a visitor reads: each test takes it one step further. */
describeInBrowser('the programme', (visit) => {
  let page: Page;
  let plan: string;

  beforeAll(async () => {
    page = await visit.open('/travail/plans/nouveau', { as: coordinator });
  });

  test('a coordinator writes a plan of any kind, its objectives as an indented list', async () => {
    await page.getByLabel('Titre').fill('Plan des mobilités douces');
    await page.getByLabel('Genre de plan').fill('Schéma directeur');
    await page
      .getByLabel('Objectifs')
      .fill('1 | Rouler\n  1.1 | Relier les collèges\n    1.1.1 | Jalonner\n2 | Marcher');
    await page.getByLabel('Publier ce plan').check();
    await page.getByRole('button', { name: 'Enregistrer le plan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Plan des mobilités douces' }).waitFor();
    plan = new URL(page.url()).pathname;

    await expectToRead(
      page,
      'Schéma directeur',
      '1. Rouler',
      '1.1. Relier les collèges',
      '1.1.1. Jalonner',
      '2. Marcher',
    );
  });

  test('two people who edit the plan at once keep both texts side by side, with a script or without', async () => {
    await page.getByRole('link', { name: 'Modifier le plan' }).click();
    await page.getByRole('heading', { level: 1, name: 'Modifier le plan' }).waitFor();
    const edit = new URL(page.url()).pathname;
    const plain = await visit.open(edit, { as: coordinator, javaScript: false });
    await savePlan(page, { Résumé: 'Le résumé de l’une.' });
    await expectToRead(page, 'Le résumé de l’une.');
    await page.goto(edit);

    const longer = `${await plain.getByLabel('Objectifs').inputValue()}\n3 | Respirer`;
    await savePlan(plain, { Résumé: 'Le résumé de l’autre.', Objectifs: longer });
    await expectToRead(plain, 'Yaël Dunes (personnage fictif) a modifié ce plan', 'Rien n’est perdu');
    expect(await rowsOf(plain, 'Ce qui diffère')).toEqual([
      ['Le résumé de l’autre.', 'Le résumé de l’une.'],
      [expect.stringMatching(/2 \| Marcher 3 \| Respirer$/), expect.stringMatching(/2 \| Marcher$/)],
    ]);
    await savePlan(plain, { Résumé: 'Le résumé de l’une et de l’autre.' });
    await plain.waitForURL(`**${plan}`);

    await savePlan(page, { Sigle: 'PMD' });
    await expectToRead(page, 'Rien n’est perdu', 'Le résumé de l’une et de l’autre.', '3 | Respirer');
    expect(await page.getByLabel('Sigle').inputValue()).toBe('PMD');
    await expectAccessible(page);
    await page.goto(plan);
    await expectToRead(page, 'Le résumé de l’une et de l’autre.', '3. Respirer', 'Modification de plan refusée');
  });

  test('each bad cell of a file is shown with its line and its column, and nothing is written', async () => {
    await send(page, [
      header,
      'V1;Vélo vers les collèges;En cours;;plan-des-mobilites-douces;1.1.1;ADEME : 12 000 €, accordé, 2023;Étude (2020-01-01);3, 11',
      'V2;;Bientôt;;Plan inconnu;;beaucoup : trop;;18',
      'V3;Parvis;Suspendue;;plan-des-mobilites-douces;9.9;;;',
    ]);

    const told = (await rowsOf(page, 'Ce qui ne va pas')).map((cells) => cells.slice(0, 3));
    expect(told).toEqual([
      ['3', 'Statut', expect.stringContaining('« Bientôt » n’est pas une valeur connue')],
      ['3', 'Budget', expect.stringContaining('« trop »')],
      ['3', 'ODD', expect.stringContaining('de 1 à 17')],
      ['3', 'Plan', expect.stringContaining('« Plan inconnu »')],
      ['3', 'Intitulé', 'Donnez un titre à l’action.'],
      ['4', 'Objectif', expect.stringContaining('« 9.9 » n’est pas un objectif de ce plan')],
      ['4', 'Motif', expect.stringContaining('doit dire pourquoi')],
    ]);
    await expectAccessible(page);
    await page.goto(plan);
    await expectToRead(page, 'aucune action');
  });

  test('the corrected file is imported whole, under the plan’s objectives', async () => {
    await send(page, [
      header,
      'V1;Vélo vers les collèges;En cours;;plan-des-mobilites-douces;1.1.1;ADEME : 12 000 €, accordé, 2023;Étude (2020-01-01) | Travaux (2020-06-01, atteint le 2020-05-20);3, 11',
      'V2;Trottoirs larges;Réalisée;;plan-des-mobilites-douces;2;;;11',
      'V3;Parvis;Suspendue;Marché infructueux;plan-des-mobilites-douces;1.1;;;',
    ]);
    await expectToRead(page, 'Tout est lisible : 3 actions seront créées.');
    await page.getByRole('button', { name: 'Importer 3 actions' }).click();
    await expectToRead(page, '3 actions créées.', 'programme.csv');
    await page.goto(plan);

    // (50 + 100 + 0) ÷ 3
    await expectToRead(page, '50 %', 'd’avancement pour 3 actions, dont 1 en retard', 'Vélo vers les collèges');
    await expectAccessible(page);
  });

  test('what is shown is in the address, so that it can be sent to somebody', async () => {
    await page.getByRole('link', { name: 'Suspendue 1' }).click();
    await page.waitForURL(`**${plan}?etape=suspended`);
    await expectToRead(page, '1 action sur 3.', 'Parvis');
    expect(await page.getByText('Trottoirs larges').count()).toBe(0);

    await page.goto('/travail/actions?texte=v%C3%A9lo&retard=oui');
    await expectToRead(page, 'Vélo vers les collèges', '« Étude » était attendu pour le 1er janvier 2020.');
    expect(await page.getByText('Trottoirs larges').count()).toBe(0);
    await expectAccessible(page);
  });

  test('a suspended action needs a reason, and its history keeps each stage', async () => {
    await page.getByRole('link', { name: 'Vélo vers les collèges' }).click();
    await page.getByRole('link', { name: 'Modifier l’action' }).click();
    await page.getByLabel('Étape', { exact: true }).selectOption('Reportée');
    await page.getByRole('button', { name: 'Enregistrer l’action' }).click();
    await expectToRead(page, 'Motif : Un motif est attendu.');
    await expectAccessible(page);

    await page.getByLabel('Motif du changement d’étape').fill('En attente du foncier');
    await page.getByRole('button', { name: 'Enregistrer l’action' }).click();
    await page.getByRole('heading', { level: 1, name: 'Vélo vers les collèges' }).waitFor();

    expect(await page.locator('.timeline li').allInnerTexts()).toEqual([
      expect.stringMatching(/^Reportée depuis le .*: En attente du foncier/),
      expect.stringMatching(/^En cours depuis le /),
    ]);
    await expectToRead(page, 'ADEME', '12 000,00 €', '1 jalon atteint sur 2 : 50 %.');
    await expectAccessible(page);
  });

  test('a document is joined, and refused where it is not what its name says', async () => {
    await join(page, 'carte.png', 'pas une image');
    await expectToRead(page, '« carte.png » n’est pas un fichier PNG, malgré son nom');

    await join(page, 'Étude d’itinéraires.pdf', '%PDF-1.7');
    await expectToRead(page, 'Étude d’itinéraires.pdf', 'PDF, 1 Ko');
  });

  test('a file that updates says what each action becomes before it does, and is undone whole', async () => {
    await send(page, ['N°;Intitulé;ODD', 'V2;Trottoirs larges et ombragés;', 'V3;;11', 'V4;Bancs;11']);
    await expectToRead(page, '3 cellules sont à corriger', '2 lignes portent le numéro d’une action qui existe');
    await page.getByLabel('mettent à jour cette action').check();
    await page.getByRole('button', { name: 'Vérifier avec ces choix' }).click();
    await expectToRead(page, '1 action sera créée, 2 seront modifiées.', 'Trottoirs larges et ombragés');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Importer ces créations et ces modifications' }).click();
    await expectToRead(page, '1 action créée, 2 actions modifiées.');
    await page.getByRole('button', { name: 'Annuler cet import' }).first().click();
    await expectToRead(page, '1 action retirée, 2 actions remises comme avant.');
    await expectAccessible(page);

    await page.goto(`${plan}?texte=trottoirs`);
    await page.getByRole('link', { name: 'Trottoirs larges', exact: true }).waitFor();
  });

  test('an import whose actions were worked on since stays', async () => {
    await page.goto('/travail/actions/import');
    await page.getByRole('button', { name: 'Annuler cet import' }).first().click();

    await expectToRead(page, 'On a travaillé depuis sur 1 action de cet import (V1 « Vélo vers les collèges »)');
  });

  test('a visitor without a script reads the plan and downloads the document, without names nor drafts', async () => {
    const guest = await visit.open('/plans', { javaScript: false, width: 390, dark: true });
    await guest.getByRole('link', { name: 'Plan des mobilités douces' }).click();
    await guest.getByRole('link', { name: 'Vélo vers les collèges' }).click();

    await expectToRead(guest, 'En attente du foncier', 'Étude d’itinéraires.pdf');
    expect(await guest.getByText('Historique').count()).toBe(0);
    const address = await guest.getByRole('link', { name: 'Étude d’itinéraires.pdf' }).getAttribute('href');
    const file = await guest.context().request.get(address ?? '');
    expect([file.status(), await file.text()]).toEqual([200, '%PDF-1.7']);
    expect(file.headers()).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': expect.stringMatching(/^attachment/),
      'x-content-type-options': 'nosniff',
    });
  });
});

async function savePlan(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(text);
  await page.getByRole('button', { name: 'Enregistrer le plan' }).click();
}

async function send(page: Page, lines: string[]): Promise<void> {
  await page.goto('/travail/actions/import');
  const buffer = Buffer.from(`${lines.join('\r\n')}\r\n`);
  await page
    .getByLabel('Fichier', { exact: true })
    .setInputFiles({ name: 'programme.csv', mimeType: 'text/csv', buffer });
  await page.getByRole('button', { name: 'Envoyer le fichier' }).click();
  await page.getByRole('heading', { name: 'Vérifier avant d’importer' }).waitFor();
}

async function join(page: Page, name: string, content: string): Promise<void> {
  if (!(await page.getByLabel('Fichier', { exact: true }).isVisible()))
    await page.getByText('Joindre un fichier').click();
  await page.getByLabel('Fichier', { exact: true }).setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: 'Joindre ce fichier' }).click();
}

/** The cells of the table that has this column, every space an ordinary one. */
const rowsOf = async (page: Page, column: string): Promise<string[][]> => {
  const rows = await page.locator('table', { hasText: column }).locator('tbody tr').all();
  return Promise.all(
    rows.map(async (row) => (await row.locator('td').allInnerTexts()).map((text) => text.replace(/\s/g, ' '))),
  );
};

/** Waits until the page says all of this, whatever the kind of its spaces. */
async function expectToRead(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) {
    const pattern = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+');
    await page.locator('main').getByText(new RegExp(pattern)).first().waitFor({ state: 'attached' });
  }
  await settled(page);
}
