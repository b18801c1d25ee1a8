import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { countIndicator, defineIndicator, validateValues } from '../../indicator/index.ts';
import { savePlan } from '../plan/save-plan.ts';
import { exportActions } from '../spreadsheet/export-actions.ts';
import { importActions, tryImport } from '../spreadsheet/import-actions.ts';
import { formValuesOf } from './action-form.ts';
import { findWords } from './find-words.ts';
import { readAction } from './read-action.ts';
import { readSiteProgramme } from './read-site-programme.ts';
import { saveAction } from './save-action.ts';

const nothing = { territories: '', related: '', indicators: '', sites: '' };

describeOnEachEngine('actions and the places they concern', (database) => {
  test('a place tells the actions that concern it: visitors those of published plans', async () => {
    const { db, coordinator, guest, organisationId, aSite } = await aRegister(database().db);
    const [school, hidden] = [await aSite(), await aSite({ name: 'Dépôt', published: false })];
    const plan = await savePlan(coordinator, { organisationId, title: 'Plan', kind: 'PCAET', published: true });
    const shown = {
      organisationId,
      number: '1',
      title: 'Rénover',
      plans: [{ planId: plan.id }],
      siteIds: [school, hidden],
    };
    const { id } = await saveAction(coordinator, shown);
    await saveAction(coordinator, { organisationId, number: '2', title: 'Étudier', siteIds: [school] });

    const [inside, open] = [await readSiteProgramme(coordinator, school), await readSiteProgramme(guest, school)];

    expect(inside.actions.map(({ number }) => number)).toEqual(['1', '2']);
    expect(open.actions).toMatchObject([{ id, number: '1', title: 'Rénover' }]);
    expect((await readAction({ ...guest, db }, id)).action.sites.map(({ name }) => name)).toEqual(['École Curie']);
    await expect(readSiteProgramme(guest, hidden)).rejects.toMatchObject({ code: 'not_found' });
  });

  test('places are named by their name or number; two of one name are told apart', async () => {
    const { coordinator, organisationId, aSite } = await aRegister(database().db);
    const numbered = await aSite({
      name: 'Pinchonvalles',
      kind: 'terril',
      identifiers: [{ system: 'terril', value: 'T075' }],
    });
    const [one] = [await aSite({ name: 'Fosse 2' }), await aSite({ name: 'Fosse 2' })];
    const find = (sites: string) => findWords(coordinator, organisationId, { ...nothing, sites });

    expect((await find('pinchonvalles\nT075')).siteIds).toEqual([numbered, numbered]);
    await expect(find('Fosse 2')).rejects.toMatchObject({ code: 'unknown_word' });
    const { id } = await saveAction(coordinator, { organisationId, number: '3', title: 'Suivre', siteIds: [one] });
    const typed = formValuesOf((await readAction(coordinator, id)).action).sites ?? '';
    expect((await find(typed)).siteIds).toEqual([one]);
  });

  test('a name that another organisation gives to a place of its own still names one’s own; else it names the other’s', async () => {
    const [own, other] = [await aRegister(database().db), await aRegister(database().db)];
    const name = `Cavalier ${own.place.organisation.slug}`;
    const theirs = await other.aSite({ name });
    const find = async () =>
      (await findWords(own.coordinator, own.organisationId, { ...nothing, sites: name })).siteIds;
    const before = await find();

    const mine = await own.aSite({ name, published: false });

    expect([before, await find()]).toEqual([[theirs], [mine]]);
  });

  test('a file names places as the form does; a word that names none or several is refused where it stands', async () => {
    const { coordinator, organisationId, aSite } = await aRegister(database().db);
    await aSite({ name: 'Argales', kind: 'terril', identifiers: [{ system: 'terril', value: 'T243' }] });
    const [one] = [await aSite({ name: 'Fosse 2' }), await aSite({ name: 'Fosse 2' })];
    const file = (text: string) => ({
      organisationId,
      filename: 'actions.csv',
      content: new TextEncoder().encode(text),
      update: true,
    });
    const { id } = await saveAction(coordinator, { organisationId, number: '1', title: 'Suivre', siteIds: [one] });

    const wrong = await tryImport(coordinator, file('numéro;titre;Sites\n2;Lire;T243 | Fosse 2 | Fosse 9\n'));
    const sent = await exportActions(coordinator, { organisationId, format: 'csv' });
    const same = await tryImport(coordinator, { ...file(''), content: sent });
    await importActions(coordinator, file('numéro;sites concernés\n1;argales\n'));

    expect(wrong.findings.map(({ code, place }) => [place.line, place.column, code])).toEqual([
      [2, 'Sites', 'unknown_word'],
      [2, 'Sites', 'unknown_word'],
    ]);
    expect(wrong.findings[0]?.sentence).toContain('«\u00a0Fosse 2\u00a0» n’est pas un site du registre, ou plusieurs');
    expect(same).toMatchObject({ findings: [], same: 1, changed: [], created: [] });
    expect((await readAction(coordinator, id)).action.sites.map(({ name }) => name)).toEqual(['Argales']);
  });

  test('a place tells the figures of its communes, counted there too, once they are published', async () => {
    const { db, place, coordinator, guest, organisationId, aSite } = await aRegister(database().db);
    const commune = await db
      .insertInto('territory')
      .values({
        kind: 'commune',
        code: `X${organisationId.slice(0, 6)}`,
        vintage: 2020,
        name: 'Ici',
        search: 'ici',
        source: 'essai',
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    await db.insertInto('territoryMember').values({ territoryId: place.territory.id, memberId: commune.id }).execute();
    const site = await aSite();
    await db.insertInto('siteTerritory').values({ siteId: site, territoryId: commune.id, share: '1' }).execute();
    const counting = { source: 'sites', by: ['commune'] };
    const fields = {
      code: 'SITES',
      label: 'Sites',
      unit: 'count',
      counted: 'sites',
      kind: 'context' as const,
      counting,
    };
    const { id } = await defineIndicator(coordinator, { organisationId, ...fields });
    await countIndicator(coordinator, { indicatorId: id, period: '2021' });

    expect((await readSiteProgramme(guest, site)).figures).toEqual([]);
    await validateValues(coordinator, { organisationId, values: [{ code: 'SITES', period: '2021' }] });

    expect((await readSiteProgramme(guest, site)).figures).toMatchObject([
      { label: 'Sites', commune: 'Ici', printed: '1\u00a0site', periodLabel: '2021' },
    ]);
  });
});
