import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { saveAction } from '../action/save-action.ts';
import { announceCommitments, retractCommitments } from './announce-commitments.ts';
import { answerCommitment } from './answer-commitment.ts';
import { commitmentsDueIn } from './commitment.sql.ts';

describeOnEachEngine('commitments', (database) => {
  const announced = async (sentences: string[]) => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const organisationId = place.organisation.id;
    const leadServiceId = place.service.id;
    const { id: actionId } = await saveAction(context, { organisationId, number: '1', title: 'Vélo', leadServiceId });
    const again = () =>
      announceCommitments(context, { organisationId, actionId, announcedYear: 2020, dueYear: 2021, sentences });
    return { db, place, context, organisationId, ids: (await again()).ids, again };
  };

  test('what was announced for a year is asked about in its order', async () => {
    const { db, organisationId, ids } = await announced(['Tracer la piste', 'Poser les arceaux']);

    const due = await commitmentsDueIn(db, organisationId, 2021);

    expect(due.map(({ id, sentence, answer }) => [id, sentence, answer])).toEqual([
      [ids[0], 'Tracer la piste', null],
      [ids[1], 'Poser les arceaux', null],
    ]);
  });

  test('announcing the same sentence again keeps its row', async () => {
    const { db, organisationId, ids, again } = await announced(['Tracer la piste']);

    expect((await again()).ids).toEqual(ids);
    expect(await commitmentsDueIn(db, organisationId, 2021)).toHaveLength(1);
  });

  test('a new answer supersedes the former, which stays in the history', async () => {
    const { db, place, context, organisationId, ids } = await announced(['Tracer la piste']);
    const contributor = await aContext(db, 'contributor', place);
    const commitmentId = ids[0] ?? '';
    await answerCommitment(context, { commitmentId, outcome: 'postponed', sentence: 'Marché infructueux.' });

    await answerCommitment(contributor, { commitmentId, outcome: 'partly', sentence: 'La moitié est tracée.' });

    const [commitment] = await commitmentsDueIn(db, organisationId, 2021);
    expect(commitment?.answer).toMatchObject({ outcome: 'partly', person: 'Essai contributor' });
    expect(commitment?.formerAnswers).toMatchObject([{ outcome: 'postponed', sentence: 'Marché infructueux.' }]);
  });

  test('an answered commitment cannot be taken back, an unanswered one can', async () => {
    const { db, context, organisationId, ids } = await announced(['Tracer la piste', 'Poser les arceaux']);
    const [first = '', second = ''] = ids;
    await answerCommitment(context, { commitmentId: first, outcome: 'kept', sentence: 'Fait.' });

    await retractCommitments(context, [second]);
    const both = retractCommitments(context, [first]);

    await expect(both).rejects.toMatchObject({ code: 'commitment_answered' });
    expect((await commitmentsDueIn(db, organisationId, 2021)).map((due) => due.id)).toEqual([first]);
  });

  test.each(['reader', 'validator'] as const)('a %s does not answer', async (role) => {
    const { db, place, ids } = await announced(['Tracer la piste']);
    const context = await aContext(db, role, place);

    const answer = answerCommitment(context, { commitmentId: ids[0] ?? '', outcome: 'kept', sentence: 'Fait.' });

    await expect(answer).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
