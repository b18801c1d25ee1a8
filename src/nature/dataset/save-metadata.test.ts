import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { aDataset } from '../../../test/nature.ts';
import type { Context } from '../../identity/index.ts';
import { saveDataset, saveFramework } from './save-metadata.ts';

const contact = { 'actors.0.role': '1', 'actors.0.name': 'Ada Martin', 'actors.0.body': 'CPIE', 'actors.0.email': '' };

describeOnEachEngine('metadata', (database) => {
  const aDesk = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const dataset = await aDataset(db, place);
    return { db, dataset, context: await aContext(db, 'coordinator', place) };
  };
  const dataset = (frameworkId: string, more = {}) => ({
    ...{ frameworkId, name: 'Flore', shortName: 'Flore', description: 'Relevés', keywords: '', objective: '1.1' },
    ...{ dataKind: '1', sourceStatus: 'Te', licence: 'lo-2.0', origin: 'Pr', published: 'no', active: 'yes' },
    ...contact,
    ...more,
  });
  const lastChange = ({ db }: Context, objectId: string) =>
    db
      .selectFrom('auditEntry')
      .select(['before', 'after'])
      .where('objectId', '=', objectId)
      .orderBy('id', 'desc')
      .executeTakeFirst();

  test('a dataset is put in no closed framework, and stays in its own when that is closed', async () => {
    const { db, dataset: own, context } = await aDesk();
    const { organisationId } = own;
    await db.updateTable('framework').set({ closed: true }).where('organisationId', '=', organisationId).execute();
    const open = await saveFramework(context, {
      values: {
        ...{ organisationId, name: 'Atlas', description: 'Atlas', startsOn: '2020-01-01', endsOn: '', closed: 'no' },
        ...{
          territorialLevel: '6',
          territoryDetail: '',
          taxonomicTarget: '',
          financing: '',
          keywords: '',
          reference: '',
        },
        ...contact,
      },
      ticked: { objectives: ['9'] },
    });

    await expect(saveDataset(context, { values: dataset(own.frameworkId), ticked: {} })).rejects.toMatchObject({
      code: 'framework_closed',
    });
    const kept = { values: dataset(own.frameworkId, { version: '1' }), ticked: {}, id: own.id };
    expect(await saveDataset(context, kept)).toEqual({ id: own.id });
    const moved = { values: dataset(open.id, { version: '2' }), ticked: {}, id: own.id };
    expect(await saveDataset(context, moved)).toEqual({ id: own.id });
    const back = { values: dataset(own.frameworkId, { version: '3' }), ticked: {}, id: own.id };
    await expect(saveDataset(context, back)).rejects.toMatchObject({ code: 'framework_closed' });
  });

  test('the journal tells who has a part and what was ticked, in words', async () => {
    const { dataset: own, context } = await aDesk();
    const ticked = { collectingMethods: ['1'] };
    const { id } = await saveDataset(context, { values: dataset(own.frameworkId), ticked });
    const second = { 'actors.1.role': '6', 'actors.1.name': '', 'actors.1.body': 'CEN', 'actors.1.email': 'a@b.fr' };

    await saveDataset(context, { values: dataset(own.frameworkId, { version: '1', ...second }), ticked: {}, id });

    expect(await lastChange(context, id)).toMatchObject({
      before: {
        'Méthodes de recueil': ['Observation directe\u00a0: Vue, écoute, olfactive, tactile'],
        Acteurs: ['Contact principal\u00a0: Ada Martin, CPIE'],
        Publié: 'Non',
      },
      after: {
        'Méthodes de recueil': [],
        Acteurs: ['Contact principal\u00a0: Ada Martin, CPIE', 'Producteur du jeu de données\u00a0: CEN (a@b.fr)'],
      },
    });
  });
});
