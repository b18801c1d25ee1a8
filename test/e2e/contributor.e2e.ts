import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { describeInBrowser, expectAccessible, expectToRead, paste, settled, signIn } from './browser.ts';

// Several people, several pages: a busy machine takes its time.
vi.setConfig({ testTimeout: 60_000 });

// The service « Eau et milieux naturels » and its sheets of the campaign of 2021: each test takes one of its own.
const contributor = 'eau@demo.carreau.example';

describeInBrowser('a contributor', (visit) => {
  /** The sheet of that title in the tasks of somebody, in a new browser. */
  const openSheet = async (title: string, options: Parameters<typeof visit.open>[1] = {}) => {
    const page = await visit.open('/travail', { as: contributor, ...options });
    await page.getByRole('link', { name: title, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    if (options.javaScript !== false) await page.getByRole('toolbar').first().waitFor();
    return page;
  };

  test('sees the sheets of their service and no other, each with the date it is due', async () => {
    const page = await visit.open('/travail', { as: contributor });

    const rows = page.locator('tbody tr');
    const codes = (await rows.locator('.quiet-text').allTextContents()).map((text) => text.slice(0, 5));
    const dates = await rows.locator('[data-label="À rendre le"]').allTextContents();

    expect(codes[0]).toBe('P2-03');
    expect(dates[0]).toContain('de retard');
    expect(codes.sort()).toEqual(['P2-01', 'P2-02', 'P2-03', 'P2-04', 'P2-05', 'P2-06', 'P2-07', 'P2-08']);
    for (const date of dates) expect(date).toMatch(/\d+(er)? \p{L}+ \d{4}/u);
    await expectAccessible(page);
  });

  test('does not open the sheet of another service', async () => {
    const culture = await visit.open('/travail', { as: 'culture@demo.carreau.example' });
    const address = await culture.getByRole('link', { name: 'Labanque' }).getAttribute('href');

    const page = await visit.open(address ?? '', { as: contributor });

    await expectToRead(page, 'Accès refusé', 'Votre rôle ne permet pas cette opération.');
  });

  test('reads last year’s sheet beside this year’s', async () => {
    const page = await openSheet('L’eau potable');

    const help = page.getByRole('complementary');
    await help.locator('summary', { hasText: 'Contexte' }).click();

    await expectToRead(help, 'L’eau potable (2020)', 'L’eau du territoire vient de la nappe, par 35 forages.');
  });

  test('sees last year’s value, the target and the change beside the value they type', async () => {
    const page = await openSheet('Le déploiement des bornes de recharge', { as: 'contribution@demo.carreau.example' });
    const row = page.getByRole('row').filter({ hasText: 'BOR-02' });
    await expectToRead(row, '11 bornes', '100 bornes en 2024');

    await row.getByLabel(/^Valeur/).fill('22');
    await save(page, '1 chiffre enregistré.');

    await expectToRead(row, '+100,0 %, souhaité : hausse');
  });

  test('pastes cells of a spreadsheet, with French numbers, over several rows and columns', async () => {
    const page = await openSheet('Geotopia');
    const visitors = page.getByLabel(/^Valeur.*Visiteurs du site/);
    await paste(page, visitors, '2 150\tComptage de l’équipe\n1\u202f640\tComptage de l’équipe\n');
    await expectToRead(page, '2 lignes remplies', 'Saisies à enregistrer');

    await save(page, '2 chiffres enregistrés.');
    await page.reload();

    expect(await visitors.inputValue()).toBe('2\u202f150');
    expect(await page.getByLabel(/^Source.*Participants aux activités/).inputValue()).toBe('Comptage de l’équipe');
  });

  test('is told which cell is wrong; it stays as typed, and the rest of the page is saved', async () => {
    const page = await openSheet('Geotopia');
    const groups = page.getByLabel(/^Valeur.*Personnes accueillies en groupe/);
    await groups.fill('beaucoup');
    await page.getByLabel('Engagement 1').fill('Ouvrir un second parcours.');
    await save(page, 'Aucun chiffre n’a été enregistré : corrigez les cases signalées. Le reste est enregistré.');

    expect(await groups.inputValue()).toBe('beaucoup');
    expect(await groups.getAttribute('aria-invalid')).toBe('true');
    await expectToRead(page, '« beaucoup » n’est pas un nombre');

    await groups.fill('900');
    await save(page, '1 chiffre enregistré.');
    await page.reload();

    expect(await page.getByLabel('Engagement 1').inputValue()).toBe('Ouvrir un second parcours.');
  });

  test('goes through the grid with the keyboard as in a spreadsheet', async () => {
    const page = await openSheet('Les trames verte et bleue');
    await page.getByLabel(/^Valeur.*Terrains de la trame/).fill('505');
    await page.keyboard.press('Enter');
    await page.keyboard.type('81');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('510');

    expect(await page.getByLabel(/^Valeur.*Terrains de la trame/).inputValue()).toBe('510');
    expect(await page.getByLabel(/^Valeur.*Vallée Carreau/).inputValue()).toBe('81');
  });

  test('inserts a figure with #: corrected later, the sentence prints the new value', async () => {
    const page = await openSheet('La gestion des milieux aquatiques');
    const kept = page.getByLabel(/^Valeur.*Cours d’eau entretenus/);
    await kept.fill('450');
    await save(page, '1 chiffre enregistré.');

    const text = page.getByRole('textbox', { name: 'Contexte' });
    await text.click();
    await page.keyboard.type('La régie entretient #cours');
    await page.getByRole('option', { name: /Cours d’eau entretenus/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' de rivières. #');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('listbox').waitFor({ state: 'detached' });
    await page.keyboard.press('Backspace');
    await expectToRead(text, 'La régie entretient 450 km de rivières.');

    await kept.fill('462');
    await save(page, '1 chiffre enregistré.');
    await page.reload();

    await expectToRead(text, 'La régie entretient 462 km de rivières.');
  });

  test('fills the sheet from last year’s commitments to next year’s, submits it, and writes no more', async () => {
    const page = await openSheet('L’assainissement des eaux usées');
    await page.getByRole('button', { name: 'Soumettre la fiche' }).click();
    await expectToRead(page, 'La fiche n’est pas encore soumise', 'Répondez aux 4 engagements');

    await page.getByLabel(/^Valeur.*Boîtes de branchement créées/).fill('150');
    for (const promise of await page.getByRole('group', { name: /annoncé en 2020/ }).all()) {
      await promise.getByLabel('Issue').selectOption('Tenu en partie');
      await promise.getByLabel('En une phrase').fill('Les travaux ont commencé en mai.');
    }
    await page.getByLabel('Partenaire, ligne 2').fill('Région Hauts-de-France');
    await page.getByLabel('Rôle, ligne 2').selectOption('financeur');
    await page.getByLabel('Financeur, ligne 1').fill('Agence de l’eau');
    await page.getByLabel('Montant, €, ligne 1').fill('1 250 000,50');
    await page.getByLabel('Nature, ligne 1').selectOption('investissement');
    await page.getByLabel('Engagement 1').fill('Achever le bassin d’orage de Béthune.');
    await page.getByLabel(/INSEE d’une commune/).fill('divion');
    await page.getByLabel(/INSEE d’une commune/).press('Enter');
    await page.getByLabel('Divion').check();
    await settled(page);
    await page.getByRole('textbox', { name: 'Contexte' }).fill('Les réseaux s’étendent.');
    await page.getByRole('textbox', { name: 'Actions menées en 2021' }).fill('Cent cinquante boîtes ont été posées.');
    await page.getByRole('button', { name: 'Soumettre la fiche' }).click();

    await expectToRead(page, 'Fiche soumise : elle attend la relecture de la coordination.');
    await expectToRead(page, '150 boîtes', 'Tenu en partie : Les travaux ont commencé en mai.');
    await expectToRead(page, 'Région Hauts-de-France (financeur)', 'Divion', 'Les réseaux s’étendent.');
    await expectToRead(page, 'Agence de l’eau, 1 250 000,50 €, investissement, accordé, 2021');
    await expectToRead(page, 'Achever le bassin d’orage de Béthune.');
    expect(await page.locator('.sheet-parts :is(input:not([type=hidden]), [contenteditable=true])').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Enregistrer' }).count()).toBe(0);
  });

  test('keeps their text when the session ends, and finds it saved once signed in again', async () => {
    const page = await openSheet('L’eau potable');
    const text = page.getByRole('textbox', { name: 'Contexte' });
    const wells = page.getByLabel(/^Valeur.*Forages/);
    await wells.fill('36');
    await page.context().clearCookies();
    await save(page, 'Votre session a pris fin', 'Connectez-vous dans un autre onglet');
    await text.click();
    await page.keyboard.type('Écrit après la fin de la session.');
    await expectToRead(page, 'Session terminée : votre texte est gardé sur cet appareil.');

    await signIn(page.context(), contributor);
    await page.evaluate(() => window.dispatchEvent(new Event('focus')));
    await page.getByText('Session terminée').waitFor({ state: 'detached' });
    await save(page, '1 chiffre enregistré.');
    await page.reload();

    await expectToRead(text, 'Écrit après la fin de la session.');
    expect(await wells.inputValue()).toBe('36');
  });

  test('takes up a text the browser kept, where the page was closed before the session came back', async () => {
    const page = await openSheet('L’eau potable');
    await page.context().clearCookies();
    await page.getByRole('textbox', { name: 'Objectifs' }).click();
    await page.keyboard.type('Tapé, puis la page a été fermée.');
    await expectToRead(page, 'Session terminée');
    const [context, address] = [page.context(), page.url()];
    await page.close({ runBeforeUnload: false });

    await signIn(context, contributor);
    const again = await context.newPage();
    await again.goto(address);
    await expectToRead(again, 'n’avait pas pu être enregistré. Il a été gardé.');
    await again.getByRole('button', { name: 'Reprendre ce texte' }).click();

    await expectToRead(again.getByRole('textbox', { name: 'Objectifs' }), 'Tapé, puis la page a été fermée.');
    await expect.poll(() => again.getByRole('button', { name: 'Reprendre ce texte' }).count()).toBe(0);
  });

  test('writing at the same time as somebody else, sees both texts side by side and chooses', async () => {
    const mine = await openSheet('La lutte contre les inondations');
    const theirs = await visit.open(new URL(mine.url()).pathname, { as: 'coordination@demo.carreau.example' });
    await theirs.getByRole('textbox', { name: 'Contexte' }).fill('Écrit par la coordination.');
    await expectToRead(theirs, 'Enregistré à');

    await mine.getByRole('textbox', { name: 'Contexte' }).fill('Écrit par le service.');
    const conflict = mine.getByRole('region', { name: 'Deux versions' });
    await expectToRead(conflict, 'Votre texte', 'Écrit par le service.', 'Écrit par la coordination.');
    await expectAccessible(mine);
    await conflict.getByLabel('Garder les deux').check();
    await conflict.getByRole('button', { name: 'Garder ce choix' }).click();

    await conflict.waitFor({ state: 'detached' });
    await expectToRead(mine.getByRole('textbox', { name: 'Contexte' }), 'par la coordination.', 'par le service.');
  });

  test('typing a figure that somebody else typed meanwhile, is told who and what before replacing it', async () => {
    const mine = await openSheet('La lutte contre les inondations');
    const theirs = await visit.open(new URL(mine.url()).pathname, { as: 'coordination@demo.carreau.example' });
    const cell = /^Valeur/;
    await theirs.getByLabel(cell).first().fill('41');
    await save(theirs, '1 chiffre enregistré.');

    await mine.getByLabel(cell).first().fill('42');
    await save(mine, 'quelqu’un a changé entre-temps ceux que la grille signale', 'a enregistré 41');
    await expectAccessible(mine);
    expect(await mine.getByLabel(cell).first().inputValue()).toBe('42');
    await save(mine, '1 chiffre enregistré.');

    await theirs.reload();
    expect(await theirs.getByLabel(cell).first().inputValue()).toBe('42');
  });

  test('writes parts that do not make their total, sees why, corrects them, and the alert goes', async () => {
    const page = await openSheet('La préservation de la biodiversité territoriale et régionale');
    const alerts = page.getByRole('region', { name: 'Alertes' });
    const text = page.getByRole('textbox', { name: 'Objectifs' });
    await text.click();
    await page.keyboard.type('Les écogardes ont mené 145 chantiers, répartis en 112 plantations et 30 fauches.');
    await expectToRead(alerts, 'Certaine', 'Objectifs : les parts ne font pas', '(112 + 30 = 142, non 145)');
    await expect.poll(() => text.locator('.contradicted').allTextContents()).toEqual(['145', '112', '30']);
    await expectAccessible(page);
    const right = alerts.getByRole('button', { name: 'Juste' }).first();
    await right.click();
    await expectToRead(page, 'Merci, votre avis est gardé.');
    expect(await right.getAttribute('aria-pressed')).toBe('true');

    await text.click();
    await page.keyboard.press('Control+End');
    for (const _ of ' fauches.') await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('3');
    await alerts.getByText('les parts ne font pas').waitFor({ state: 'detached' });

    expect(await text.locator('.contradicted').count()).toBe(0);
    await expectToRead(text, '112 plantations et 33 fauches.');
  });

  test('writes, saves and submits a sheet without JavaScript', async () => {
    const page = await openSheet('La préservation de la biodiversité territoriale et régionale', { javaScript: false });
    await page.getByLabel(/^Valeur.*Vergers plantés/).fill('7');
    await page.getByLabel(/^Valeur.*Mares créées/).fill('douze');
    await page.getByRole('textbox', { name: 'Contexte' }).fill('Les écogardes ont planté #[BIO-06@2021].');
    await page.getByRole('textbox', { name: 'Actions menées en 2021' }).fill('Une année de plantations.');
    await page.getByLabel('Engagement 1').fill('Planter deux vergers de plus.');
    await save(page, 'corrigez les cases signalées', '« douze » n’est pas un nombre');
    expect(await page.getByLabel(/^Valeur.*Vergers plantés/).inputValue()).toBe('7');

    await page.getByLabel(/^Valeur.*Mares créées/).fill('2');
    for (const promise of await page.getByRole('group', { name: /annoncé en 2020/ }).all()) {
      await promise.getByLabel('Issue').selectOption('Tenu');
      await promise.getByLabel('En une phrase').fill('Fait.');
    }
    await page.getByRole('button', { name: 'Soumettre la fiche' }).click();

    await expectToRead(page, 'Fiche soumise', 'Les écogardes ont planté 7 vergers.', 'Planter deux vergers de plus.');
  });

  test.each([
    ['wide and light', {}],
    ['narrow and dark', { width: 390, dark: true }],
  ])('reads a sheet without any barrier, %s', async (_name, options) => {
    const page = await openSheet('Geotopia', options);
    await page.getByRole('toolbar').first().waitFor();

    await expectAccessible(page);
  });
});

/** Presses the button of the sheet that saves, and reads what it answers. */
async function save(page: Page, ...answers: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await expectToRead(page, ...answers);
}
