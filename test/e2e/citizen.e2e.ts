import { expect, test } from 'vitest';
import { aPhotograph } from '../a-photograph.ts';
import { describeInBrowser, expectAccessible, expectToRead } from './browser.ts';

describeInBrowser('citizens', (visit) => {
  test('send a remark on a commitment, which somebody answers, and read the answer where it is published', async () => {
    const text = `Le panneau manque toujours, ${crypto.randomUUID()}`;
    const visitor = await visit.open('/plans/pcaet/avancement', { width: 390, dark: true });
    await visitor.getByRole('region', { name: 'Engagements' }).getByRole('listitem').getByRole('link').first().click();
    await visitor.getByRole('link', { name: 'Faire une remarque' }).click();
    await visitor.getByLabel('Votre remarque').fill(text);
    await visitor.getByLabel('Votre nom').fill('Dominique Essai');
    await visitor.getByRole('button', { name: 'Envoyer la remarque' }).click();
    await expectToRead(visitor, 'Cela va très vite');
    await expectAccessible(visitor);
    // Whoever reads the refusal has let the time pass.
    await visitor.waitForTimeout(3000);
    await visitor.getByRole('button', { name: 'Envoyer la remarque' }).click();
    await expectToRead(visitor, 'Votre envoi', 'Quelqu’un va le lire', text);
    await expectAccessible(visitor);

    const moderator = await visit.open('/travail', { as: 'coordination@demo.carreau.example' });
    await moderator.getByRole('link', { name: /envois? du public à lire/ }).click();
    await moderator.getByLabel('Mots, nom ou adresse').fill(text);
    await moderator.getByRole('button', { name: 'Chercher', exact: true }).last().click();
    const received = moderator.getByRole('row').filter({ hasText: text });
    await received.getByRole('link', { name: /^Remarque sur un engagement/ }).click();
    await expectToRead(moderator, text, 'Dominique Essai, qui ne veut pas être nommé');
    await expectAccessible(moderator);
    await moderator.getByRole('button', { name: 'Publier avec cette réponse' }).click();
    await expectToRead(moderator, 'Répondez à cette remarque');
    await moderator.getByLabel('Réponse', { exact: true }).fill('Il est posé depuis lundi.');
    await moderator.getByRole('button', { name: 'Publier avec cette réponse' }).click();
    await expectToRead(moderator, 'Publiée', 'Il est posé depuis lundi.');

    await visitor.reload();
    await expectToRead(visitor, 'Publiée, avec sa réponse', 'Il est posé depuis lundi.');
    const reader = await visit.open('/plans/pcaet/avancement', { javaScript: false });
    await reader.getByRole('region', { name: 'Engagements' }).getByRole('listitem').getByRole('link').first().click();
    await expectToRead(reader, text, 'Il est posé depuis lundi.');
    expect(await reader.getByText('Dominique Essai').count()).toBe(0);
  });

  test('find their words again in the form that refuses them, without scripts', async () => {
    const page = await visit.open('/plans/pcaet/avancement', { javaScript: false });
    await page.getByRole('region', { name: 'Engagements' }).getByRole('listitem').getByRole('link').first().click();
    await page.getByRole('link', { name: 'Faire une remarque' }).click();
    await page.getByLabel('Votre remarque').fill('Un constat.');
    await page.getByLabel('Publier mon nom').check();
    await page.getByRole('button', { name: 'Envoyer la remarque' }).click();

    await expectToRead(page, 'Cela va très vite');
    expect(await page.getByLabel('Votre remarque').inputValue()).toBe('Un constat.');
    expect(await page.getByLabel('Publier mon nom').isChecked()).toBe(true);
  });

  test('send a photograph of a viewpoint, which is among its shots once somebody accepted it', async () => {
    const visitor = await visit.open('/photographies');
    await visitor.getByRole('link', { name: 'La fosse 6 et son terril' }).first().click();
    await visitor.getByRole('link', { name: 'Envoyer votre photographie' }).click();
    const buffer = await aPhotograph({ day: '2021-05-09' });
    await visitor
      .getByLabel('Photographie', { exact: true })
      .setInputFiles({ name: 'vue.jpg', mimeType: 'image/jpeg', buffer });
    await visitor.getByLabel('Votre nom').fill('Dominique Essai');
    await visitor.getByLabel('Citer mon nom').check();
    await visitor.getByLabel('J’ai pris cette photographie').check();
    await expectAccessible(visitor);
    // What comes back faster than somebody writes is refused.
    await visitor.waitForTimeout(3000);
    await visitor.getByRole('button', { name: 'Envoyer la photographie' }).click();
    await expectToRead(visitor, 'Votre envoi', 'Quelqu’un va le lire');

    const moderator = await visit.open('/travail/envois?texte=Dominique', {
      as: 'coordination.mission@demo.carreau.example',
    });
    await moderator.getByRole('link', { name: /^Photographie d’un point de vue/ }).click();
    await expectToRead(moderator, 'Prise le', '9 mai 2021', 'Dominique Essai');
    await moderator.getByRole('img', { name: 'Photographie envoyée' }).waitFor();
    await expectAccessible(moderator);
    await moderator.getByRole('button', { name: 'Accepter' }).click();
    await expectToRead(moderator, 'Accepté');
    await moderator.getByRole('link', { name: /fosse 6/ }).click();
    await expectToRead(moderator, '9 mai 2021', 'Dominique Essai');
  });

  test('send what they saw, which is a record under the taxon that somebody recognised', async () => {
    const text = `Dans le jardin, ${crypto.randomUUID()}`;
    const visitor = await visit.open('/nature/taxons/351', { width: 390, dark: true });
    await visitor.getByRole('link', { name: 'Envoyer votre observation' }).click();
    expect(await visitor.getByRole('combobox', { name: 'Espèce' }).inputValue()).toBe('Grenouille rousse');
    await visitor.getByRole('combobox', { name: 'Espèce' }).fill('crapaud com');
    await visitor.getByRole('option', { name: /Crapaud commun/ }).click();
    await visitor.getByLabel('Combien').fill('2');
    await visitor.getByLabel('Vue le').fill('2021-03-14');
    await visitor.getByLabel('Carte où poser un point').click({ position: { x: 150, y: 150 } });
    await expectToRead(visitor, 'Un point est posé');
    await visitor.getByLabel('Remarque').fill(text);
    await visitor.getByLabel('Votre nom').fill('Dominique Essai');
    await expectAccessible(visitor);
    // What comes back faster than somebody writes is refused.
    await visitor.waitForTimeout(3000);
    await visitor.getByRole('button', { name: 'Envoyer l’observation' }).click();
    await expectToRead(visitor, 'Votre envoi', 'Crapaud commun', '14 mars 2021', 'Quelqu’un va le lire');

    const moderator = await visit.open(`/travail/envois?texte=${encodeURIComponent(text)}`, {
      as: 'coordination.cpie@demo.carreau.example',
    });
    await moderator.getByRole('link', { name: /^Observation/ }).click();
    await expectToRead(moderator, text, 'Dominique Essai, qui ne veut pas être nommé');
    await expectAccessible(moderator);
    await moderator.getByRole('button', { name: 'Accepter comme donnée' }).click();
    await expectToRead(moderator, 'Choisissez le taxon que vous reconnaissez');
    await moderator.getByLabel('Chercher un autre taxon').fill('alyte');
    await moderator.getByRole('button', { name: 'Chercher le taxon' }).click();
    await moderator.getByRole('radio', { name: /Alyte accoucheur/ }).check();
    await moderator.getByLabel('Réponse', { exact: true }).fill('C’est un Alyte.');
    await moderator.getByRole('button', { name: 'Accepter comme donnée' }).click();
    await moderator.getByRole('link', { name: 'Une donnée' }).click();
    await expectToRead(moderator, 'Alyte accoucheur', '14 mars 2021', 'Dominique Essai');

    await visitor.reload();
    await expectToRead(visitor, 'Accepté', 'C’est un Alyte.');
  });

  test('send what they saw without scripts, by the name of a commune, and without a name of species', async () => {
    const page = await visit.open('/communes/62386', { javaScript: false, width: 390 });
    await page.getByRole('link', { name: 'Envoyer une observation' }).click();
    expect(await page.getByRole('combobox', { name: 'Commune' }).inputValue()).toBe('Grenay (62)');
    await page.getByRole('combobox', { name: 'Commune' }).fill('Nulle-Part');
    // What comes back faster than somebody writes is refused.
    await page.waitForTimeout(3000);
    await page.getByRole('button', { name: 'Envoyer l’observation' }).click();
    await expectToRead(page, 'Sans nom d’espèce');
    await page.getByLabel('Remarque').fill('Un petit animal roux.');
    await page.getByRole('button', { name: 'Envoyer l’observation' }).click();
    await expectToRead(page, 'Aucune commune ne s’appelle');
    await page.getByRole('combobox', { name: 'Commune' }).fill('Liévin');
    await page.getByRole('button', { name: 'Envoyer l’observation' }).click();
    await expectToRead(page, 'Votre envoi', 'Non reconnue', 'Liévin');
  });
});
