import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Context } from '../../identity/index.ts';
import { readLayers } from '../../site/index.ts';
import { saveViewpoint } from '../viewpoint/save-viewpoint.ts';
import { viewpointLayer } from './viewpoint-layer.ts';

const view = { place: '50,43 ; 2,88', licence: 'lo-2.0', seasonFrom: 'any', seasonTo: 'any', audience: 'everyone' };

describeOnEachEngine('viewpoints on the map', (database) => {
  test('are listed as who asks may see them, without the position of what is vulnerable, and by the places they show', async () => {
    const { coordinator, guest, organisationId, place, aSite } = await aRegister(database().db);
    const name = `Terril ${place.organisation.slug}`;
    await aSite({ name, vulnerable: true });
    const mine = { ...view, organisationId };
    await saveViewpoint(coordinator, { ...mine, title: `${name}, du pont`, shows: name });
    await saveViewpoint(coordinator, { ...mine, title: `${name}, gardé`, audience: 'workers' });
    await saveViewpoint(coordinator, { ...mine, title: `${name}, clos`, endedOn: '2020-01-01' });
    const listed = async (who: Context, text?: string) => {
      const query = new URLSearchParams('calque=points-de-vue');
      const [layer] = await readLayers(who, [viewpointLayer], { text }, query);
      const items = layer?.held?.items.filter((item) => item.name.startsWith(name)) ?? [];
      return items.map((item) => [item.name.slice(name.length + 2), item.key, item.placed]);
    };

    expect(await listed(coordinator)).toEqual([
      ['du pont', 'suivis', true],
      ['gardé', 'suivis', true],
      ['clos', 'clos', true],
    ]);
    expect(await listed(guest)).toEqual([
      ['du pont', 'suivis', false],
      ['clos', 'clos', true],
    ]);
    expect(await listed(coordinator, name)).toEqual([['du pont', 'suivis', true]]);
  });
});
