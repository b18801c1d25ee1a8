import { test } from 'vitest';
import { describeInBrowser, expectAccessible } from './browser.ts';

const pages = ['/', '/connexion', '/page-qui-n-existe-pas'];

describeInBrowser('accessibility', (visit) => {
  test.each(pages)('%s has no violation on a wide light screen and on a narrow dark one', async (path) => {
    const wide = await visit.open(path);
    const narrow = await visit.open(path, { dark: true, width: 390 });

    await expectAccessible(wide);
    await expectAccessible(narrow);
  });
});
