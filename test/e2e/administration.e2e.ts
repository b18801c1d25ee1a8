import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { describeInBrowser, settled } from './browser.ts';

const suffix = Date.now().toString(36);
const organisation = `Syndicat de la Lawe ${suffix}`;
const newcomer = { name: 'Inès Marle', email: `ines.${suffix}@example.org`, password: 'une loutre sous le pont' };

describeInBrowser('administration', (visit) => {
  test('an administrator makes a place for somebody, who comes in by a link, then takes it back', {
    timeout: 90_000,
  }, async () => {
    const admin = await visit.open('/administration', { as: 'administration@demo.carreau.example' });

    await addOrganisation(admin);
    await addServices(admin);
    const link = await addContributor(admin);
    const person = await choosePassword(link);

    await expectWork(person);
    await expectLinkUsedUp(link);

    await admin.getByRole('button', { name: `Retirer à ${newcomer.name} le rôle Contribution` }).click();
    await admin.getByText('Le rôle est retiré.').waitFor();
    await person.goto('/travail/actions');
    expect(await person.getByLabel('Menu principal').textContent()).not.toContain('Mon travail');
    await expectJournal(admin);
  });

  test('a closed account opens no door, not even that of an open session', async () => {
    const admin = await visit.open('/administration/organisations/bethune-bruay', {
      as: 'administration@demo.carreau.example',
    });
    const email = 'ressources@demo.carreau.example';
    const person = await visit.open('/travail', { as: email });

    await admin.getByRole('button', { name: /^Fermer.*Noa Molette/ }).click();
    await admin.getByText('Le compte est fermé.').waitFor();

    await person.goto('/travail');
    expect(new URL(person.url()).pathname).toBe('/connexion');
    await tryPassword(person, email, 'carreau-demonstration');
    expect(await refusal(person)).toMatch(/^L’adresse ou le mot de passe ne correspond pas\./);
    await admin.getByRole('button', { name: /^Rouvrir.*Noa Molette/ }).click();
    await admin.getByText('Le compte est rouvert.').waitFor();
    await tryPassword(person, email, 'carreau-demonstration');
    await person.getByRole('button', { name: 'Se déconnecter' }).waitFor();
  });

  test('a wrong password is told in French, and after eight of them one waits', async () => {
    const page = await visit.open('/connexion');
    const email = `personne.${suffix}@example.org`;

    const answers: string[] = [];
    for (let attempt = 1; attempt <= 9; attempt++) {
      await tryPassword(page, email, `essai ${attempt}`);
      answers.push(await refusal(page));
    }

    expect(new Set(answers.slice(0, 8))).toEqual(
      new Set([
        'L’adresse ou le mot de passe ne correspond pas. Vérifiez-les, ou demandez un lien de réinitialisation à l’administration de votre organisation.',
      ]),
    );
    expect(answers[8]).toBe('Trop d’essais infructueux. Réessayez dans 15 minutes.');
    expect(await page.getByLabel('Adresse électronique').inputValue()).toBe(email);
  });

  const choosePassword = async (link: string): Promise<Page> => {
    const page = await visit.open(link);
    await page.getByLabel('Mot de passe').fill(newcomer.password);
    await page.getByRole('button', { name: 'Enregistrer et entrer' }).click();
    return page;
  };

  const expectLinkUsedUp = async (link: string): Promise<void> => {
    const page = await visit.open(link);
    expect(await page.locator('main').textContent()).toMatch(/demandez-en un (autre|nouveau)/i);
  };
});

async function addOrganisation(admin: Page): Promise<void> {
  await admin.getByRole('link', { name: 'Ajouter une organisation' }).click();
  await admin.getByLabel('Nom', { exact: true }).fill(organisation);
  await admin.getByLabel('Nom court').fill(organisation);
  await admin.getByLabel('Nature').selectOption('Organisme mixte');
  await admin.getByRole('button', { name: 'Ajouter l’organisation' }).click();
  await admin.getByRole('heading', { level: 1, name: organisation }).waitFor();
}

async function addServices(admin: Page): Promise<void> {
  await admin.getByRole('link', { name: 'Services', exact: true }).click();
  const form = admin.getByRole('complementary');
  for (const [name, parent] of [['Direction de l’eau'], ['Crues et berges', 'Direction de l’eau']] as const) {
    await form.getByLabel('Nom du service').fill(name);
    if (parent) await form.getByLabel('Rattaché à').selectOption(parent);
    await form.getByRole('button', { name: 'Ajouter le service' }).click();
    await admin.getByText(`«\u00a0${name}\u00a0» est enregistré.`).waitFor();
    await settled(admin);
  }
}

async function addContributor(admin: Page): Promise<string> {
  await admin.getByRole('link', { name: 'Personnes et rôles' }).click();
  const form = admin.getByRole('complementary');
  await form.getByLabel('Adresse électronique').fill(newcomer.email);
  await form.getByLabel('Nom', { exact: true }).fill(newcomer.name);
  await form.getByLabel('Rôle').selectOption('Contribution');
  await form.getByLabel('Service').selectOption({ label: '\u2003Crues et berges' });
  await form.getByRole('button', { name: 'Ajouter la personne' }).click();
  return admin.getByLabel('Lien à remettre').inputValue();
}

async function expectWork(person: Page): Promise<void> {
  await person.waitForURL('**/travail');
  await person.goto('/profil');
  expect(await person.locator('main').textContent()).toContain(`Contribution, ${organisation}`);
}

async function expectJournal(admin: Page): Promise<void> {
  await admin.getByRole('link', { name: 'Journal' }).click();
  const lines = admin.getByRole('main').getByRole('list').last().getByRole('listitem');
  await admin.getByText('Rôle retiré').waitFor();
  const told = (await lines.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));

  const [revoked, , , created] = told;
  expect(revoked).toMatch(/Rôle retiré .*Alix Demain.*rôle contribution/i);
  expect(created).toContain(newcomer.email);
  expect(told.filter((line) => line.includes('Service créé'))).toHaveLength(2);
  expect(told.at(-1)).toContain('Organisation créée');
}

async function tryPassword(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('Adresse électronique').fill(email);
  await page.getByLabel('Mot de passe').fill(password);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.waitForLoadState();
}

const refusal = async (page: Page): Promise<string> => (await page.getByRole('alert').textContent()) ?? '';
