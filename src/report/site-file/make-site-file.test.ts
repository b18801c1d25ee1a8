import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { aPhotograph } from '../../../test/a-photograph.ts';
import { aRegister } from '../../../test/a-register.ts';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { visitor } from '../../identity/index.ts';
import { keepShot, saveViewpoint } from '../../photo/index.ts';
import { stateSite } from '../../site/index.ts';
import { keepPhoto, recordObservation } from '../../watch/index.ts';
import { makeSiteFile } from './make-site-file.ts';

const outline = {
  type: 'Polygon',
  coordinates: [
    [
      [2.5, 50.4],
      [2.51, 50.4],
      [2.51, 50.41],
      [2.5, 50.4],
    ],
  ],
};

describeOnEachEngine('the printed file of a place', (database) => {
  const read = async (bytes: Uint8Array) => {
    const proxy = await getDocumentProxy(bytes);
    const { text } = await extractText(proxy, { mergePages: true });
    const structure = JSON.stringify(await (await proxy.getPage(1)).getStructTree());
    return { words: text.replace(/\s+/g, ' '), structure };
  };

  test('says each value with its source, what is contested, and has a plan that is told in words', async () => {
    const place = await anOrganisation(database().db);
    const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-file-'));
    const context = { ...(await aContext(database().db, 'coordinator', place)), dataFolder };
    const said = { organisationId: place.organisation.id, kind: 'terril', name: 'Terril du Pont', geometry: outline };
    const { id, version } = await stateSite(context, {
      ...said,
      values: { hauteur: '80' },
      source: { title: 'Couche des terrils', asOf: '2026-03-11' },
      parties: [{ role: 'owner', name: 'Ada Lovelace', privatePerson: true }],
      published: true,
    });
    await stateSite(context, {
      ...said,
      id,
      version,
      values: { hauteur: '95' },
      source: { title: 'Relevé de terrain' },
      published: true,
    });

    const { name, bytes } = await makeSiteFile(context, id);
    const inside = await read(bytes);
    const open = await read((await makeSiteFile({ ...context, actor: visitor }, id)).bytes);

    expect(name).toBe('Terril Terril du Pont');
    expect(inside.words).toMatch(/Hauteur 80 m Couche des terrils, 11 mars 2026/);
    expect(inside.words).toMatch(/Sources en désaccord .* 95 m Relevé de terrain À arbitrer/);
    expect(inside.structure).toContain('Figure');
    expect(inside.words).toContain('Ada Lovelace');
    expect(open.words).toContain('Terril du Pont');
    expect(open.words).not.toContain('Ada Lovelace');
  });

  test('shows the last photographs with their day, credit and words, to those who may see them', async () => {
    const { coordinator, guest, organisationId, aSite, seen } = await aRegister(database().db);
    const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-file-'));
    const [context, open] = [coordinator, guest].map((who) => ({ ...who, dataFolder }));
    if (!context || !open) throw new Error('two readers');
    const site = await aSite({ name: 'École Curie' });
    for (const [observedOn, audience] of [
      ['2020-06-12', 'everyone'],
      ['2020-07-14', 'workers'],
    ] as const) {
      const { id: observationId } = await recordObservation(context, seen(site, { observedOn, audience }));
      const content = await aPhotograph({ day: observedOn });
      await keepPhoto(context, { id: crypto.randomUUID(), observationId, name: 'a.jpg', content });
    }
    const view = await saveViewpoint(context, {
      ...{ organisationId, title: 'Depuis le pont', shows: 'École Curie', audience: 'everyone', licence: 'lo-2.0' },
      ...{ seasonFrom: 'any', seasonTo: 'any' },
    });
    const file = { name: 'vue.jpg', content: await aPhotograph({ day: '2019-05-02' }) };
    await keepShot(context, { id: crypto.randomUUID(), viewpointId: view.id, author: 'Ada Fictive', file });

    const inside = await read((await makeSiteFile(context, site)).bytes);
    const outside = await read((await makeSiteFile(open, site)).bytes);

    expect(inside.words).toMatch(/Depuis le pont 2 mai 2019 · © Ada Fictive · Licence Ouverte 2.0/);
    expect(inside.structure).toContain('"alt":"Depuis le pont, 2 mai 2019"');
    expect(inside.structure).toContain('photographié le 14 juillet 2020');
    expect(outside.structure).toContain('photographié le 12 juin 2020');
    expect(outside.words).not.toContain('14 juillet 2020');
  });
});
