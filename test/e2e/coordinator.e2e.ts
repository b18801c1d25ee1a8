import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, settled } from './browser.ts';

const coordinator = 'coordination.cpie@demo.carreau.example';
const validator = 'validation.cpie@demo.carreau.example';
const kept = ['Connaître la biodiversité ordinaire régionale', 'Zones humides du Bassin minier'];
const reason = 'Ce nombre n’est suivi par aucun indicateur.';

/** The yearly report of the association, from its opening to its erratum: each test takes it one step further. */
describeInBrowser('a coordinator', (visit) => {
  let page: Page;
  let campaign: string;

  beforeAll(async () => {
    page = await visit.open('/travail', { as: coordinator });
  });

  test('opens the campaign of a new year from a report type, with the sheets of the year before', async () => {
    await page.getByRole('link', { name: 'Ouvrir une campagne' }).click();
    await page.getByRole('radio', { name: 'Rapport d’activité par actions' }).check();
    await page.getByLabel('Année du rapport').fill('2021');
    await page.getByLabel('Fiches à rendre le').fill('2030-01-14');
    await page.getByRole('button', { name: 'Ouvrir la campagne' }).click();
    await page.getByRole('heading', { name: 'Tableau de bord' }).waitFor();
    campaign = new URL(page.url()).pathname;

    await expectToRead(page, 'Rapport d’activités 2021', '0 acceptée, 0 à relire sur 8 fiches', 'En préparation');
  });

  test('takes out the sheets that nobody began, and entrusts the others to services with their dates', async () => {
    for (const box of await page.getByRole('checkbox', { name: /fiche [3-8]$/ }).all()) await box.check();
    await page.getByRole('button', { name: 'Retirer de la campagne' }).click();
    await expectToRead(page, '6 fiches retirées.');

    await page.getByLabel('Choisir la fiche 2').check();
    await page.getByLabel('Confier les fiches cochées à').selectOption('Équipe du CPIE');
    await page.getByLabel('À rendre le').fill('2022-01-03');
    await page.getByRole('button', { name: 'Confier' }).click();

    await expectToRead(page, '1 fiche confiée.', 'Équipe du CPIE', '3 janvier 2022', '1 fiche en retard');
  });

  test('follows the sheets by service, the late ones first, or by part of the report', async () => {
    await go(page, '/etapes');
    await page.getByRole('button', { name: 'Ouvrir la collecte' }).click();
    await expectToRead(page, 'L’étape est enregistrée.');
    await go(page, '');
    await page.getByRole('heading', { name: 'Équipe technique' }).waitFor();

    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      'Équipe du CPIE',
      'Équipe technique',
      'Ajouter une fiche',
    ]);
    await expectAccessible(page);

    await page.getByRole('link', { name: 'Par partie' }).click();
    await page.getByRole('heading', { name: 'Actions du projet' }).waitFor();

    expect(await page.locator('tbody a').allTextContents()).toEqual(kept.toReversed());
  });

  test('keeps the ticked sheets and the lines of votes when they are refused, without a script', async () => {
    const board = await visit.open(campaign, { as: coordinator, javaScript: false });
    await board.getByLabel('Choisir la fiche 1').check();
    await board.getByRole('button', { name: 'Confier' }).click();
    await expectToRead(board, 'Choisissez un service, une date, ou les deux');
    const steps = await visit.open('/travail', { as: 'coordination@demo.carreau.example', javaScript: false });
    await steps.getByRole('link', { name: /développement durable 2021/ }).click();
    await steps.getByRole('link', { name: 'Étapes' }).click();
    await steps.getByRole('textbox', { name: 'Groupe 2' }).fill('Groupe des élus du bassin');
    await steps.getByLabel('Pour, groupe 2').fill('38');
    await steps.getByLabel('Absents, groupe 3').fill('2000');
    await steps.getByRole('textbox', { name: 'Groupe 3' }).fill('Non-inscrits');
    await steps.getByRole('button', { name: 'Enregistrer la séance' }).click();
    await expectToRead(steps, 'Saisie à corriger');

    expect(await board.getByLabel('Choisir la fiche 1').isChecked()).toBe(true);
    expect(await board.getByLabel('Choisir la fiche 2').isChecked()).toBe(false);
    expect(await valuesOf(steps, 'Groupe 2', 'Pour, groupe 2', 'Groupe 3', 'Absents, groupe 3')).toEqual([
      'Groupe des élus du bassin',
      '38',
      'Non-inscrits',
      '2000',
    ]);
  });

  test('receives what the services hand in', async () => {
    for (const title of kept) await fillAndSubmit(title);
    await go(page, '');

    await expectToRead(page, '0 acceptée, 2 à relire sur 2 fiches');
  });

  test('comments a sheet, sends it back with a reason, then accepts it', async () => {
    await openSheet(kept[0] ?? '');
    await page.getByLabel('Nouvelle remarque').fill('Préciser le nombre de sorties.');
    await page.getByRole('button', { name: 'Envoyer la remarque' }).click();
    await expectToRead(page, 'Remarque envoyée.');
    await page.getByLabel('Ce qu’il faut reprendre').fill('Le calendrier manque.');
    await page.getByRole('button', { name: 'Renvoyer la fiche' }).click();
    await expectToRead(page, 'Fiche renvoyée au service', 'Le calendrier manque.');
    await go(page, '');
    await expectToRead(page, 'À reprendre', '2 commentaires');

    await openSheet(kept[0] ?? '');
    await page.getByRole('button', { name: 'Soumettre la fiche' }).click();
    for (const title of kept) {
      await openSheet(title);
      await page.getByRole('button', { name: 'Accepter la fiche' }).click();
      await expectToRead(page, 'Fiche acceptée.');
    }
    await go(page, '');

    await expectToRead(page, '2 acceptées, 0 à relire sur 2 fiches');
  });

  test('sees all findings, and accepts those of a check with a reason', async () => {
    await page.getByRole('link', { name: 'Alertes' }).click();
    await page.getByRole('heading', { name: 'Alertes', level: 1 }).waitFor();
    await expectAccessible(page);
    const findings = page.getByRole('listitem').filter({ hasText: '45 sorties' });
    expect(await findings.count()).toBe(2);

    await findings.first().getByRole('link', { name: 'Accepter' }).click();
    await page.getByLabel('Motif').fill(reason);
    await page.getByRole('radio', { name: 'les 2 alertes de ce contrôle dans l’édition' }).check();
    await page.getByRole('button', { name: 'Accepter l’alerte' }).click();

    await expectToRead(
      page,
      '2 alertes acceptées, avec votre nom et votre motif.',
      reason,
      'Ari Argus',
      'Aucune alerte',
    );
  });

  test('edits the synthesis with a live figure, and sees it in the preview', async () => {
    await page.getByRole('link', { name: 'Textes d’ensemble' }).click();
    const synthesis = page.getByRole('textbox', { name: 'Synthèse de l’année' });
    await synthesis.click();
    await synthesis.pressSequentially('Une année de suivis : #Participants aux formations');
    await page.getByRole('option').first().click();
    await expectToRead(page, 'Enregistré à');

    await page.getByRole('link', { name: 'Aperçu' }).click();

    await expectToRead(page, 'Synthèse de l’année', 'Une année de suivis', ...kept);
    await expectAccessible(page);
  });

  test('writes the conclusion without JavaScript while somebody else writes it: both texts are kept, then one chosen', async () => {
    await go(page, '/synthese');
    const plain = await visit.open(`${campaign}/synthese`, { as: coordinator, javaScript: false });
    await page.getByRole('textbox', { name: 'Bilan et suites' }).fill('Le texte de l’une.');
    await expectToRead(page, 'Enregistré à');

    await plain.getByRole('textbox', { name: 'Bilan et suites' }).fill('Le texte de l’autre.');
    await plain.getByRole('button', { name: 'Enregistrer les textes' }).click();
    await expectToRead(plain, 'Les vôtres sont gardés à part', 'Le texte de l’une.', 'Le texte de l’autre.');
    await plain.getByLabel('Garder les deux, l’un après l’autre').check();
    await plain.getByRole('button', { name: 'Garder ce choix' }).click();

    await expectToRead(plain, 'Choix enregistré');
    expect(await plain.getByRole('textbox', { name: 'Bilan et suites' }).inputValue()).toBe(
      'Le texte de l’une.\n\nLe texte de l’autre.',
    );
  });

  test('asks for the validation, which a validator gives after reading without editing', async () => {
    await go(page, '/etapes');
    await page.getByRole('button', { name: 'Clore la collecte' }).click();
    await page.getByRole('button', { name: 'Demander la validation' }).click();
    await page.getByText('son accord est attendu').waitFor();
    const reader = await visit.open(campaign, { as: validator });

    expect(await reader.getByRole('button', { name: 'Confier' }).count()).toBe(0);
    await reader.getByRole('link', { name: kept[0] ?? '' }).click();
    await reader.getByRole('heading', { level: 1, name: kept[0] ?? '' }).waitFor();
    // Remarks alone can be written, and addressed to somebody.
    expect(
      await reader.locator('[contenteditable=true], main input:not([type=hidden], [name=to]):enabled').count(),
    ).toBe(0);
    expect(await reader.getByRole('button', { name: 'Enregistrer' }).count()).toBe(0);

    await reader.goto(`${campaign}/etapes`);
    await reader.getByRole('button', { name: 'Valider l’édition' }).click();
    await expectToRead(reader, 'L’étape est enregistrée.', 'Accord de validation');
  });

  test('freezes, presents and publishes; the accepted finding is printed in the annex with its reason', async () => {
    await go(page, '/etapes');
    await page.getByLabel('Date de remise').fill('2022-03-15');
    await page.getByRole('button', { name: 'Enregistrer la remise' }).click();
    await expectToRead(page, 'sont enregistrés');
    for (const step of ['Figer l’édition', 'Marquer comme présentée', 'Publier l’édition']) {
      await page.getByRole('button', { name: step }).click();
      await page.getByRole('button', { name: step }).waitFor({ state: 'detached' });
    }
    await expectToRead(page, 'son chemin est terminé');
    const visitor = await visit.open('/rapports/cpie-chaine-des-terrils/activites-actions/2021/annexes');

    await expectToRead(visitor, reason, 'Ari Argus');
  });

  test('opens an erratum, which lists what it corrects once published', async () => {
    await page.getByRole('button', { name: 'Ouvrir un erratum' }).click();
    await page.getByRole('heading', { name: 'Tableau de bord' }).waitFor();
    campaign = new URL(page.url()).pathname;
    await expectToRead(page, 'Rapport d’activités 2021, erratum 1', 'En relecture');

    await go(page, '/synthese');
    await page.getByRole('textbox', { name: 'Synthèse de l’année' }).fill('Une année corrigée.');
    await expectToRead(page, 'Enregistré à');
    await go(page, '/etapes');
    await page.getByRole('button', { name: 'Demander la validation' }).click();
    const reader = await visit.open(`${campaign}/etapes`, { as: validator });
    await reader.getByRole('button', { name: 'Valider l’édition' }).click();
    await reader.getByText('L’étape est enregistrée.').waitFor();
    await go(page, '/etapes');
    for (const step of ['Figer l’édition', 'Marquer comme présentée', 'Publier l’édition']) {
      await page.getByRole('button', { name: step }).click();
      await page.getByRole('button', { name: step }).waitFor({ state: 'detached' });
    }
    const visitor = await visit.open('/rapports/cpie-chaine-des-terrils/activites-actions/2021/annexes');

    await expectToRead(visitor, 'Ce que corrige cet erratum', 'Une année corrigée.');
  });

  const go = (on: Page, below: string) => on.goto(campaign + below);

  async function openSheet(title: string): Promise<void> {
    await go(page, '');
    await page.getByRole('link', { name: title }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  /** Writes what the sheet asks for, a number typed by hand in it, and the value of a figure. */
  async function fillAndSubmit(title: string): Promise<void> {
    await openSheet(title);
    for (const label of required) await page.getByRole('textbox', { name: label }).fill(`${label} : ${title}.`);
    await page.getByRole('textbox', { name: 'Date et durée' }).fill('En 45 sorties.');
    await page
      .getByRole('textbox', { name: /^Valeur/ })
      .last()
      .fill('12');
    await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
    await page.getByText('1 chiffre enregistré').waitFor();
    await page.getByRole('button', { name: 'Soumettre la fiche' }).click();
    await expectToRead(page, 'Fiche soumise');
  }
});

const required = [
  'Politique publique servie',
  'Objectifs du projet',
  'Contenu et réalisations 2021',
  'Méthode d’évaluation',
];

const valuesOf = (page: Page, ...labels: string[]): Promise<string[]> =>
  Promise.all(labels.map((label) => page.getByLabel(label, { exact: true }).inputValue()));

async function expectToRead(page: Page, ...texts: string[]): Promise<void> {
  for (const text of texts) await page.getByText(text).first().waitFor();
  await settled(page);
}
