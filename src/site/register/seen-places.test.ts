import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { readPlan } from '../plan/read-plan.ts';
import { importZones } from '../zone/import-zones.ts';
import { readSite } from './read-site.ts';

const square = {
  type: 'Polygon',
  coordinates: [
    [
      [2.88, 50.42],
      [2.89, 50.42],
      [2.89, 50.43],
      [2.88, 50.43],
      [2.88, 50.42],
    ],
  ],
};
const zonesFile = (name: string) =>
  new TextEncoder().encode(
    JSON.stringify({
      type: 'FeatureCollection',
      features: [{ type: 'Feature', properties: { nom: name }, geometry: square }],
    }),
  );

describeOnEachEngine('a place among those of another organisation', (database) => {
  test('its page and its plan name what the other published, never its drafts nor what is vulnerable', async () => {
    const [ours, theirs] = [await aRegister(database().db), await aRegister(database().db)];
    const here = await ours.aSite({ name: 'Ici', geometry: square });
    await ours.aSite({ name: 'Notre brouillon', geometry: square, published: false });
    const other = `Voisin ${theirs.place.organisation.slug}`;
    await theirs.aSite({ name: `${other} publié`, geometry: square });
    await theirs.aSite({ name: `${other} brouillon`, geometry: square, published: false });
    await theirs.aSite({ name: `${other} fragile`, geometry: square, vulnerable: true });
    const child = await theirs.aSite({ name: `${other} enfant`, published: false });
    await sql`update site set parent_id = ${here}::uuid where id = ${child}::uuid`.execute(ours.db);
    for (const published of [true, false])
      await importZones(theirs.coordinator, {
        organisationId: theirs.organisationId,
        filename: 'zones.geojson',
        content: zonesFile(`${other} zone ${published ? 'publiée' : 'cachée'}`),
        kind: 'buffer',
        published,
        source: { title: 'Zonage' },
      });

    const { overlapping, children, zones } = await readSite(ours.coordinator, here);
    const plan = await readPlan(ours.coordinator, here);

    const told = [...overlapping, ...children, ...zones]
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('Notre'));
    expect(told.filter((name) => name.startsWith(other)).sort()).toEqual([`${other} publié`, `${other} zone publiée`]);
    expect(overlapping.map(({ name }) => name)).toContain('Notre brouillon');
    for (const hidden of ['brouillon', 'fragile', 'zone cachée']) expect(plan).not.toContain(`${other} ${hidden}`);
  });
});
