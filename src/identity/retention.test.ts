import { expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../test/databases.ts';
import { forgetting } from '../kernel/retention.ts';
import { retention } from '../retention.ts';
import { recordChange } from './audit.sql.ts';
import { hashToken, openSession, signIn } from './session.ts';

describeAloneOnEachEngine('retention', (database) => {
  test('what has served is forgotten after its time, and not before', async () => {
    const { db } = database();
    const at = await anOrganisation(db);
    const coordinator = await aContext(db, 'coordinator', at);
    const { id: personId = '', email = '' } = coordinator.actor.person ?? {};
    const gate = { db, effects: testEffects, address: '192.0.2.1', userAgent: '' };
    await openSession(gate, { personId, means: 'password' });
    await signIn(gate, { email, password: 'faux' }).catch(() => {});
    await db
      .insertInto('passwordReset')
      .values({ tokenHash: hashToken('a'), personId, createdBy: personId, expiresAt: testEffects.now() })
      .execute();
    const run = (day: string) =>
      forgetting(retention).run({ db, effects: { ...testEffects, now: () => new Date(`${day}T03:30:00Z`) } });

    const soon = await run('2021-03-01');
    const late = await run('2021-03-05');
    const muchLater = await run('2021-08-03');

    expect(soon).toMatchObject({ session: 0, sign_in: 0, password_reset: 0 });
    expect(late).toMatchObject({ session: 1, sign_in: 0, password_reset: 1 });
    expect(muchLater).toMatchObject({ session: 0, sign_in: 2 });
  });

  test('a text refused a year ago goes from the history, whose line stays', async () => {
    const { db } = database();
    const at = await anOrganisation(db);
    const coordinator = await aContext(db, 'coordinator', at);
    const change = { organisationId: at.organisation.id, objectKind: 'plan', objectId: 'p' };
    await recordChange(db, coordinator, { ...change, verb: 'plan.change', after: { name: 'Plan' } });
    await recordChange(db, coordinator, { ...change, verb: 'plan.change_refused', after: { name: 'Anne Marle' } });

    await forgetting(retention).run({ db, effects: { ...testEffects, now: () => new Date('2022-02-02T03:30:00Z') } });

    const lines = await db.selectFrom('auditEntry').select(['verb', 'after']).orderBy('id').execute();
    expect(lines).toEqual([
      { verb: 'plan.change', after: { name: 'Plan' } },
      { verb: 'plan.change_refused', after: null },
    ]);
  });
});
