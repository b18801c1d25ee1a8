import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { stateSite } from '../../site/index.ts';
import { endangeredDue, readBoard, readEndangered, saveEndangered } from './save-endangered.ts';

describeOnEachEngine('an element in danger', (database) => {
  test('has a file, tied to its place, whose next step and procedure fall due until it is saved', async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const coordinator = await aContext(db, 'coordinator', place);
    const site = await stateSite(coordinator, {
      organisationId,
      kind: 'fosse',
      name: 'Fosse 6',
      source: { title: 'Registre' },
    });
    const form = {
      organisationId,
      name: 'fosse 6',
      state: 'procedure',
      alertedOn: '2024-01-10',
      procedure: 'abandon',
      procedureOn: '2024-02-01',
      nextStep: 'Réunir la commune',
      nextOn: '2024-03-01',
    };

    const { id } = await saveEndangered(coordinator, form);

    const due = await endangeredDue(db, [organisationId]);
    expect((await readEndangered(coordinator, id)).siteId).toBe(site.id);
    expect(due.map(({ kind, on }) => [kind, on])).toEqual([
      ['step', '2024-03-01'],
      ['procedure', '2024-05-01'],
    ]);
    await saveEndangered(coordinator, { ...form, state: 'saved', version: '1' }, id);
    expect(await endangeredDue(db, [organisationId])).toEqual([]);
    expect((await readBoard(coordinator)).files).toMatchObject([{ name: 'fosse 6', state: 'saved' }]);
  });
});
