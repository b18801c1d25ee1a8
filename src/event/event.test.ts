import { expect, test } from 'vitest';
import { aRegister } from '../../test/a-register.ts';
import { aContext, anOrganisation } from '../../test/builders.ts';
import { describeOnEachEngine } from '../../test/databases.ts';
import { listChangesOf } from '../identity/index.ts';
import { countIndicator, defineIndicator, printFigures } from '../indicator/index.ts';
import { eventDue, readEvent, readEvents, readEventToEdit, readUntold, recordOutcomes, saveEvent } from './index.ts';

/** The tests' clock says 1 February 2021. */
describeOnEachEngine('an event', (database) => {
  async function aProgramme() {
    const register = await aRegister(database().db);
    const form = {
      ...{ organisationId: register.organisationId, title: 'Sortie guidée', kind: 'visit', heldOn: '2020-06-12' },
      ...{ state: 'planned', audience: 'workers' },
    };
    const untold = async () =>
      (await readUntold(register.coordinator)).map(({ id, version }) => ({ id, version, state: 'held' as const }));
    return { ...register, form, untold };
  }

  test('is written once for each of its days, and waits for its outcome from the day after', async () => {
    const { coordinator, form } = await aProgramme();

    await saveEvent(coordinator, {
      ...form,
      alsoOn: '19/06/2020\n\n2020-06-26\n31 janvier 2021\n1/2/2021\n2021-02-03',
    });

    const { totals, years } = await readEvents(coordinator, {});
    expect([totals.total, years]).toEqual([6, [2021, 2020]]);
    const days = ['2020-06-12', '2020-06-19', '2020-06-26', '2021-01-31'];
    expect((await readUntold(coordinator)).map(({ heldOn }) => heldOn)).toEqual(days);
    expect((await eventDue(coordinator)).map(({ on, label }) => [on, label])).toEqual(
      days.map((on) => [on, 'Sortie guidée']),
    );
  });

  test('whose place is that of a site is linked to it, and a commune that nobody knows stays in words', async () => {
    const { coordinator, aSite, form } = await aProgramme();
    const name = `Terril ${crypto.randomUUID()}`;
    const siteId = await aSite({ name });

    const { id } = await saveEvent(coordinator, { ...form, place: name.toUpperCase(), commune: 'Nulle-Part' });
    const { row } = await readEventToEdit(coordinator, id);

    expect(row).toMatchObject({ siteId, commune: 'Nulle-Part', communeId: null });
  });

  test('has its outcome told with others, all or none, and both texts stay where two people told', async () => {
    const { db, coordinator, form, untold } = await aProgramme();
    await saveEvent(coordinator, { ...form, alsoOn: '2020-06-19\n2020-06-26' });
    const [first, second, third] = await untold();
    if (!first || !second || !third) throw new Error('three events are past');

    const unexplained = recordOutcomes(coordinator, [first, { ...second, state: 'cancelled' }]);
    await expect(unexplained).rejects.toMatchObject({ code: 'event_outcome', kind: 'invalid' });
    expect((await readEvents(coordinator, {})).totals.held).toBe(0);

    await recordOutcomes(coordinator, [
      { ...first, participants: '12' },
      { ...second, state: 'cancelled', reason: 'Confinement' },
      { ...third, adults: '3', children: '4' },
    ]);

    expect((await readEvents(coordinator, {})).totals).toMatchObject({ held: 2, cancelled: 1, participants: 19 });
    await expect(recordOutcomes(coordinator, [{ ...first, participants: '9' }])).rejects.toMatchObject({
      code: 'event_changed_meanwhile',
    });
    const [told] = await listChangesOf(db, 'event', first.id);
    expect(told).toMatchObject({ verb: 'event.outcome', after: { participants: 12 } });
  });

  test('is refused with what to do where a day, a number or an outcome is wrong', async () => {
    const { coordinator, form } = await aProgramme();

    for (const [wrong, code] of [
      [{ alsoOn: 'un samedi' }, 'event_day_unreadable'],
      [{ alsoOn: 'juin 2020' }, 'event_day_unreadable'],
      [{ state: 'cancelled' }, 'event_outcome'],
      [{ state: 'held', heldOn: '2021-02-02' }, 'event_outcome'],
      [{ expected: 'beaucoup' }, 'bad_input'],
    ] as const)
      await expect(saveEvent(coordinator, { ...form, ...wrong })).rejects.toMatchObject({ code });
    expect((await readEvents(coordinator, {})).totals.total).toBe(0);
  });

  test('kept inside is read by those who work there alone, and written by those who may', async () => {
    const { db, place, coordinator, guest, form } = await aProgramme();
    const open = await saveEvent(coordinator, { ...form, audience: 'everyone' });
    const inside = await saveEvent(coordinator, form);
    const stranger = await aContext(db, 'coordinator', await anOrganisation(db));

    expect(await readEvent(guest, open.id)).toMatchObject({ title: 'Sortie guidée' });
    await expect(readEvent(guest, inside.id)).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(readEvent(stranger, inside.id)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(readEvent(guest, crypto.randomUUID())).rejects.toMatchObject({ kind: 'unauthenticated' });
    await expect(readEvent(coordinator, 'rien')).rejects.toMatchObject({ kind: 'missing' });
    await expect(saveEvent(await aContext(db, 'validator', place), form)).rejects.toMatchObject({ kind: 'forbidden' });
    const others = (await readUntold(coordinator)).map(({ id, version }) => ({ id, version, state: 'held' as const }));
    await expect(recordOutcomes(stranger, others)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('is counted by an indicator, which adds up who came and opens the rows', async () => {
    const { db, coordinator, organisationId, form, untold } = await aProgramme();
    await saveEvent(coordinator, { ...form, alsoOn: '2020-06-19\n2020-06-26' });
    const [first, second] = await untold();
    if (!first || !second) throw new Error('three events are past');
    await recordOutcomes(coordinator, [
      { ...first, participants: '12' },
      { ...second, participants: '1' },
    ]);
    const shared = { unit: 'count', kind: 'output' as const };
    const came = { source: 'animations', measure: 'sum' as const, of: 'participants', by: ['genre'] };
    const held = { source: 'animations', where: { etat: ['held'] } };
    for (const [code, counted, counting] of [
      ['VENUS', 'participants', came],
      ['TENUES', 'animations', held],
    ] as const) {
      const { id } = await defineIndicator(coordinator, {
        ...shared,
        organisationId,
        code,
        label: code,
        counted,
        counting,
      });
      await countIndicator(coordinator, { indicatorId: id, period: '2020', reason: '' });
    }

    const wanted = ['VENUS', 'TENUES'].map((code) => ({ organisationId, code, period: '2020' }));
    const figures = [...(await printFigures(db, wanted)).values()];

    expect(figures.map((figure) => figure?.printed)).toEqual(['13\u00a0participants', '2\u00a0animations']);
    expect(figures[0]?.breakdowns).toMatchObject([{ parts: [{ label: 'Visite guidée', share: '100,0\u202f%' }] }]);
  });

  test('of another organisation, open to everyone, takes the place of none of one’s own', async () => {
    const [{ coordinator, form }, other] = [await aProgramme(), await aProgramme()];
    const before = Array.from({ length: 220 }, (_, day) => new Date(Date.UTC(2020, 0, 1 + day)).toJSON().slice(0, 10));
    await saveEvent(other.coordinator, { ...other.form, audience: 'everyone', alsoOn: before.join('\n') });
    await saveEvent(coordinator, { ...form, heldOn: '2021-01-31' });

    expect((await readUntold(coordinator)).map(({ heldOn }) => heldOn)).toEqual(['2021-01-31']);
    expect((await eventDue(coordinator)).map(({ on }) => on)).toEqual(['2021-01-31']);
  });
});
