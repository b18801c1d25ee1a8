import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { listChangesOf } from '../../identity/index.ts';
import { readPlanToEdit } from './read-plans.ts';
import { saveObjectives } from './save-objectives.ts';
import { savePlan } from './save-plan.ts';

describeOnEachEngine('save a plan', (database) => {
  const desk = async () => {
    const place = await anOrganisation(database().db);
    const context = await aContext(database().db, 'coordinator', place);
    const organisationId = place.organisation.id;
    const plan = {
      organisationId,
      title: 'Plan climat',
      kind: 'PCAET',
      objectives: [{ number: '1', title: 'Isoler' }],
    };
    const started = { ...plan, ...(await savePlan(context, plan)) };
    const history = () => listChangesOf(database().db, 'plan', started.id);
    return { context, started, history };
  };

  test('each save, of the plan or of its objectives alone, makes one more version', async () => {
    const { context, started } = await desk();

    const renamed = await savePlan(context, { ...started, title: 'Plan climat révisé' });
    const objectives = [{ title: 'Circuler', children: [{ title: 'À pied' }] }];
    const arranged = await saveObjectives(context, { planId: started.id, version: renamed.version, objectives });

    expect([started.version, renamed.version, arranged.version]).toEqual([1, 2, 3]);
    expect(await readPlanToEdit(context, started.id)).toMatchObject({
      slug: expect.stringMatching(/^plan-climat(-\d+)?$/),
      title: 'Plan climat révisé',
      version: 3,
      objectives: 'Circuler\n  À pied',
    });
  });

  test('its easy sentences are kept, one a line, and their change is in the history', async () => {
    const { context, started, history } = await desk();

    await savePlan(context, { ...started, easyRead: 'Ce plan parle du climat.\r\nIl dure six ans.' });

    expect((await readPlanToEdit(context, started.id)).easyRead).toBe('Ce plan parle du climat.\nIl dure six ans.');
    const [change] = await history();
    expect([change?.before, change?.after]).toMatchObject([
      { easyRead: '' },
      { easyRead: expect.stringContaining('climat') },
    ]);
  });

  test('a save that started from an outdated version changes nothing; both texts are kept, and the one in force is told', async () => {
    const { context, started, history } = await desk();
    await savePlan(context, { ...started, title: 'Première' });
    const inForce = await readPlanToEdit(context, started.id);

    const late = savePlan(context, { ...started, title: 'Seconde', objectives: [{ title: 'Marcher' }] });

    await expect(late).rejects.toMatchObject({
      kind: 'conflict',
      code: 'plan_changed',
      facts: { version: 2, current: inForce },
    });
    expect(await readPlanToEdit(context, started.id)).toEqual(inForce);
    expect((await history())[0]).toMatchObject({
      verb: 'plan.change_refused',
      before: { title: 'Première', objectives: '1 | Isoler' },
      after: { title: 'Seconde', objectives: 'Marcher' },
    });
  });

  test('objectives that started from an outdated version are refused and kept as well', async () => {
    const { context, started, history } = await desk();
    const { id: planId, version } = started;
    await savePlan(context, { ...started, objectives: undefined, title: 'Première' });

    const late = saveObjectives(context, { planId, version, objectives: [{ title: 'Marcher' }] });

    await expect(late).rejects.toMatchObject({ kind: 'conflict', code: 'plan_changed' });
    expect(await readPlanToEdit(context, planId)).toMatchObject({ title: 'Première', objectives: '1 | Isoler' });
    expect((await history())[0]).toMatchObject({
      verb: 'plan.change_refused',
      before: { title: 'Première', objectives: '1 | Isoler' },
      after: { title: 'Première', objectives: 'Marcher' },
    });
  });

  test('of two people who save at once, one is refused', async () => {
    const { context, started } = await desk();

    const saves = await Promise.allSettled(
      ['Première', 'Seconde'].map((title) => savePlan(context, { ...started, title })),
    );

    expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});
