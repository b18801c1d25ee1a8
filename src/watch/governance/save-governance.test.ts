import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { governanceDue, readBody, readGovernance, readMeeting } from './read-governance.ts';
import { addDecision, addMeeting, changeDecision, saveBody } from './save-governance.ts';

describeOnEachEngine('governance', (database) => {
  async function aBody() {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const coordinator = await aContext(db, 'coordinator', place);
    const body = await saveBody(coordinator, { organisationId, name: 'Comité local', kind: 'local', everyMonths: '6' });
    return { db, organisationId, coordinator, body };
  }

  test('decisions of a meeting are numbered in order and followed until closed', async () => {
    const { coordinator, body } = await aBody();
    const meeting = await addMeeting(coordinator, body.id, { heldOn: '2021-01-12' });
    await addDecision(coordinator, meeting.id, { sentence: 'Étudier le chevalement', dueOn: '2021-01-20' });
    const second = await addDecision(coordinator, meeting.id, {
      sentence: 'Écrire au bailleur',
      responsible: 'Mairie',
    });

    const form = { sentence: 'Écrire au bailleur', closedOn: '2021-01-30', outcome: 'Lettre envoyée', version: '1' };
    await changeDecision(coordinator, second.id, form);

    const { decisions } = await readMeeting(coordinator, meeting.id);
    expect(decisions.map(({ number, sentence, closedOn }) => [number, sentence, closedOn])).toEqual([
      [1, 'Étudier le chevalement', null],
      [2, 'Écrire au bailleur', '2021-01-30'],
    ]);
    const open = await readGovernance(coordinator);
    expect(open.decisions.map(({ sentence }) => sentence)).toEqual(['Étudier le chevalement']);
    expect(open.bodies).toMatchObject([{ name: 'Comité local', lastOn: '2021-01-12', openDecisions: 1 }]);
  });

  test('a meeting reads what earlier ones left open, or closed since', async () => {
    const { coordinator, body } = await aBody();
    const first = await addMeeting(coordinator, body.id, { heldOn: '2020-06-12' });
    const done = { sentence: 'Close avant', closedOn: '2020-12-01' };
    await addDecision(coordinator, first.id, { sentence: 'Encore ouverte' });
    await addDecision(coordinator, first.id, done);

    const second = await addMeeting(coordinator, body.id, { heldOn: '2021-01-12' });

    const { pending } = await readMeeting(coordinator, second.id);
    expect(pending.map(({ sentence }) => sentence)).toEqual(['Encore ouverte']);
  });

  test('what falls due: the decision, the minutes, and the next meeting of a body that meets by a rhythm', async () => {
    const { db, organisationId, coordinator, body } = await aBody();
    const meeting = await addMeeting(coordinator, body.id, { heldOn: '2021-01-12' });
    await addDecision(coordinator, meeting.id, { sentence: 'Étudier', task: 'Consulter', dueOn: '2021-03-01' });

    const due = await governanceDue(db, [organisationId], '2021-02-01');

    expect(due.map(({ kind, on, label }) => [kind, on, label]).sort()).toEqual([
      ['decision', '2021-03-01', 'Consulter'],
      ['meeting', '2021-07-12', 'Comité local\u00a0: à réunir'],
      ['minutes', '2021-01-27', 'Comité local, 12 janvier 2021'],
    ]);
  });

  test('a body of another organisation takes no meeting of mine', async () => {
    const { db, body } = await aBody();
    const stranger = await aContext(db, 'coordinator', await anOrganisation(db));

    await expect(addMeeting(stranger, body.id, { heldOn: '2021-01-12' })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(readBody(stranger, body.id)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
