import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { visitor } from '../permission.ts';
import { noteReading } from './note-reading.ts';
import { insertBackup, listReadings } from './reading.sql.ts';

describeAloneOnEachEngine('readings', (database) => {
  test('are noted once a day for each person and thing; visitors read nothing personal', async () => {
    const { db } = database();
    const at = await anOrganisation(db);
    const organisationId = at.organisation.id;
    const reader = await aContext(db, 'coordinator', at);
    const other = await aContext(db, 'administrator', at);
    const objectId = crypto.randomUUID();
    const later = { ...reader, effects: { ...reader.effects, now: () => new Date('2021-02-02T09:00:00Z') } };
    const read = () => listReadings(db, organisationId, 10);

    for (const context of [reader, reader, other, { ...reader, actor: visitor }])
      await noteReading(context, { organisationId, what: 'observer', objectId });
    expect(await read()).toHaveLength(2);
    for (const context of [later, later]) await noteReading(context, { organisationId, what: 'observer', objectId });
    await insertBackup(db, { at: new Date('2021-02-03T09:00:00Z'), day: '2021-02-03' });

    expect(await read()).toMatchObject([
      { what: 'backup', person: null, objectId: null },
      { what: 'observer', person: reader.actor.person?.name, objectId },
      { what: 'observer' },
      { what: 'observer' },
    ]);
  });
});
