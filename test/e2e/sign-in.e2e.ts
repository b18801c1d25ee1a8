import { expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';

describeInBrowser('signing in otherwise', (visit) => {
  test.runIf(process.env.CARREAU_OIDC_ISSUER).each([
    ['with scripts', true],
    ['without any', false],
  ])('somebody comes in by the identity provider and leaves it too, %s', async (_, javaScript) => {
    const page = await visit.open('/connexion?retour=/travail/actions', { javaScript });

    await page.getByRole('link', { name: 'Se connecter avec ProConnect' }).click();
    await page.waitForURL((url) => url.pathname === '/travail/actions');
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('button', { name: 'Quitter le fournisseur' }).click();
    await page.waitForURL((url) => url.pathname === '/');

    await page.getByRole('link', { name: 'Se connecter' }).waitFor();
    await page.goto('/travail');
    expect(new URL(page.url()).pathname).toBe('/connexion');
  });

  test('somebody adds a key, comes in with it without typing anything, and takes it off', async () => {
    const context = await visit.enter({ as: 'eau@demo.carreau.example' });
    const page = await context.newPage();
    const devices = await context.newCDPSession(page);
    await devices.send('WebAuthn.enable');
    await devices.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
        ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
      },
    });

    await page.goto('/profil/cles');
    await page.getByLabel('Nom').fill('Ordinateur du bureau');
    await page.getByRole('button', { name: 'Ajouter la clé' }).click();
    await page.getByText('Cette clé ouvre désormais votre compte.').waitFor();
    await context.clearCookies();
    await page.goto('/connexion?retour=/profil/cles');
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();
    await page.waitForURL((url) => url.pathname === '/profil/cles');
    await page.getByText('servie le').waitFor();
    await page.getByRole('button', { name: 'Retirer la clé Ordinateur du bureau' }).click();
    await page.getByText('Aucune clé').waitFor();
    await context.clearCookies();
    await page.goto('/connexion');
    await page.getByRole('button', { name: 'Utiliser une clé d’accès' }).click();

    await expect.poll(() => page.getByRole('alert').textContent()).toContain('n’ouvre aucun compte ici');
  });
});
