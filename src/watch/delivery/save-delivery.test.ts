import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { listChangesOf } from '../../identity/index.ts';
import { deliveriesDue, readDeliveries, readDelivery, remindDelivery, saveDelivery } from './save-delivery.ts';

describeOnEachEngine('a delivery owed', (database) => {
  async function aPlace() {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const coordinator = await aContext(db, 'coordinator', place);
    const form = { organisationId, partner: 'Bailleur', title: 'État du bâti', dueOn: '2021-01-15', loaded: 'no' };
    return { db, place, organisationId, coordinator, form };
  }

  test('is late from the day after it was due, and falls due until it comes', async () => {
    const { db, organisationId, coordinator, form } = await aPlace();

    const { id, version } = await saveDelivery(coordinator, form);
    const before = { listed: await readDeliveries(coordinator), due: await deliveriesDue(db, [organisationId]) };
    await saveDelivery(coordinator, { ...form, version: String(version), receivedOn: '2021-02-01', loaded: 'yes' }, id);
    const after = { listed: await readDeliveries(coordinator), due: await deliveriesDue(db, [organisationId]) };

    expect(before.listed).toMatchObject([{ title: 'État du bâti', state: 'late' }]);
    expect(before.due).toMatchObject([{ on: '2021-01-15', label: 'État du bâti, par Bailleur' }]);
    expect(after).toMatchObject({ listed: [{ state: 'done' }], due: [] });
  });

  test('that comes back is written again once, due that many months later', async () => {
    const { coordinator, form } = await aPlace();
    const yearly = { ...form, everyMonths: '12', responsible: coordinator.actor.person?.name ?? '' };
    const { id, version } = await saveDelivery(coordinator, yearly);

    const received = { ...yearly, receivedOn: '2021-02-01' };
    await saveDelivery(coordinator, { ...received, version: String(version) }, id);
    await saveDelivery(coordinator, { ...received, note: 'Complète', version: String(version + 1) }, id);

    const dues = (await readDeliveries(coordinator)).map(({ dueOn, state, responsible }) => [
      dueOn,
      state,
      responsible,
    ]);
    expect(dues).toEqual([
      ['2022-01-15', 'expected', 'Essai coordinator'],
      ['2021-01-15', 'received', 'Essai coordinator'],
    ]);
  });

  test('saved from an outdated version is refused, and what was typed stays in the journal', async () => {
    const { db, coordinator, form } = await aPlace();
    const { id, version } = await saveDelivery(coordinator, form);
    await saveDelivery(coordinator, { ...form, title: 'Titre de l’une', version: String(version) }, id);

    const late = saveDelivery(coordinator, { ...form, title: 'Titre de l’autre', version: String(version) }, id);

    await expect(late).rejects.toMatchObject({
      code: 'changed_meanwhile',
      facts: { version: 2, current: { title: 'Titre de l’une' } },
    });
    const [refused] = await listChangesOf(db, 'delivery', id);
    expect(refused).toMatchObject({ verb: 'delivery.change_refused', after: { title: 'Titre de l’autre' } });
  });

  test('keeps its reminders, the latest in the list', async () => {
    const { coordinator, form } = await aPlace();
    const { id } = await saveDelivery(coordinator, form);

    await remindDelivery(coordinator, id, { remindedOn: '2021-01-20', note: 'Par courriel' });
    await remindDelivery(coordinator, id, { remindedOn: '2021-02-01' });

    expect((await readDelivery(coordinator, id)).reminders.map(({ remindedOn, note }) => [remindedOn, note])).toEqual([
      ['2021-02-01', ''],
      ['2021-01-20', 'Par courriel'],
    ]);
    expect((await readDeliveries(coordinator))[0]).toMatchObject({ lastReminder: '2021-02-01' });
  });

  test('without a partner, or with a day that does not exist, is refused with what to do', async () => {
    const { coordinator, form } = await aPlace();

    await expect(saveDelivery(coordinator, { ...form, partner: ' ' })).rejects.toMatchObject({
      message: expect.stringContaining('Partenaire'),
    });
    await expect(saveDelivery(coordinator, { ...form, dueOn: '2021-02-30' })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await expect(saveDelivery(coordinator, { ...form, everyMonths: 'souvent' })).rejects.toMatchObject({
      message: expect.stringContaining('nombre entier'),
    });
  });

  test('is not shown to another organisation, nor written by a validator', async () => {
    const { db, place, coordinator, form } = await aPlace();
    const { id } = await saveDelivery(coordinator, form);
    const stranger = await aContext(db, 'coordinator', await anOrganisation(db));

    await expect(readDelivery(stranger, id)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await readDeliveries(stranger)).toEqual([]);
    await expect(saveDelivery(await aContext(db, 'validator', place), form)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
