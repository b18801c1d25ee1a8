import type { Page } from 'playwright-core';

/** Defines an indicator that adds up over communes, from a page where its form is or can be; gives its id. */
export async function defineByCommune(page: Page, label = 'Arbres plantés dans l’année'): Promise<string> {
  await page.goto('/travail/indicateurs/nouveau');
  await page.getByLabel('Code', { exact: true }).fill(`ARB-${Date.now()}`);
  await page.getByLabel('Intitulé').fill(label);
  await page.getByLabel('Unité').selectOption('count');
  await page.getByLabel('Chose comptée').fill('arbres');
  await page.getByLabel('Sur plusieurs territoires').selectOption('sum');
  await page.getByRole('button', { name: 'Définir l’indicateur' }).click();
  await page.waitForURL(/\/indicateurs\/[0-9a-f-]{36}$/);
  return new URL(page.url()).pathname.split('/').at(-1) ?? '';
}

export const communesOf = (id: string): string => `/travail/indicateurs/${id}/communes?periode=2020`;
