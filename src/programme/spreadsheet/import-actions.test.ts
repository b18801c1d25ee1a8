import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { DomainError } from '../../kernel/errors.ts';
import { readTable } from '../../kernel/table/read-table.ts';
import { saveAction } from '../action/save-action.ts';
import { savePlan } from '../plan/save-plan.ts';
import { exportActions } from './export-actions.ts';
import { importActions, tryImport } from './import-actions.ts';
import { undoImport } from './undo-import.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

describeOnEachEngine('import of actions', (database) => {
  const desk = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const organisationId = place.organisation.id;
    await savePlan(context, { organisationId, title: 'Plan climat', acronym: 'PCAET', kind: 'PCAET' });
    const file = (text: string) => ({ organisationId, filename: 'actions.csv', content: bytes(text) });
    const count = async () =>
      (await db.selectFrom('action').select('id').where('organisationId', '=', organisationId).execute()).length;
    return { db, place, context, organisationId, file, count };
  };

  test('every bad cell is shown with its line and column, and nothing is written', async () => {
    const { context, file, count } = await desk();
    const text = [
      'N°;Intitulé;Statut;Direction;Plan;Budget;ODD',
      '1;Rénover;En cours;Habitat;PCAET;ADEME : 12 000 €, accordé, 2020;7, 13',
      '1;;Bientôt;Voirie;PAT;ADEME : beaucoup;18',
    ].join('\r\n');

    const { findings, rows } = await tryImport(context, file(text));
    const write = importActions(context, file(text));

    await expect(write).rejects.toMatchObject({ code: 'import_refused' });
    expect(rows).toBe(2);
    expect(findings.map(({ code, place }) => [place.line, place.column, code])).toEqual(
      expect.arrayContaining([
        [3, 'N°', 'number_twice'],
        [3, 'Intitulé', 'bad_cell'],
        [3, 'Statut', 'unknown_word'],
        [3, 'Direction', 'unknown_word'],
        [3, 'Plan', 'unknown_word'],
        [3, 'Budget', 'unknown_word'],
        [3, 'ODD', 'unknown_word'],
      ]),
    );
    expect(findings.every(({ place }) => place.line === 3)).toBe(true);
    expect(await count()).toBe(0);
  });

  test('what is exported is imported back as it was, in CSV as in XLSX', async () => {
    const { context, organisationId, place } = await desk();
    await saveAction(context, {
      organisationId,
      number: '007',
      title: 'Rénover ; isoler',
      stage: 'postponed',
      stageSince: '2020-03-04',
      stageReason: 'Marché infructueux',
      leadServiceId: place.service.id,
      partners: [{ name: 'ADEME', role: 'funder' }, { name: 'Région' }],
      funding: [
        { funder: 'ADEME', amount: '120000.50', taxBasis: 'HT', nature: 'investment', state: 'paid', year: 2020 },
      ],
      milestones: [{ title: 'Diagnostic (phase 1)', dueOn: '2020-06-01', doneOn: '2020-05-20' }],
      finalites: ['climat', 'production'],
      goals: ['7'],
      links: [{ label: 'La délibération', url: 'https://example.org/d' }],
    });

    const other = await desk();
    for (const format of ['csv', 'xlsx'] as const) {
      const sent = await exportActions(context, { organisationId, format });
      const { batchId } = await importActions(other.context, { ...other.file(''), content: sent });
      const back = await exportActions(other.context, { organisationId: other.organisationId, format });
      await undoImport(other.context, { batchId });

      expect((await readTable(back)).rows).toEqual((await readTable(sent)).rows);
    }
  });

  test('a mapping chosen once is remembered for the next file with the same columns', async () => {
    const { context, file } = await desk();
    const mapping = { A: 'number', B: 'title' } as const;
    await importActions(context, { ...file('A;B\n1;Une\n'), mapping });

    const next = await tryImport(context, file('B;A\nDeux;2\n'));

    expect(next.mapping).toEqual({ A: 'number', B: 'title' });
    expect(next.findings).toEqual([]);
  });

  test('a whole import is undone', async () => {
    const { context, file, count } = await desk();
    const { batchId, created } = await importActions(context, file('numéro;titre;actions liées\n1;Une;2\n2;Deux;\n'));

    expect([created, await count()]).toEqual([2, 2]);
    expect(await undoImport(context, { batchId })).toEqual({ removed: 2, restored: 0 });
    expect(await count()).toBe(0);
  });

  test('an import whose actions were edited since stays, and says which', async () => {
    const { db, context, organisationId, file, count } = await desk();
    const { batchId } = await importActions(context, file('numéro;titre\n1;Une\n2;Deux\n'));
    const { id } = await db
      .selectFrom('action')
      .select('id')
      .where('organisationId', '=', organisationId)
      .where('number', '=', '2')
      .executeTakeFirstOrThrow();
    await saveAction(context, { organisationId, id, version: 1, number: '2', title: 'Deux, revue' });

    const undone: unknown = await undoImport(context, { batchId }).catch((error: unknown) => error);

    expect(undone).toBeInstanceOf(DomainError);
    expect(undone).toMatchObject({ code: 'import_worked_on', facts: { actions: [{ number: '2' }] } });
    expect(await count()).toBe(2);
  });

  test('a contributor does not import', async () => {
    const { db, place, file } = await desk();
    const contributor = await aContext(db, 'contributor', place);

    await expect(importActions(contributor, file('numéro;titre\n1;Une\n'))).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });
});
