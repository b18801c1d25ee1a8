import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { aContext } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { readCompleteness } from '../completeness/read-completeness.ts';
import { recordObservation } from '../condition/record-observation.ts';
import { watchDue } from '../read-due.ts';
import { addPlaces, removePlace } from './campaign-list.ts';
import { readCampaign, readCampaigns } from './read-campaigns.ts';
import { saveCampaign } from './save-campaign.ts';

describeOnEachEngine('a tour of places', (database) => {
  async function aTour() {
    const desk = await aRegister(database().db);
    const { coordinator, organisationId, aSite } = desk;
    const school = await aSite({ name: 'École Curie' });
    const church = await aSite({ name: 'Église Saint-Louis' });
    await aSite({ name: 'Sentier des terrils', kind: 'itineraire' });
    const input = { organisationId, title: 'Printemps 2021', startsOn: '2021-01-15' };
    const { id } = await saveCampaign(coordinator, input);
    return { ...desk, input, id, school, church };
  }

  test('lists the places that a filter keeps and whose condition is judged, once each', async () => {
    const { coordinator, id } = await aTour();

    const first = await addPlaces(coordinator, { campaignId: id, filter: { text: 'ecole' } });
    const second = await addPlaces(coordinator, { campaignId: id, filter: {} });

    expect([first.added, second.added]).toEqual([1, 1]);
    const { sites } = await readCampaign(coordinator, id);
    expect(sites.map(({ name, typeLabel }) => [name, typeLabel])).toEqual([
      ['École Curie', 'Bâtiment'],
      ['Église Saint-Louis', 'Bâtiment'],
    ]);
    await expect(addPlaces(coordinator, { campaignId: id, filter: {} })).rejects.toMatchObject({
      code: 'nothing_to_visit',
    });
  });

  test('falls due at its end while places remain to be visited', async () => {
    const { coordinator, input, id, school, church, seen } = await aTour();
    await saveCampaign(coordinator, { ...input, id, version: 1, endsOn: '2021-03-31' });
    await addPlaces(coordinator, { campaignId: id, filter: {} });
    await recordObservation(coordinator, seen(school, { campaignId: id }));
    const visits = async () => (await watchDue(coordinator)).filter(({ kind }) => kind === 'visit');

    expect(await visits()).toMatchObject([
      { on: '2021-03-31', because: '1\u00a0site à visiter avant la fin de la campagne.' },
    ]);
    await recordObservation(coordinator, seen(church, { campaignId: id }));
    expect(await visits()).toEqual([]);
  });

  test('shows what was visited, seen or not', async () => {
    const { db, place, coordinator, id, school, church, seen } = await aTour();
    await addPlaces(coordinator, { campaignId: id, filter: {} });
    const contributor = await aContext(db, 'contributor', place);
    await recordObservation(contributor, seen(school, { campaignId: id }));
    await recordObservation(contributor, seen(church, { campaignId: id, level: 'non_vu', access: 'none' }));

    const { coverage, sites } = await readCampaign(contributor, id);

    expect(coverage.all).toMatchObject({ toVisit: 2, visited: 2, seen: 1, percent: 100 });
    expect(sites.map(({ levelLabel }) => levelLabel)).toEqual(['Moyen', 'Non vu']);
    expect((await readCampaigns(contributor)).map(({ visited, toVisit }) => [visited, toVisit])).toEqual([[2, 2]]);
    await expect(removePlace(coordinator, { campaignId: id, siteId: school })).rejects.toMatchObject({
      code: 'visited_already',
    });
  });

  test('takes an observation made offline before it was closed, and none of a place taken off its list', async () => {
    const { coordinator, input, id, school, church, seen } = await aTour();
    await addPlaces(coordinator, { campaignId: id, filter: {} });
    await removePlace(coordinator, { campaignId: id, siteId: church });
    await saveCampaign(coordinator, { ...input, id, version: 1, closed: true });

    await recordObservation(coordinator, seen(school, { campaignId: id }));

    expect((await readCampaign(coordinator, id)).coverage.all).toMatchObject({ visited: 1, toVisit: 1 });
    await expect(recordObservation(coordinator, seen(church, { campaignId: id }))).rejects.toMatchObject({
      code: 'not_in_campaign',
    });
  });

  test('is planned by coordination alone, and by one person at a time', async () => {
    const { db, place, coordinator, guest, input, id } = await aTour();
    const contributor = await aContext(db, 'contributor', place);
    await saveCampaign(coordinator, { ...input, id, version: 1, title: 'Printemps' });

    await expect(saveCampaign(contributor, input)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(addPlaces(contributor, { campaignId: id, filter: {} })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(readCampaign(guest, id)).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(saveCampaign(coordinator, { ...input, id, version: 1 })).rejects.toMatchObject({
      code: 'campaign_changed',
    });
  });

  test('the register says what it lacks: a recent look, an owner, a position', async () => {
    const { coordinator, school, church, seen, aSite } = await aTour();
    const whole = await aSite({
      name: 'Mairie',
      parties: [{ role: 'owner', category: 'commune' }],
      geometry: { type: 'Point', coordinates: [2.83, 50.43] },
    });
    await recordObservation(coordinator, seen(whole));
    await recordObservation(coordinator, seen(school, { observedOn: '2014-05-01' }));
    await recordObservation(coordinator, seen(church, { level: 'non_vu' }));

    const all = await readCompleteness(coordinator, { years: 5, lack: null, page: 1 });
    const ancient = await readCompleteness(coordinator, { years: 10, lack: 'observation', page: 1 });

    expect(all.counts).toEqual({ observation: 3, owner: 3, position: 3 });
    expect([all.elements, all.total]).toEqual([4, 3]);
    expect(all.rows.map(({ name, seenOn }) => [name, seenOn])).toContainEqual(['École Curie', '2014-05-01']);
    expect(ancient.rows.map(({ name }) => name)).toEqual(['Église Saint-Louis', 'Sentier des terrils']);
  });
});
