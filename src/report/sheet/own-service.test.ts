import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Context } from '../../identity/index.ts';
import { defineIndicator, recordValues } from '../../indicator/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { announceCommitments, answerCommitment } from '../../programme/index.ts';
import { addSheets, openEdition } from '../index.ts';
import { commentSheet } from './comment-sheet.ts';
import { addFigure, removeFigure, saveFigures } from './save-figures.ts';
import { saveSheet } from './save-sheet.ts';
import { announceOnSheet, answerAsked } from './sheet-commitments.ts';
import { saveSheetFacts } from './sheet-facts.ts';
import { submitSheet } from './submit-sheet.ts';

describeOnEachEngine('a contributor', (database) => {
  /** A sheet, an indicator and a commitment of one service; a contributor of that service and one of another. */
  const twoServices = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const serviceId = place.service.id;
    const coordinator = await aContext(db, 'coordinator', place);
    const { id: editionId } = await openEdition(coordinator, { organisationId, reportType: 'rdd', year: 2020 });
    const sheet = { code: 'P1-01', section: 'P1', kind: 'fiche', title: 'Habitat', serviceId };
    const { sheets } = await addSheets(coordinator, { editionId, sheets: [sheet] });
    await defineIndicator(coordinator, { ...indicator, organisationId, ownerServiceId: serviceId });
    const { ids } = await announceCommitments(coordinator, {
      organisationId,
      actionId: null,
      serviceId,
      announcedYear: 2019,
      dueYear: 2020,
      sentences: ['Ouvrir un guichet'],
    });
    const [sheetId = '', commitmentId = ''] = [sheets[0]?.id, ids[0]];
    await db.insertInto('sheetCommitment').values({ sheetId, commitmentId, role: 'asked' }).execute();
    const other = await db
      .insertInto('service')
      .values({ organisationId, name: 'Voirie' })
      .returning('id')
      .executeTakeFirstOrThrow();
    return {
      organisationId,
      sheetId,
      commitmentId,
      mine: await aContext(db, 'contributor', place),
      stranger: await aContext(db, 'contributor', { ...place, service: other }),
    };
  };
  type World = Awaited<ReturnType<typeof twoServices>>;

  const doings: [string, (by: Context, world: World) => Promise<unknown>][] = [
    ['writes its text', (by, { sheetId }) => saveSheet(by, { sheetId, baseVersion: 1, content: {} })],
    ['adds a figure to it', (by, { sheetId }) => addFigure(by, { sheetId, code: 'HAB-01', key: true })],
    ['saves its figures', (by, { sheetId }) => saveFigures(by, { sheetId, values: [value] })],
    [
      'records a value of its indicator',
      (by, { organisationId }) => recordValues(by, { organisationId, values: [value] }),
    ],
    [
      'answers what was promised',
      (by, { commitmentId }) => answerCommitment(by, { commitmentId, outcome: 'kept', sentence: 'Ouvert.' }),
    ],
    [
      'answers it on the sheet',
      (by, { sheetId, commitmentId }) =>
        answerAsked(by, { sheetId, answers: [{ commitmentId, outcome: 'partly', sentence: 'Presque.' }] }),
    ],
    [
      'announces on it',
      (by, { sheetId }) => announceOnSheet(by, { sheetId, lines: [{ id: null, sentence: 'En ouvrir deux' }] }),
    ],
    [
      'names partners on it',
      (by, { sheetId }) =>
        saveSheetFacts(by, { sheetId, actionId: null, version: null, partners: [{ name: 'ADEME' }] }),
    ],
    ['comments it', (by, { sheetId }) => commentSheet(by, { sheetId, text: 'À relire.' })],
  ];

  test('does all there is to do about the sheet, the indicators and the commitments of their service', async () => {
    const world = await twoServices();

    for (const [, act] of doings) await act(world.mine, world);

    expect(await countWritten(database().db, world)).toEqual({ values: 1, answers: 2, announced: 1 });
  });

  test('does nothing about those of another service', async () => {
    const world = await twoServices();
    const all: typeof doings = [
      ...doings,
      ['submits it', (by, { sheetId }) => submitSheet(by, { sheetId })],
      ['takes a figure off', (by, { sheetId }) => removeFigure(by, { sheetId, indicatorId: sheetId })],
    ];

    const kinds = await Promise.all(
      all.map(async ([what, act]) => [what, await refusalOf(act(world.stranger, world))]),
    );

    expect(kinds).toEqual(all.map(([what]) => [what, 'forbidden']));
    expect(await countWritten(database().db, world)).toEqual({ values: 0, answers: 0, announced: 0 });
  });
});

const value = { code: 'HAB-01', period: '2020', value: '12' };
const indicator = {
  code: 'HAB-01',
  label: 'Logements',
  unit: 'count',
  counted: 'logement|logements',
  kind: 'output',
} as const;

const refusalOf = (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => 'done',
    (error) => error.kind,
  );

async function countWritten(
  db: Db,
  { organisationId, commitmentId, sheetId }: { organisationId: string; commitmentId: string; sheetId: string },
) {
  const values = await db
    .selectFrom('indicatorValue')
    .innerJoin('indicator', 'indicator.id', 'indicatorValue.indicatorId')
    .select('indicatorValue.id')
    .where('indicator.organisationId', '=', organisationId)
    .execute();
  const answers = await db
    .selectFrom('commitmentAnswer')
    .select('id')
    .where('commitmentId', '=', commitmentId)
    .execute();
  const announced = await db
    .selectFrom('sheetCommitment')
    .select('commitmentId')
    .where('sheetId', '=', sheetId)
    .where('role', '=', 'announced')
    .execute();
  return { values: values.length, answers: answers.length, announced: announced.length };
}
