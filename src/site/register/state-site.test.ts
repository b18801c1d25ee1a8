import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Context } from '../../identity/index.ts';
import { crossZones } from './crossings.sql.ts';
import { findSite } from './site.sql.ts';
import { listParties } from './site-parts.sql.ts';
import { listValues } from './standing.sql.ts';
import { type SiteInput, stateSite } from './state-site.ts';

const square = (west: number, south: number, side = 0.01) => ({
  type: 'Polygon',
  coordinates: [
    [
      [west, south],
      [west + side, south],
      [west + side, south + side],
      [west, south + side],
      [west, south],
    ],
  ],
});

describeOnEachEngine('a place of the register', (database) => {
  async function aRegister() {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const terril = (more: Partial<SiteInput> = {}): SiteInput => ({
      organisationId: place.organisation.id,
      kind: 'terril',
      name: 'Terril du Pont',
      source: { title: 'Couche des terrils', asOf: '2026-03-11' },
      ...more,
    });
    return { db, place, context, terril };
  }

  const named = async (context: Context, id: string, field: string) =>
    (await listValues(context.db, [id], [field])).map(({ source, value }) => `${source}: ${value}`).sort();

  test('what two sources say stays, and the later one stands', async () => {
    const { db, context, terril } = await aRegister();
    const { id, version } = await stateSite(context, terril({ values: { forme: 'Conique' } }));

    const source = { title: 'Relevé de terrain', asOf: '2026-10-01' };
    await stateSite(
      context,
      terril({ id, version, name: 'Terril du Pont d’Oignies', values: { forme: 'Plat' }, source }),
    );

    expect(await named(context, id, 'forme')).toEqual(['Couche des terrils: Conique', 'Relevé de terrain: Plat']);
    expect(await findSite(db, 'site', id)).toMatchObject({ name: 'Terril du Pont d’Oignies', version: 2 });
  });

  test('a source that corrects itself keeps its former word', async () => {
    const { db, context, terril } = await aRegister();
    const { id, version } = await stateSite(context, terril({ values: { hauteur: '80' } }));

    await stateSite(context, terril({ id, version, values: { hauteur: '82' } }));

    const kept = await db
      .selectFrom('siteValue')
      .select(['value', 'supersededBy'])
      .where('siteId', '=', id)
      .where('field', '=', 'hauteur')
      .execute();
    expect(kept.map(({ value, supersededBy }) => [value, supersededBy === null]).sort()).toEqual([
      ['80', false],
      ['82', true],
    ]);
  });

  test('a field and an owner may have another source than the rest of the form', async () => {
    const { db, context, terril } = await aRegister();
    const owner = { role: 'owner' as const, name: 'Commune d’Oignies' };
    const { id, version } = await stateSite(context, terril({ parties: [owner], values: { forme: 'Conique' } }));
    const [{ sourceId } = { sourceId: '' }] = await listParties(db, id);

    await stateSite(
      context,
      terril({
        id,
        version,
        source: { title: 'Visite' },
        values: { forme: 'Plat' },
        others: [{ source: { title: 'Plan de 1955' }, confidence: 'doubtful', values: { hauteur: '80' } }],
        parties: [
          { ...owner, until: '2024-12-31', sourceId },
          { role: 'owner', name: 'Établissement foncier' },
        ],
      }),
    );

    expect(await named(context, id, 'forme')).toEqual(['Couche des terrils: Conique', 'Visite: Plat']);
    expect(await named(context, id, 'hauteur')).toEqual(['Plan de 1955: 80']);
    expect(await named(context, id, 'name')).toEqual(['Couche des terrils: Terril du Pont']);
    const parties = await listParties(db, id);
    expect(parties.map(({ name, until, source }) => [name, until, source]).sort()).toEqual([
      ['Commune d’Oignies', '2024-12-31', 'Couche des terrils'],
      ['Établissement foncier', null, 'Visite'],
    ]);
  });

  test('saved twice by two people, the second is refused', async () => {
    const { context, terril } = await aRegister();
    const { id, version } = await stateSite(context, terril());
    await stateSite(context, terril({ id, version, name: 'Autre nom' }));

    const late = stateSite(context, terril({ id, version, name: 'Encore un autre' }));

    await expect(late).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('an outline is kept in Lambert-93 and measured', async () => {
    const { db, context, terril } = await aRegister();

    const { id } = await stateSite(context, terril({ geometry: square(2.9, 50.4) }));

    const site = await findSite(db, 'site', id);
    expect(site?.areaHa).toBeCloseTo(79, 0);
    expect(site?.geometry).toMatchObject({ type: 'Polygon' });
  });

  test('an outline that crosses itself is refused with the place of the crossing', async () => {
    const { context, terril } = await aRegister();
    const bow = {
      type: 'Polygon',
      coordinates: [
        [
          [2.9, 50.4],
          [2.92, 50.42],
          [2.92, 50.4],
          [2.9, 50.42],
          [2.9, 50.4],
        ],
      ],
    };

    const drawn = stateSite(context, terril({ geometry: bow }));

    await expect(drawn).rejects.toMatchObject({ message: expect.stringContaining('50,41° N, 2,91° E') });
  });

  test('a number that is none is refused with its field', async () => {
    const { context, terril } = await aRegister();

    const typed = stateSite(context, terril({ values: { hauteur: 'haute' } }));

    await expect(typed).rejects.toMatchObject({ code: 'wrong_value', message: expect.stringContaining('Hauteur') });
  });

  test('a place half inside a zone crosses it by half', async () => {
    const { db, context, place, terril } = await aRegister();
    const { id } = await stateSite(context, terril({ geometry: square(2.9, 50.4) }));
    const { id: sourceId } = await db
      .selectFrom('siteSource')
      .select('id')
      .where('organisationId', '=', place.organisation.id)
      .executeTakeFirstOrThrow();
    const { rows } = await sql<{ id: string }>`
      insert into zone (organisation_id, kind, name, geometry, source_id)
      select ${place.organisation.id}::uuid, 'buffer', 'Zone tampon',
        ST_Transform(ST_SetSRID(ST_GeomFromGeoJSON(${JSON.stringify(square(2.905, 50.39, 0.03))}), 4326), 2154), ${sourceId}::uuid
      returning id`.execute(db);
    const zoneId = rows[0]?.id ?? '';

    await db.transaction().execute((tx) => crossZones(tx, [zoneId]));

    const crossed = await db
      .selectFrom('siteZone')
      .select('share')
      .where('zoneId', '=', zoneId)
      .where('siteId', '=', id)
      .executeTakeFirst();
    expect(Number(crossed?.share)).toBeCloseTo(0.5, 2);
  });

  test('a contributor edits places and a reader does not', async () => {
    const { db, place, terril } = await aRegister();

    const refused = stateSite(await aContext(db, 'reader', place), terril());

    await expect(refused).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(stateSite(await aContext(db, 'contributor', place), terril())).resolves.toMatchObject({ version: 1 });
  });
});
