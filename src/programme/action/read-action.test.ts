import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { visitor } from '../../identity/index.ts';
import { announceCommitments } from '../commitment/announce-commitments.ts';
import { answerCommitment } from '../commitment/answer-commitment.ts';
import { readPlan, readPlans } from '../plan/read-plans.ts';
import { savePlan } from '../plan/save-plan.ts';
import { readAction } from './read-action.ts';
import { saveAction } from './save-action.ts';

const all = { stage: null, text: '', late: false };

describeOnEachEngine('reading the programme', (database) => {
  const desk = async (published: boolean) => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const organisationId = place.organisation.id;
    const plan = await savePlan(context, { organisationId, title: 'Plan', kind: 'PAT', published });
    const { id } = await saveAction(context, {
      organisationId,
      number: '1',
      title: 'Une',
      contact: 'Paul Martin',
      plans: [{ planId: plan.id }],
    });
    return { db, context, guest: { ...context, actor: visitor }, organisationId, plan, id };
  };

  test('a visitor reads a published plan and its actions, without the contact nor the audit', async () => {
    const { guest, plan, id } = await desk(true);

    const { action, history } = await readAction(guest, id);

    expect([action.contact, action.stageHistory[0]?.person, history]).toEqual([null, null, []]);
    expect((await readPlan(guest, plan.slug, all)).total).toBe(1);
    expect((await readPlans(guest)).map((read) => read.id)).toContain(plan.id);
  });

  test('a plan that is not published does not exist for a visitor, nor do its actions', async () => {
    const { context, guest, plan, id } = await desk(false);

    await expect(readPlan(guest, plan.slug, all)).rejects.toMatchObject({ kind: 'missing' });
    await expect(readAction(guest, id)).rejects.toMatchObject({ kind: 'missing' });
    expect((await readPlans(guest)).map((read) => read.id)).not.toContain(plan.id);
    expect((await readAction(context, id)).action.contact).toBe('Paul Martin');
  });

  test('a plan is in the list of everybody as soon as it is published', async () => {
    const { db, guest, plan } = await desk(false);
    const listed = async () => (await readPlans(guest)).some(({ id }) => id === plan.id);

    const before = await listed();
    await db.updateTable('plan').set({ published: true }).where('id', '=', plan.id).execute();

    expect([before, await listed()]).toEqual([false, true]);
  });

  test('an address that is no identifier leads nowhere, politely', async () => {
    const { guest } = await desk(true);

    await expect(readAction(guest, 'x')).rejects.toMatchObject({ kind: 'missing' });
  });

  test('an answer given in a sheet leaves with the published edition, not before', async () => {
    const { db, context, guest, organisationId, id } = await desk(true);
    const announced = { organisationId, actionId: id, announcedYear: 2020, dueYear: 2021, sentences: ['Tracer'] };
    const [commitmentId = ''] = (await announceCommitments(context, announced)).ids;
    await answerCommitment(context, { commitmentId, outcome: 'kept', sentence: 'Tracée.' });
    const edition = await db
      .insertInto('edition')
      .values({ organisationId, reportType: 'rdd', year: 2021, title: 'RDD 2021', state: 'collection' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const sheet = await db
      .insertInto('sheet')
      .values({ editionId: edition.id, section: 's', kind: 'k', code: 'c', position: 1, title: 't' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('sheetCommitment').values({ sheetId: sheet.id, commitmentId, role: 'asked' }).execute();

    const [draft] = (await readAction(guest, id)).commitments;
    await db.updateTable('edition').set({ state: 'published' }).where('id', '=', edition.id).execute();
    const [published] = (await readAction(guest, id)).commitments;

    expect([draft?.sentence, draft?.answer]).toEqual(['Tracer', null]);
    expect(published?.answer).toMatchObject({ outcome: 'kept', sentence: 'Tracée.' });
  });
});
