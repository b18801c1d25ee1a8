import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { visitor } from '../../identity/index.ts';
import { readSite } from './read-site.ts';
import { readSites } from './read-sites.ts';
import { ruleOnValue } from './rule-on-value.ts';
import { type SiteInput, stateSite } from './state-site.ts';

describeOnEachEngine('the file of a place', (database) => {
  async function aRegister() {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const coordinator = await aContext(db, 'coordinator', place);
    const guest = { ...coordinator, actor: visitor };
    const cite = (more: Partial<SiteInput> = {}): SiteInput => ({
      organisationId,
      kind: 'cite',
      name: 'Cité du Rivage',
      source: { title: 'Rapport périodique', asOf: '2014-12-17' },
      ...more,
    });
    return { db, place, organisationId, coordinator, guest, cite };
  }

  /** A place whose two sources disagree on its kind of estate. */
  async function aContested() {
    const desk = await aRegister();
    const { id, version } = await stateSite(desk.coordinator, desk.cite({ values: { type: 'Corons' } }));
    const source = { title: 'Données ouvertes', asOf: '2026-03-11' };
    await stateSite(desk.coordinator, desk.cite({ id, version, values: { type: 'Cité jardin' }, source }));
    const type = async () => (await readSite(desk.coordinator, id)).fields.find(({ field }) => field.key === 'type');
    return { ...desk, id, type };
  }

  test('sources that disagree are both shown until a person rules', async () => {
    const { coordinator, organisationId, id, type } = await aContested();
    const before = (await type())?.standing;
    const former = before?.others[0]?.id ?? '';

    await ruleOnValue(coordinator, {
      organisationId,
      siteId: id,
      of: 'value',
      id: former,
      ruling: 'kept',
      reason: 'Vu sur place.',
    });

    expect([before?.state, before?.value.value]).toEqual(['contested', 'Cité jardin']);
    expect((await type())?.standing).toMatchObject({ state: 'ruled', value: { value: 'Corons' } });
    expect((await type())?.standing?.others).toHaveLength(1);
  });

  test('places whose sources disagree are listed until a person rules', async () => {
    const { coordinator, organisationId, id, type } = await aContested();
    const listed = async () =>
      (await readSites(coordinator, { only: 'contested' })).sites.map((site) => [site.id, site.contested]);
    const before = await listed();
    const value = (await type())?.standing?.value.id ?? '';
    const reason = 'Vu sur place.';
    await ruleOnValue(coordinator, { organisationId, siteId: id, of: 'value', id: value, ruling: 'kept', reason });

    expect([before, await listed()]).toEqual([[[id, true]], []]);
  });

  test('a ruling without a reason is refused', async () => {
    const { coordinator, organisationId, id, type } = await aContested();
    const value = (await type())?.standing?.value.id ?? '';

    const ruled = ruleOnValue(coordinator, { organisationId, siteId: id, of: 'value', id: value, ruling: 'kept' });

    await expect(ruled).rejects.toMatchObject({ code: 'reason_needed' });
  });

  test('a contributor states and does not rule', async () => {
    const { db, place, organisationId, id, type } = await aContested();
    const value = (await type())?.standing?.value.id ?? '';
    const contributor = await aContext(db, 'contributor', place);

    const ruled = ruleOnValue(contributor, {
      organisationId,
      siteId: id,
      of: 'value',
      id: value,
      ruling: 'kept',
      reason: 'Oui.',
    });

    await expect(ruled).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a visitor reads a published place and no draft', async () => {
    const { coordinator, guest, cite } = await aRegister();
    const draft = await stateSite(coordinator, cite());
    const shown = await stateSite(coordinator, cite({ published: true }));

    await expect(readSite(guest, draft.id)).rejects.toMatchObject({ kind: 'missing' });
    expect((await readSite(guest, shown.id)).site.name).toBe('Cité du Rivage');
  });

  test('a visitor is told neither the position of what is vulnerable nor the name of a private owner', async () => {
    const { coordinator, guest, cite } = await aRegister();
    const point = { type: 'Point', coordinates: [3.507, 50.366] };
    const parties: SiteInput['parties'] = [
      { role: 'owner', name: 'Madame Dubois', privatePerson: true },
      { role: 'manager', name: 'Commune' },
    ];
    const { id } = await stateSite(coordinator, cite({ published: true, vulnerable: true, geometry: point, parties }));

    const [seen, kept] = [await readSite(guest, id), await readSite(coordinator, id)];

    expect([seen.site.geometry, seen.site.precision]).toEqual([null, 'commune']);
    expect(JSON.stringify(seen)).not.toContain('Dubois');
    expect(kept.site.geometry).toEqual(point);
    expect(kept.parties).toHaveLength(2);
  });

  test('its easy sentences stay where a later word says nothing of them; a visitor reads none of a vulnerable place', async () => {
    const { coordinator, guest, cite } = await aRegister();
    const easyRead = 'Des mineurs vivaient ici.';
    const { id, version } = await stateSite(coordinator, cite({ published: true, easyRead }));
    const open = await readSite(guest, id);

    await stateSite(coordinator, { ...cite({ published: true, vulnerable: true }), id, version });

    const [seen, kept] = [await readSite(guest, id), await readSite(coordinator, id)];
    expect([open.site.easyRead, seen.site.easyRead, kept.site.easyRead]).toEqual([easyRead, '', easyRead]);
  });

  test('a place is found by its name, whatever the accents, and by its number', async () => {
    const { coordinator, cite } = await aRegister();
    const name = `Cité des Électriciens ${Math.random().toString(36).slice(2, 8)}`;
    const { id } = await stateSite(
      coordinator,
      cite({ name, identifiers: [{ system: 'unesco', value: `96B-${id8()}` }] }),
    );
    const { identifiers } = await readSite(coordinator, id);

    const [byName, byNumber] = await Promise.all(
      [name.toUpperCase().replace('É', 'E'), identifiers[0]?.value ?? ''].map((text) =>
        readSites(coordinator, { text }),
      ),
    );

    expect(byName?.sites.map((site) => site.id)).toEqual([id]);
    expect(byNumber?.sites.map((site) => site.id)).toEqual([id]);
  });
});

const id8 = (): string => Math.random().toString(36).slice(2, 10);
