import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { ActionInput } from '../action/action.ts';
import { readAction } from '../action/read-action.ts';
import { saveAction } from '../action/save-action.ts';
import { saveObjectives } from '../plan/save-objectives.ts';
import { savePlan } from '../plan/save-plan.ts';
import { exportActions } from './export-actions.ts';
import { importActions, tryImport } from './import-actions.ts';
import { undoImport } from './undo-import.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describeOnEachEngine('import that updates actions', (database) => {
  const desk = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const organisationId = place.organisation.id;
    const plan = await savePlan(context, { organisationId, title: 'Plan climat', acronym: 'PCAET', kind: 'PCAET' });
    const objectives = [{ number: '1', title: 'Bâtir' }];
    const saved = await saveObjectives(context, { planId: plan.id, version: plan.version, objectives });
    const [objective] = saved.objectives;
    const input: ActionInput = {
      organisationId,
      number: '1',
      title: 'Rénover',
      description: '- les murs\n- le toit',
      stage: 'under_way',
      stageSince: '2020-03-04',
      plans: [{ planId: plan.id, objectiveId: objective?.id ?? null }],
      funding: [{ funder: 'ADEME', amount: '120000,5', taxBasis: 'HT' }],
      milestones: [{ title: 'Diagnostic', dueOn: '2020-06-01' }],
      finalites: ['climat'],
      goals: ['7'],
      leadServiceId: place.service.id,
    };
    const { id } = await saveAction(context, input);
    const file = (text: string) => ({ organisationId, filename: 'a.csv', content: bytes(text), update: true });
    const read = async (actionId = id) => (await readAction(context, actionId)).action;
    const restored = async () => {
      const { version, stageHistory, ...action } = await read();
      return { ...action, stageHistory: stageHistory.map(({ stage, since, reason }) => ({ stage, since, reason })) };
    };
    return { db, place, context, organisationId, input, id, file, read, restored };
  };

  test('the dry run tells each change field by field, and writes nothing', async () => {
    const { context, file, read } = await desk();
    const before = await read();

    const run = await tryImport(
      context,
      file('numéro;titre;étape;ODD;description\n1;Rénover;Réalisée;7, 13;\n2;Isoler;;;Neuve\n'),
    );

    expect(run.findings).toEqual([]);
    expect(run.created.map(({ number }) => number)).toEqual(['2']);
    expect(run.changed.map(({ number, line, cells }) => ({ number, line, cells }))).toEqual([
      {
        number: '1',
        line: 2,
        cells: [
          { column: 'stage', before: 'En cours', after: 'Réalisée' },
          { column: 'goals', before: '7', after: '7, 13' },
        ],
      },
    ]);
    expect(await read()).toEqual(before);
  });

  test('what is exported changes nothing when it comes back', async () => {
    const { context, organisationId, file } = await desk();
    for (const format of ['csv', 'xlsx'] as const) {
      const content = await exportActions(context, { organisationId, format });

      const { findings, created, changed, same } = await tryImport(context, { ...file(''), content });

      expect({ findings, created, changed, same }).toEqual({ findings: [], created: [], changed: [], same: 1 });
    }
  });

  test('an empty cell leaves what is written, and undoing puts everything back', async () => {
    const { context, file, read, restored } = await desk();
    const before = await restored();

    const { batchId, created, changed } = await importActions(
      context,
      file(
        'numéro;titre;description;étape;motif;plans;financements;jalons;actions liées\n' +
          '1;Rénover et isoler;;Reportée;Marché infructueux;PCAET;Région : 5 000 €, accordé;Chantier (2021-09-01);2\n' +
          '2;Isoler;;;;;;;\n',
      ),
    );

    expect([created, changed]).toEqual([1, 1]);
    expect(await read()).toMatchObject({
      title: 'Rénover et isoler',
      description: '- les murs\n- le toit',
      stage: 'postponed',
      plans: [{ objective: { number: '1' } }],
      funding: [{ funder: 'Région', amount: '5000.00', state: 'granted' }],
      milestones: [{ title: 'Chantier' }],
      finalites: ['climat'],
      related: [{ number: '2' }],
    });

    expect(await undoImport(context, { batchId })).toEqual({ removed: 1, restored: 1 });
    expect(await restored()).toEqual(before);
  });

  test('the history of the action tells what the import changed', async () => {
    const { context, id, file } = await desk();
    await importActions(context, file('numéro;titre\n1;Rénover et isoler\n'));

    const { history } = await readAction(context, id);

    expect(history[0]).toMatchObject({
      verb: 'action.import_change',
      before: { title: 'Rénover' },
      after: { title: 'Rénover et isoler' },
    });
  });

  test('an action edited after the dry run is not overwritten', async () => {
    const { context, id, input, file, read } = await desk();
    const given = file('numéro;titre\n1;Rénover et isoler\n');
    const { seen } = await tryImport(context, given);
    await saveAction(context, { ...input, id, version: 1, summary: 'Écrit entre-temps' });

    const write = importActions(context, { ...given, seen });

    await expect(write).rejects.toMatchObject({ kind: 'conflict', code: 'import_outdated' });
    expect(await read()).toMatchObject({ title: 'Rénover', summary: 'Écrit entre-temps' });
  });

  test('an import is not undone once an action it changed was edited', async () => {
    const { context, id, input, file, read } = await desk();
    const { batchId } = await importActions(context, file('numéro;titre\n1;Rénover et isoler\n'));
    await saveAction(context, { ...input, id, version: 2, title: 'Rénover, isoler, ventiler' });

    await expect(undoImport(context, { batchId })).rejects.toMatchObject({
      code: 'import_worked_on',
      facts: { actions: [{ number: '1' }] },
    });
    expect((await read()).title).toBe('Rénover, isoler, ventiler');
  });

  test('imports are undone one after the other, the latest first', async () => {
    const { db, context, organisationId, file } = await desk();
    const first = await importActions(context, file('numéro;titre\n2;Isoler\n'));
    const second = await importActions(context, file('numéro;titre\n2;Isoler mieux\n'));

    await expect(undoImport(context, first)).rejects.toMatchObject({ code: 'import_worked_on' });
    await undoImport(context, second);
    await undoImport(context, first);

    const left = await db.selectFrom('action').select('number').where('organisationId', '=', organisationId).execute();
    expect(left.map(({ number }) => number)).toEqual(['1']);
  });

  test('a stage dated before the one in force is a bad cell', async () => {
    const { context, file } = await desk();

    const { findings } = await tryImport(context, file('numéro;étape;étape depuis\n1;Réalisée;2019-01-01\n'));

    expect(findings).toMatchObject([{ code: 'stage_before_current', place: { line: 2, column: 'étape depuis' } }]);
  });
});
