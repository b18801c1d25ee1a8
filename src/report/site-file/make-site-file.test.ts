import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { visitor } from '../../identity/index.ts';
import { stateSite } from '../../site/index.ts';
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
    const context = await aContext(database().db, 'coordinator', place);
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
});
