import { expect, test } from 'vitest';
import { describeInBrowser } from './browser.ts';

describeInBrowser('signing in otherwise', (visit) => {
  test.runIf(process.env.CARREAU_OIDC_ISSUER).each([
    ['with scripts', true],
    ['without any', false],
  ])('somebody comes in by the identity provider and leaves it too, %s', async (_, javaScript) => {
    const page = await visit.open('/connexion?retour=/travail/actions', { javaScript });

    await page.getByRole('link', { name: 'Se connecter avec ProConnect' }).click();
    await page.waitForURL('**/travail/actions');
    await page.getByRole('button', { name: 'Se déconnecter' }).click();
    await page.getByRole('button', { name: 'Quitter le fournisseur' }).click();
    await page.waitForURL((url) => url.pathname === '/');

    await page.getByRole('link', { name: 'Se connecter' }).waitFor();
    await page.goto('/travail');
    expect(new URL(page.url()).pathname).toBe('/connexion');
  });
});
