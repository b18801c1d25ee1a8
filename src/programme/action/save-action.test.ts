import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { listChangesOf } from '../../identity/index.ts';
import { saveObjectives } from '../plan/save-objectives.ts';
import { savePlan } from '../plan/save-plan.ts';
import { actionsByIds } from './action.sql.ts';
import { recordStage } from './record-stage.ts';
import { saveAction } from './save-action.ts';

describeOnEachEngine('save an action', (database) => {
  const desk = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const organisationId = place.organisation.id;
    const plan = await savePlan(context, { organisationId, title: 'Plan climat', acronym: 'PCAET', kind: 'PCAET' });
    return { db, place, context, organisationId, plan };
  };

  test('an action comes back with all that was hung from it', async () => {
    const { db, place, context, organisationId, plan } = await desk();
    const { objectives: rows } = await saveObjectives(context, {
      planId: plan.id,
      version: plan.version,
      objectives: [{ number: '1', title: 'Sobriété', children: [{ number: '1.1', title: 'Bâtiments' }] }],
    });
    const other = await saveAction(context, { organisationId, number: '2', title: 'Suivre les consommations' });

    const { id } = await saveAction(context, {
      organisationId,
      number: '1',
      title: 'Rénover les écoles',
      stage: 'engaged',
      leadServiceId: place.service.id,
      plans: [{ planId: plan.id, objectiveId: rows[1]?.id ?? null }],
      partners: [{ name: 'ADEME', role: 'funder' }, { name: 'Région' }, { name: 'Région' }],
      territoryIds: [place.territory.id],
      funding: [{ funder: 'ADEME', amount: '120 000,5', taxBasis: 'HT', nature: 'investment', year: 2020 }],
      milestones: [{ title: 'Diagnostic', dueOn: '2020-06-01', doneOn: '2020-05-20' }],
      finalites: ['climat'],
      goals: ['13', '7'],
      links: [{ label: 'Délibération', url: 'https://example.org/d' }],
      relatedIds: [other.id],
    });

    const [action] = await actionsByIds(db, [id]);
    expect(action).toMatchObject({
      number: '1',
      stage: 'engaged',
      leadService: { name: 'Habitat' },
      plans: [{ acronym: 'PCAET', objective: { number: '1.1', title: 'Bâtiments' } }],
      partners: [
        { name: 'ADEME', role: 'funder' },
        { name: 'Région', role: 'partner' },
      ],
      territories: [{ name: 'Territoire d’essai' }],
      funding: [{ funder: 'ADEME', amount: '120000.50', taxBasis: 'HT', state: 'asked', year: 2020 }],
      milestones: [{ title: 'Diagnostic', dueOn: '2020-06-01', doneOn: '2020-05-20' }],
      finalites: ['climat'],
      goals: ['7', '13'],
      related: [{ number: '2' }],
      stageHistory: [{ stage: 'engaged', since: '2021-02-01' }],
    });
    expect((await actionsByIds(db, [other.id]))[0]?.related).toMatchObject([{ number: '1' }]);
  });

  test('a save that started from an outdated version is refused, and both texts are kept', async () => {
    const { db, context, organisationId } = await desk();
    const { id, version } = await saveAction(context, { organisationId, number: '1', title: 'Départ' });
    await saveAction(context, { organisationId, id, version, number: '1', title: 'Première' });

    const late = saveAction(context, { organisationId, id, version, number: '1', title: 'Seconde' });

    await expect(late).rejects.toMatchObject({ kind: 'conflict', code: 'action_changed' });
    expect((await actionsByIds(db, [id]))[0]?.title).toBe('Première');
    const [refused] = await listChangesOf(db, 'action', id);
    expect(refused).toMatchObject({ verb: 'action.change_refused', after: { title: 'Seconde' } });
  });

  test('a number belongs to one action of the organisation', async () => {
    const { context, organisationId } = await desk();
    await saveAction(context, { organisationId, number: '7', title: 'Une' });

    const twin = saveAction(context, { organisationId, number: '7', title: 'Autre' });

    await expect(twin).rejects.toMatchObject({ code: 'number_taken' });
  });

  test('a plan of another organisation is refused', async () => {
    const [mine, theirs] = [await desk(), await desk()];
    const { context, organisationId } = mine;

    const stray = saveAction(context, { organisationId, number: '1', title: 'X', plans: [{ planId: theirs.plan.id }] });

    await expect(stray).rejects.toMatchObject({ code: 'unknown_link', facts: { strangers: ['plan'] } });
  });

  test('a contributor changes the actions of its service and no others', async () => {
    const { db, place, context, organisationId } = await desk();
    const contributor = await aContext(db, 'contributor', place);
    const leadServiceId = place.service.id;
    const mine = await saveAction(context, { organisationId, number: '1', title: 'Mienne', leadServiceId });
    const other = await saveAction(context, { organisationId, number: '2', title: 'Autre' });

    const change = (saved: { id: string; version: number }, number: string) =>
      saveAction(contributor, { organisationId, ...saved, number, title: 'Changée', leadServiceId });

    await expect(change(mine, '1')).resolves.toMatchObject({ version: 2 });
    await expect(change(other, '2')).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('the stage is the latest step by its date, and giving up needs a reason', async () => {
    const { db, context, organisationId } = await desk();
    const { id } = await saveAction(context, { organisationId, number: '1', title: 'X', stageSince: '2019-01-01' });
    await recordStage(context, { actionId: id, stage: 'done', since: '2020-12-31' });

    await recordStage(context, { actionId: id, stage: 'under_way', since: '2019-06-01' });
    const silent = recordStage(context, { actionId: id, stage: 'given_up' });

    await expect(silent).rejects.toMatchObject({ code: 'reason_missing' });
    const [action] = await actionsByIds(db, [id]);
    expect(action?.stage).toBe('done');
    expect(action?.stageHistory.map((step) => step.stage)).toEqual(['done', 'under_way', 'to_specify']);
  });

  test('an objective that carries actions cannot be taken out of the tree', async () => {
    const { context, organisationId, plan } = await desk();
    const { version, objectives } = await saveObjectives(context, {
      planId: plan.id,
      version: plan.version,
      objectives: [{ title: 'Sobriété' }, { title: 'Mobilité' }],
    });
    const [kept, going] = objectives;
    await saveAction(context, {
      organisationId,
      number: '1',
      title: 'Vélo',
      plans: [{ planId: plan.id, objectiveId: going?.id ?? null }],
    });

    const left = [{ id: kept?.id, title: 'Sobriété' }];
    const cut = saveObjectives(context, { planId: plan.id, version, objectives: left });

    await expect(cut).rejects.toMatchObject({ code: 'objective_carries_actions', facts: { title: 'Mobilité' } });
  });
});
