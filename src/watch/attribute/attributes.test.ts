import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { aContext } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { recordObservation } from '../condition/record-observation.ts';
import { readProject } from '../project/read-project.ts';
import { saveMatrix, saveProject } from '../project/save-project.ts';
import { addPlacesTo, removePlaceFrom, renameAttribute, saveAttributes, setSiteAttributes } from './keep-attributes.ts';
import { readAttribute, readAttributes, readAttributesOfSite } from './read-attributes.ts';

const at = (west: number, south: number) => ({ type: 'Point', coordinates: [west, south] });
const around = (west: number, south: number) =>
  `POLYGON((${west - 0.01} ${south - 0.01}, ${west + 0.01} ${south - 0.01}, ${west} ${south + 0.01}, ${west - 0.01} ${south - 0.01}))`;

describeOnEachEngine('attributes of the value', (database) => {
  async function aValue() {
    const desk = await aRegister(database().db);
    await saveAttributes(desk.coordinator, { organisationId: desk.organisationId, text: 'Cités\nTerrils', read: '' });
    const [cities, heaps] = await readAttributes(desk.coordinator, desk.organisationId);
    if (!cities || !heaps) throw new Error('two attributes');
    const heap = await desk.aSite({ name: 'Terril 205', kind: 'terril', geometry: at(2.81, 50.41) });
    const city = await desk.aSite({ name: 'Cité 9', kind: 'cite', geometry: at(3.4, 50.3) });
    return { ...desk, cities, heaps, heap, city };
  }

  test('are carried by places picked by a filter, in the state each was last seen', async () => {
    const { coordinator, heaps, heap, city, seen } = await aValue();
    await recordObservation(coordinator, seen(city));

    await addPlacesTo(coordinator, heaps.id, { kinds: ['terril'] });
    await addPlacesTo(coordinator, heaps.id, {});
    const { places, states } = await readAttribute(coordinator, heaps.id);
    await removePlaceFrom(coordinator, heaps.id, city);

    expect(places.map(({ name, state }) => [name, state])).toEqual([
      ['Cité 9', 'Moyen'],
      ['Terril 205', null],
    ]);
    expect(states).toEqual([
      { state: 'Moyen', places: 1 },
      { state: null, places: 1 },
    ]);
    expect((await readAttribute(coordinator, heaps.id)).places.map(({ id }) => id)).toEqual([heap]);
    await expect(addPlacesTo(coordinator, heaps.id, { kinds: ['terril'] })).rejects.toMatchObject({
      code: 'no_site_to_add',
    });
  });

  test('that the places touched carry are proposed to a project, through the places that it touches', async () => {
    const { coordinator, organisationId, cities, heaps, heap, city } = await aValue();
    await setSiteAttributes(coordinator, { siteId: heap, attributeIds: [heaps.id], read: [] });
    await setSiteAttributes(coordinator, { siteId: city, attributeIds: [cities.id], read: [] });
    const works = { name: 'Silo', works: 'construction', stage: 'filed', permit: 'construire', elements: 'Silo' };

    const { id } = await saveProject(coordinator, { ...works, organisationId, outline: around(2.81, 50.41) });

    const { touched, attributes } = await readProject(coordinator, id);
    expect(touched).toMatchObject([{ label: 'Terrils', places: [{ name: 'Terril 205', seen: false }] }]);
    expect(attributes).toEqual(['Terrils', 'Cités']);
  });

  test('keep their places and their impacts when they are renamed, and go only once no place carries them', async () => {
    const { coordinator, organisationId, heaps, heap } = await aValue();
    await setSiteAttributes(coordinator, { siteId: heap, attributeIds: [heaps.id], read: [] });
    const works = { name: 'Silo', works: 'construction', stage: 'filed', permit: 'construire', elements: 'Silo' };
    const { id } = await saveProject(coordinator, { ...works, organisationId });
    await saveMatrix(coordinator, id, ['0|Terrils']);

    await renameAttribute(coordinator, heaps.id, 'Terrils et vues');

    expect((await readProject(coordinator, id)).impacts).toMatchObject([{ attribute: 'Terrils et vues' }]);
    expect((await readAttribute(coordinator, heaps.id)).projects).toMatchObject([{ name: 'Silo', elements: ['Silo'] }]);
    const read = 'Cités\nTerrils et vues';
    await expect(saveAttributes(coordinator, { organisationId, text: 'Cités', read })).rejects.toMatchObject({
      code: 'attribute_carried',
    });
    await expect(renameAttribute(coordinator, heaps.id, 'Cités')).rejects.toMatchObject({ code: 'attribute_exists' });
    await expect(renameAttribute(coordinator, heaps.id, ' ')).rejects.toMatchObject({ code: 'attribute_unnamed' });
    await setSiteAttributes(coordinator, { siteId: heap, attributeIds: [], read: [heaps.id] });
    await saveAttributes(coordinator, { organisationId, text: 'Cités', read });
    expect((await readAttributes(coordinator, organisationId)).map(({ label }) => label)).toEqual(['Cités']);
  });

  test('are told to whoever sees the place, and said by coordination alone', async () => {
    const { db, place, coordinator, guest, heaps, heap } = await aValue();
    await setSiteAttributes(coordinator, { siteId: heap, attributeIds: [heaps.id], read: [] });
    const contributor = await aContext(db, 'contributor', place);

    const { attributes, mayEdit } = await readAttributesOfSite(guest, heap);

    expect(attributes.filter(({ carried }) => carried).map(({ label }) => label)).toEqual(['Terrils']);
    expect(mayEdit).toBe(false);
    await expect(setSiteAttributes(contributor, { siteId: heap, attributeIds: [], read: [] })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(addPlacesTo(contributor, heaps.id, {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(readAttribute(guest, heaps.id)).rejects.toMatchObject({ kind: 'unauthenticated' });
  });

  test('changed by somebody else meanwhile, are not written over: of the place, and of the list', async () => {
    const { coordinator, organisationId, cities, heaps, heap } = await aValue();
    const said = (attributeIds: string[], read: string[]) =>
      setSiteAttributes(coordinator, { siteId: heap, attributeIds, read });

    const [first, second] = await Promise.allSettled([said([heaps.id], []), said([cities.id], [])]);
    await saveAttributes(coordinator, { organisationId, text: 'Cités\nTerrils\nCavaliers', read: 'Cités\nTerrils' });

    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
    const { attributes } = await readAttributesOfSite(coordinator, heap);
    const carried = attributes.flatMap(({ id, carried: here }) => (here ? [id] : []));
    expect(carried).toHaveLength(1);
    await expect(said([], [])).rejects.toMatchObject({ code: 'site_attributes_changed' });
    await said([heaps.id, cities.id], carried);
    await expect(
      saveAttributes(coordinator, { organisationId, text: 'Cités', read: 'Cités\nTerrils' }),
    ).rejects.toMatchObject({ code: 'attributes_changed' });
  });
});
