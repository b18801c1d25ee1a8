import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { type Context, readHistory } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { introKey } from '../report-type.ts';
import { textFromLines } from '../rich-text.ts';
import { addSheets, removeSheets } from './add-sheets.ts';
import { assembleEdition } from './assemble-edition.ts';
import { assignSheets } from './assign-sheets.ts';
import { findEdition, findFrozenEdition, listSteps } from './edition.sql.ts';
import { readEditionFacts } from './edition-facts.ts';
import { listEditionConflicts } from './edition-revision.sql.ts';
import { readTexts } from './edition-texts.ts';
import { freezeEdition, moveEdition } from './move-edition.ts';
import { openEdition } from './open-edition.ts';
import { openErratum } from './open-erratum.ts';
import { readEdition, verifyFrozenEdition } from './read-edition.ts';
import { saveEditionEasyRead, saveEditionHead, saveProceedings } from './save-edition.ts';
import { saveEditionTexts, settleEditionTexts } from './save-edition-texts.ts';

describeOnEachEngine('an edition', (database) => {
  const someone = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    return { db, place, coordinator: await aContext(db, 'coordinator', place) };
  };

  /** An association's report: one section, and no legal checklist to meet. */
  const openCampaign = (coordinator: Context, organisationId: string, year = 2020) =>
    openEdition(coordinator, { organisationId, reportType: 'activites-actions', year, dueOn: `${year + 1}-01-31` });

  test('it opens once for a year', async () => {
    const { place, coordinator } = await someone();
    await openCampaign(coordinator, place.organisation.id);

    const again = openCampaign(coordinator, place.organisation.id);

    await expect(again).rejects.toMatchObject({ code: 'edition_exists' });
  });

  test('a contributor does not open one', async () => {
    const { db, place } = await someone();
    const contributor = await aContext(db, 'contributor', place);

    await expect(openCampaign(contributor, place.organisation.id)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('sheets are numbered within their section and due with the edition', async () => {
    const { db, place, coordinator } = await someone();
    const { id } = await openCampaign(coordinator, place.organisation.id);

    const { sheets } = await addSheets(coordinator, {
      editionId: id,
      sheets: [
        { section: 'A', title: 'Zones humides' },
        { section: 'A', title: 'Jardins' },
      ],
    });

    expect(sheets.map((sheet) => sheet.code)).toEqual(['A-01', 'A-02']);
    expect(await db.selectFrom('sheet').select('dueOn').distinct().where('editionId', '=', id).execute()).toEqual([
      { dueOn: '2021-01-31' },
    ]);
  });

  test('a sheet goes to a service of the organisation and to no other', async () => {
    const { db, place, coordinator } = await someone();
    const stranger = await anOrganisation(db);
    const { id } = await openCampaign(coordinator, place.organisation.id);
    const { sheets } = await addSheets(coordinator, { editionId: id, sheets: [{ section: 'A', title: 'Jardins' }] });
    const sheetIds = sheets.map((sheet) => sheet.id);

    const wrong = assignSheets(coordinator, { editionId: id, sheetIds, serviceId: stranger.service.id });
    await expect(wrong).rejects.toMatchObject({ code: 'unknown_service' });
    await assignSheets(coordinator, { editionId: id, sheetIds, serviceId: place.service.id, dueOn: '2021-01-15' });

    expect(await db.selectFrom('sheet').select(['serviceId', 'dueOn']).where('editionId', '=', id).execute()).toEqual([
      { serviceId: place.service.id, dueOn: '2021-01-15' },
    ]);
  });

  test('a sheet that somebody began is not taken out', async () => {
    const { db, place, coordinator } = await someone();
    const { id } = await openCampaign(coordinator, place.organisation.id);
    const { sheets } = await addSheets(coordinator, {
      editionId: id,
      sheets: [
        { section: 'A', title: 'Jardins' },
        { section: 'A', title: 'Zones humides' },
      ],
    });
    const [begun = '', untouched = ''] = sheets.map((sheet) => sheet.id);
    await db.updateTable('sheet').set({ state: 'in_progress' }).where('id', '=', begun).execute();

    await removeSheets(coordinator, { editionId: id, sheetIds: [untouched] });
    const refused = removeSheets(coordinator, { editionId: id, sheetIds: [begun] });

    await expect(refused).rejects.toMatchObject({ code: 'sheet_begun' });
  });

  test('the next year starts from the outline, its figures moved on, and asks what was announced', async () => {
    const { db, place, coordinator } = await someone();
    const first = await openCampaign(coordinator, place.organisation.id);
    const { sheets } = await addSheets(coordinator, {
      editionId: first.id,
      sheets: [{ section: 'A', title: 'Jardins', serviceId: place.service.id }],
    });
    const sheetId = sheets[0]?.id ?? '';
    await quote(db, place.organisation.id, sheetId);
    await announce(db, place.organisation.id, sheetId, ['Ouvrir trois jardins', 'Former dix guides']);

    const second = await openCampaign(coordinator, place.organisation.id, 2021);
    const document = await assembleEdition(db, second.id);

    const [copied] = document.sections.flatMap((section) => section.sheets);
    expect(copied).toMatchObject({ code: 'A-01', title: 'Jardins', service: 'Habitat' });
    expect(copied?.blocks).toEqual([
      {
        code: 'bilan_engagements',
        label: 'Ce qui était annoncé pour 2021',
        kind: 'outcomes',
        year: 2021,
        outcomes: [
          { sentence: 'Former dix guides', outcomeLabel: undefined, explanation: undefined },
          { sentence: 'Ouvrir trois jardins', outcomeLabel: undefined, explanation: undefined },
        ],
      },
    ]);
    expect(await periodsOf(db, second.id)).toEqual([
      { periodKind: 'since', periodStart: '2015-01-01', periodEnd: '2021-12-31' },
      { periodKind: 'year', periodStart: '2021-01-01', periodEnd: '2021-12-31' },
    ]);
  });

  test('of two saves of its texts from the same version, one is in force and the other kept aside until it is settled', async () => {
    const { db, place, coordinator } = await someone();
    const { id } = await openCampaign(coordinator, place.organisation.id);
    const save = (line: string) =>
      saveEditionTexts(coordinator, { editionId: id, baseVersion: 1, texts: { synthese: textFromLines(line) } });

    const answers = await Promise.all([save('L’une'), save('L’autre')]);
    const [aside] = await listEditionConflicts(db, id);
    const both = textFromLines('L’une et l’autre');
    const settled = { editionId: id, revisionId: aside?.id ?? '', baseVersion: 2, texts: { synthese: both } };
    await settleEditionTexts(coordinator, settled);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved']);
    expect(Object.keys(aside?.texts ?? {})).toEqual(['synthese']);
    expect(readTexts(await findEdition(db, id)).synthese).toEqual(both);
    expect(await listEditionConflicts(db, id)).toEqual([]);
  });

  test('a save of its texts sent twice is no conflict', async () => {
    const { db, place, coordinator } = await someone();
    const { id } = await openCampaign(coordinator, place.organisation.id);
    const save = (baseVersion: number) => {
      const texts = { synthese: textFromLines('Une ligne') };
      return saveEditionTexts(coordinator, { editionId: id, baseVersion, texts });
    };
    await save(1);
    await save(2);

    const again = await save(2);

    expect(again).toMatchObject({ outcome: 'saved', version: 3 });
    expect(await listEditionConflicts(db, id)).toEqual([]);
  });

  test('its title changes from the version that was read, and from no other', async () => {
    const { db, place, coordinator } = await someone();
    const { id } = await openCampaign(coordinator, place.organisation.id);
    const rename = (title: string) => saveEditionHead(coordinator, { editionId: id, version: 1, title, dueOn: null });
    await rename('Bilan');

    await expect(rename('Autre')).rejects.toMatchObject({ code: 'edition_changed', facts: { version: 2 } });
    expect(await findEdition(db, id)).toMatchObject({ title: 'Bilan', version: 2 });
  });

  test('its easy sentences are mended after the freeze too, and an erratum starts from them', async () => {
    const { db, place, coordinator } = await someone();
    const id = await aFrozenEdition(db, coordinator, place);
    const { version } = await findEdition(db, id);

    await saveEditionEasyRead(coordinator, { editionId: id, version, easyRead: 'La ville plante.\r\nVous aidez.' });
    const erratum = await openErratum(coordinator, { editionId: id });

    expect((await findEdition(db, erratum.id)).easyRead).toBe('La ville plante.\nVous aidez.');
    expect(await verifyFrozenEdition(db, id)).toBe(true);
    const [change] = await readHistory(coordinator, 'edition', await findEdition(db, id));
    expect([change?.before, change?.after]).toEqual([{ easyRead: '' }, { easyRead: 'La ville plante.\nVous aidez.' }]);
  });

  test('its way to publication is walked step by step, each kept with who and when', async () => {
    const { db, place, coordinator } = await someone();
    const id = await aReviewedEdition(coordinator, place);
    const validator = await aContext(db, 'validator', place);

    await moveEdition(coordinator, { editionId: id, move: 'submit' });
    await expect(freezeEdition(coordinator, { editionId: id })).rejects.toMatchObject({ code: 'step_refused' });
    await moveEdition(validator, { editionId: id, move: 'validate' });
    await freezeEdition(coordinator, { editionId: id });
    await moveEdition(coordinator, { editionId: id, move: 'present' });
    await moveEdition(coordinator, { editionId: id, move: 'publish' });

    expect((await listSteps(db, id)).map((step) => step.state)).toEqual([
      'preparation',
      'collection',
      'review',
      'validation',
      'validated',
      'frozen',
      'presented',
      'published',
    ]);
    expect((await readEdition(db, id)).edition.stateLabel).toBe('Publiée');
  });

  test('what was validated is asked again after corrections', async () => {
    const { db, place, coordinator } = await someone();
    const id = await aReviewedEdition(coordinator, place);
    const validator = await aContext(db, 'validator', place);
    await moveEdition(coordinator, { editionId: id, move: 'submit' });
    await moveEdition(validator, { editionId: id, move: 'validate' });
    await moveEdition(validator, { editionId: id, move: 'refuse', reason: 'Revoir la synthèse.' });
    await moveEdition(coordinator, { editionId: id, move: 'submit' });

    const early = freezeEdition(coordinator, { editionId: id });

    await expect(early).rejects.toMatchObject({ facts: { obstacles: [{ code: 'validated' }] } });
  });

  test('once frozen it no longer changes, whatever happens behind it', async () => {
    const { db, place, coordinator } = await someone();
    const id = await aFrozenEdition(db, coordinator, place);
    const frozen = await readEdition(db, id);
    await db.updateTable('sheet').set({ title: 'Autre titre' }).where('editionId', '=', id).execute();

    const texts = { synthese: textFromLines('Autre') };
    const change = saveEditionTexts(coordinator, { editionId: id, baseVersion: 2, texts });

    await expect(change).rejects.toMatchObject({ code: 'edition_frozen' });
    expect(await readEdition(db, id)).toEqual(frozen);
    expect(frozen.seal?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(await verifyFrozenEdition(db, id)).toBe(true);
  });

  test('a frozen text that somebody altered no longer answers to its hash', async () => {
    const { db, place, coordinator } = await someone();
    const id = await aFrozenEdition(db, coordinator, place);
    const { document } = (await findFrozenEdition(db, id)) ?? { document: '' };

    await db
      .updateTable('frozenEdition')
      .set({ document: document.replace('Jardins', 'Vergers') })
      .where('editionId', '=', id)
      .execute();

    expect(await verifyFrozenEdition(db, id)).toBe(false);
  });

  test('an erratum starts from the frozen edition and lists what it changed', async () => {
    const { db, place, coordinator } = await someone();
    const id = await aFrozenEdition(db, coordinator, place);

    const erratum = await openErratum(coordinator, { editionId: id });
    await saveEditionTexts(coordinator, {
      editionId: erratum.id,
      baseVersion: 1,
      texts: { synthese: textFromLines('Une année corrigée') },
    });
    await freezeAll(db, coordinator, place, erratum.id);

    const corrected = await readEdition(db, erratum.id);
    expect(corrected.edition.erratum).toBe(1);
    expect(corrected.changes).toEqual([
      { place: 'Synthèse de l’année', before: 'Une année pleine', after: 'Une année corrigée' },
    ]);
    expect((await readEdition(db, id)).changes).toEqual([]);
  });

  test('a State Party that refuses public access to its report is known by the first word of its answer', async () => {
    const { db, place, coordinator } = await someone();
    const opening = { organisationId: place.organisation.id, reportType: 'etat-de-conservation', year: 2020 };
    const { id } = await openEdition(coordinator, opening);
    const answered = async (answer: string, baseVersion: number) => {
      await saveEditionTexts(coordinator, { editionId: id, baseVersion, texts: { acces: textFromLines(answer) } });
      return (await readEditionFacts(db, await findEdition(db, id))).publicityRefusedBy;
    };

    expect(await answered('Oui.', 1)).toBeNull();
    expect(await answered('Non, par décision du ministère.', 2)).toBe('5. Accès public au rapport');
  });

  test('an edition still open has no erratum', async () => {
    const { place, coordinator } = await someone();
    const { id } = await openCampaign(coordinator, place.organisation.id);

    await expect(openErratum(coordinator, { editionId: id })).rejects.toMatchObject({ code: 'edition_open' });
  });

  type Place = Awaited<ReturnType<typeof anOrganisation>>;

  async function aReviewedEdition(coordinator: Context, place: Place): Promise<string> {
    const { id } = await openCampaign(coordinator, place.organisation.id);
    await addSheets(coordinator, {
      editionId: id,
      sheets: [{ section: 'A', title: 'Jardins', serviceId: place.service.id }],
    });
    await moveEdition(coordinator, { editionId: id, move: 'start_collection' });
    await coordinator.db.updateTable('sheet').set({ state: 'accepted' }).where('editionId', '=', id).execute();
    await moveEdition(coordinator, { editionId: id, move: 'close_collection' });
    const texts = { synthese: textFromLines('Une année pleine'), [introKey('A')]: textFromLines('Huit actions') };
    await saveEditionTexts(coordinator, { editionId: id, baseVersion: 1, texts });
    await saveProceedings(coordinator, { editionId: id, version: 1, proceedings: { sessionDate: '2021-03-02' } });
    return id;
  }

  async function aFrozenEdition(db: Db, coordinator: Context, place: Place): Promise<string> {
    const id = await aReviewedEdition(coordinator, place);
    await freezeAll(db, coordinator, place, id);
    return id;
  }

  async function freezeAll(db: Db, coordinator: Context, place: Place, editionId: string): Promise<void> {
    await moveEdition(coordinator, { editionId, move: 'submit' });
    await moveEdition(await aContext(db, 'validator', place), { editionId, move: 'validate' });
    await freezeEdition(coordinator, { editionId });
  }
});

async function quote(db: Db, organisationId: string, sheetId: string): Promise<void> {
  const { id: indicatorId } = await db
    .insertInto('indicator')
    .values({
      organisationId,
      code: 'JAR-01',
      label: 'Jardins ouverts',
      unit: 'count',
      counted: 'jardin',
      kind: 'output',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const figure = { sheetId, indicatorId, position: 1, periodEnd: '2020-12-31' };
  await db
    .insertInto('sheetFigure')
    .values([
      { ...figure, periodKind: 'year', periodStart: '2020-01-01', key: true },
      { ...figure, periodKind: 'since', periodStart: '2015-01-01' },
    ])
    .execute();
}

async function announce(db: Db, organisationId: string, sheetId: string, sentences: string[]): Promise<void> {
  const rows = await db
    .insertInto('commitment')
    .values(sentences.map((sentence) => ({ organisationId, announcedYear: 2020, dueYear: 2021, sentence })))
    .returning('id')
    .execute();
  await db
    .insertInto('sheetCommitment')
    .values(rows.map((row) => ({ sheetId, commitmentId: row.id, role: 'announced' as const })))
    .execute();
}

const periodsOf = (db: Db, editionId: string) =>
  db
    .selectFrom('sheetFigure')
    .innerJoin('sheet', 'sheet.id', 'sheetFigure.sheetId')
    .select(['periodKind', 'periodStart', 'periodEnd'])
    .where('sheet.editionId', '=', editionId)
    .orderBy('periodKind')
    .execute();
