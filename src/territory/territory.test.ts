import { beforeAll, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../test/builders.ts';
import { describeOnEachEngine } from '../../test/databases.ts';
import {
  findCentre,
  findTerritory,
  listContainers,
  listMembers,
  loadReferential,
  savePerimeter,
  searchTerritories,
} from './index.ts';

describeOnEachEngine('territory', (database) => {
  const count = async () => {
    const { db } = database();
    const row = await db
      .selectFrom('territory')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirst();
    return row?.count;
  };

  let loaded: Awaited<ReturnType<typeof loadReferential>>;
  beforeAll(async () => {
    loaded = await loadReferential(database());
  });

  test('the referential loaded twice is loaded once', async () => {
    const once = await count();

    await loadReferential(database());

    expect(loaded.territories).toBeGreaterThan(36_000);
    expect(await count()).toBe(once);
  });

  test.each([
    ['bethune', 'Béthune'],
    ['LENS', 'Lens'],
    ['62498', 'Lens'],
    ['saint-etienne', 'Saint-Étienne'],
    ['200072460', 'CA de Béthune-Bruay, Artois-Lys Romane'],
    ['pas de calais', 'Pas-de-Calais'],
  ])('who types %s finds %s first', async (typed, name) => {
    const [first] = await searchTerritories(database().db, typed);

    expect(first?.name).toBe(name);
  });

  test('a search can be kept to one kind', async () => {
    const found = await searchTerritories(database().db, 'bethune', 'epci');

    expect(found.map((territory) => territory.name)).toEqual(['CA de Béthune-Bruay, Artois-Lys Romane']);
  });

  test('an EPCI has its communes and they know it', async () => {
    const { db } = database();
    const epci = await findTerritory(db, 'epci', '200072460');

    const members = await listMembers(db, epci?.id ?? '');
    const containers = await listContainers(db, members[0]?.id ?? '');

    expect(members).toHaveLength(100);
    expect(containers.map(({ kind }) => kind)).toEqual(['departement', 'epci']);
  });

  test('a commune has the centre of its namesake in the département', async () => {
    const { db } = database();
    const lens = await findTerritory(db, 'commune', '62498');

    const centre = await findCentre(db, lens?.id ?? '');

    expect(centre?.longitude).toBeCloseTo(2.83, 1);
    expect(centre?.latitude).toBeCloseTo(50.43, 1);
  });

  test('a perimeter is a list of communes, replaced when it is saved again', async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'administrator', place);
    const given = { organisationId: place.organisation.id, name: `Bassin ${place.organisation.slug}` };
    await savePerimeter(context, { ...given, communes: ['62498', '62510'] });

    const { id } = await savePerimeter(context, { ...given, communes: ['62498', '62427', '62498'] });

    expect((await listMembers(db, id)).map(({ code }) => code)).toEqual(['62427', '62498']);
  });

  test('a perimeter with an unknown commune is refused whole', async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'administrator', place);

    const saving = savePerimeter(context, {
      organisationId: place.organisation.id,
      name: 'Ailleurs',
      communes: ['62498', '00000'],
    });

    await expect(saving).rejects.toMatchObject({ code: 'unknown_commune', facts: { codes: ['00000'] } });
    expect(await findTerritory(db, 'perimeter', 'ailleurs')).toBeUndefined();
  });

  test('only an administrator draws a perimeter', async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);

    const saving = savePerimeter(context, { organisationId: place.organisation.id, name: 'A', communes: ['62498'] });

    await expect(saving).rejects.toMatchObject({ code: 'not_allowed' });
  });
});
