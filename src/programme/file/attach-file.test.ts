import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { visitor } from '../../identity/index.ts';
import { readAction } from '../action/read-action.ts';
import { saveAction } from '../action/save-action.ts';
import { savePlan } from '../plan/save-plan.ts';
import { attachFile, removeFile } from './attach-file.ts';
import { readFile } from './read-file.ts';

const content = new TextEncoder().encode('%PDF-1.7\0\u00ff');

describeOnEachEngine('documents of an action', (database) => {
  const desk = async (published: boolean) => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const organisationId = place.organisation.id;
    const plan = await savePlan(context, { organisationId, title: 'Plan', kind: 'PAT', published });
    const plans = [{ planId: plan.id }];
    const { id: actionId } = await saveAction(context, { organisationId, number: '1', title: 'Une', plans });
    const guest = { ...context, actor: visitor };
    return { context, guest, reader: await aContext(db, 'reader', place), actionId };
  };

  test('a visitor downloads the document of a published action, byte for byte', async () => {
    const { context, guest, actionId } = await desk(true);
    const { id } = await attachFile(context, { actionId, name: 'bilan.pdf', content });

    const file = await readFile(guest, actionId, id);

    expect([file.name, file.mediaType, [...file.content]]).toEqual(['bilan.pdf', 'application/pdf', [...content]]);
    expect((await readAction(guest, actionId)).action.files).toMatchObject([
      { name: 'bilan.pdf', size: content.length },
    ]);
  });

  test('the document of an action that is not published exists only for those who work there', async () => {
    const { context, guest, actionId } = await desk(false);
    const { id } = await attachFile(context, { actionId, name: 'bilan.pdf', content });

    expect((await readFile(context, actionId, id)).name).toBe('bilan.pdf');
    await expect(readFile(guest, actionId, id)).rejects.toMatchObject({ kind: 'missing' });
    await expect(readFile(guest, 'x', 'y')).rejects.toMatchObject({ kind: 'missing' });
  });

  test('two documents of one action do not bear the same name', async () => {
    const { context, actionId } = await desk(true);
    await attachFile(context, { actionId, name: 'bilan.pdf', content });

    await expect(attachFile(context, { actionId, name: 'bilan.pdf', content })).rejects.toMatchObject({
      code: 'file_already_there',
    });
  });

  test('a document taken away stays in the history by its name', async () => {
    const { context, actionId } = await desk(true);
    const { id } = await attachFile(context, { actionId, name: 'bilan.pdf', content });

    await removeFile(context, { actionId, fileId: id });

    const { action, history } = await readAction(context, actionId);
    expect(action.files).toEqual([]);
    expect(history[0]).toMatchObject({ verb: 'action.detach', before: { name: 'bilan.pdf' } });
    await expect(readFile(context, actionId, id)).rejects.toMatchObject({ kind: 'missing' });
  });

  test('a reader neither joins nor removes a document', async () => {
    const { context, reader, actionId } = await desk(true);
    const { id: fileId } = await attachFile(context, { actionId, name: 'bilan.pdf', content });

    await expect(attachFile(reader, { actionId, name: 'b.pdf', content })).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(removeFile(reader, { actionId, fileId })).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
