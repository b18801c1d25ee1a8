import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

const as = 'coordination.mission@demo.carreau.example';

/** The last paragraph of a decision is answered from the register: each test takes the report one step further. */
describeInBrowser('a report on the state of conservation', (visit) => {
  let page: Page;

  beforeAll(async () => {
    page = await visit.open('/travail', { as });
    page.setDefaultTimeout(15_000);
  });

  test('tells which paragraph has no answer', async () => {
    await page.getByRole('link', { name: 'Exemple inventé, état de conservation 2019' }).first().click();
    await expectToRead(page, '3 paragraphes appellent une réponse');
    await page.getByRole('link', { name: 'Alertes' }).click();

    await expectToRead(page, 'Le paragraphe 5 de la décision', 'n’a pas de réponse');
  });

  test('takes a line that the organisation keeps inside, when a person ticks it', async () => {
    await page.getByRole('link', { name: 'Tableau de bord' }).click();
    await page.getByRole('link', { name: 'Réponse au paragraphe 5' }).click();
    await expectToRead(page, 'Décisions des instances 0 sur', 'Interne');
    await page.getByRole('checkbox', { name: /Les orientations de l’étude sont validées/ }).check();
    await page.getByRole('button', { name: 'Enregistrer' }).first().click();

    await expectToRead(page, '1 ligne du registre enregistrée', 'Décisions des instances 1 sur');
    await expectAccessible(page);
  });

  test('rests a statement on the register, and prints it as a footnote with its day', async () => {
    const field = page.getByRole('textbox', { name: 'Réponse de l’État partie' });
    await field.click();
    await field.pressSequentially('Les instances se réunissent @orientations');
    await page.getByRole('option', { name: /Décision « Les orientations de l’étude sont validées »/ }).click();
    await expectToRead(page, 'Comité de pilotage de l’étude des évolutions urbaines, 25 septembre 2018');
    await page.getByRole('button', { name: 'Enregistrer' }).first().click();
    await expectToRead(page, 'Fiche enregistrée.');

    await page.goto(`${await previewOf(page)}/fiches/2.5`);
    await expectToRead(page, 'Les instances se réunissent', 'Preuves', 'registre au 25 septembre 2018');
  });

  test('is read by everybody once it is published, without the way to what stays inside', async () => {
    const visitor = await visit.open('/rapports/mission-bassin-minier/suivi-periodique/2019/fiches/11');

    await expectToRead(visitor, 'Fosse Mathilde', '26 juin 2018', 'Preuves', 'à la date de l’édition');
    expect(await visitor.locator('main a[href^="/veille"]').count()).toBe(0);
    await expectAccessible(visitor);
  });
});

/** Address of the preview of the edition whose sheet is open. */
async function previewOf(page: Page): Promise<string> {
  const board = await page.locator('a[href^="/travail/campagnes/"]').first().getAttribute('href');
  return `${board}/apercu`;
}
