import { expect, test } from 'vitest';
import { aRegister } from '../../../test/a-register.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { assessPressure, saveCommitteeDecision, saveDelivery } from '../../watch/index.ts';
import { checkReport } from '../checking/check-edition.ts';
import { answerDecision } from '../edition/answer-decision.ts';
import { assembleEdition } from '../edition/assemble-edition.ts';
import { openEdition } from '../edition/open-edition.ts';
import { openErratum } from '../edition/open-erratum.ts';
import { readEdition } from '../edition/read-edition.ts';
import { textFromLines } from '../rich-text.ts';
import { saveRegisterRows, takeAllRows } from '../sheet/save-register-rows.ts';
import { saveSheet } from '../sheet/save-sheet.ts';
import { submitSheet } from '../sheet/submit-sheet.ts';
import { searchEvidence } from './search-evidence.ts';

describeOnEachEngine('a report filled by the register', (database) => {
  const desk = async (reportType: string) => {
    const register = await aRegister(database().db);
    const { coordinator, organisationId } = register;
    const site = await register.aSite();
    const edition = await openEdition(coordinator, { organisationId, reportType, year: 2020 });
    const sheets = await coordinator.db
      .selectFrom('sheet')
      .select(['id', 'code'])
      .where('editionId', '=', edition.id)
      .orderBy('position')
      .execute();
    const sheetOf = (code: string): string => sheets.find((sheet) => sheet.code === code)?.id ?? '';
    return { ...register, site, edition, sheets, sheetOf };
  };

  const bearing = { negative: true, current: true, inside: true, trend: 'increasing' } as const;

  const blockOf = async (context: Parameters<typeof assembleEdition>[0], editionId: string, code: string) => {
    const { sections, evidence } = await assembleEdition(context, editionId);
    const blocks = sections.flatMap((section) => section.sheets.flatMap((sheet) => sheet.blocks));
    const block = blocks.find((each) => each.code === code);
    return { rows: block?.kind === 'register' ? block.rows : [], evidence };
  };

  test('opens with the fifteen chapters of periodic reporting', async () => {
    const { sheets } = await desk('suivi-periodique');

    expect(sheets.map(({ code }) => code)).toEqual(Array.from({ length: 15 }, (_, index) => String(index + 1)));
  });

  test('what everybody may read is in at once; what stays inside waits for a person', async () => {
    const { coordinator, site, edition, sheetOf } = await desk('suivi-periodique');
    const { db } = coordinator;
    const assessed = { ...bearing, siteId: site, assessedOn: '2020-06-12' };
    const open = await assessPressure(coordinator, { ...assessed, factor: '1.1', audience: 'everyone' });
    const inside = await assessPressure(coordinator, { ...assessed, factor: '13.7', audience: 'workers' });
    await assessPressure(coordinator, { ...assessed, factor: '9.1', audience: 'steering' });

    const offered = await blockOf(db, edition.id, 'facteurs');
    await takeAllRows(coordinator, sheetOf('4'), 'facteurs');
    const taken = await blockOf(db, edition.id, 'facteurs');

    expect(offered.rows.map(({ key }) => key)).toEqual([`pressure:${open.id}`]);
    expect(taken.rows.map(({ key }) => key)).toEqual([`pressure:${open.id}`, `pressure:${inside.id}`]);
    expect(taken.evidence[`pressure:${inside.id}`]).toMatchObject({ asOf: '2020-06-12', open: false });
  });

  test('a line is left out, answered and completed; an unknown one, or another answer, is refused', async () => {
    const { coordinator, edition, sheetOf, organisationId } = await desk('suivi-periodique');
    await coordinator.db
      .insertInto('ouvAttribute')
      .values(['Terrils', 'Cités'].map((label, position) => ({ organisationId, label, position })))
      .execute();
    const [sheetId, block] = [sheetOf('3'), 'attributs'];
    const save = (key: string, choice: string) =>
      saveRegisterRows(coordinator, { sheetId, rows: [{ block, key, taken: true, choice, note: 'Vu en 2020.' }] });

    await saveRegisterRows(coordinator, { sheetId, rows: [{ block, key: 'attribute:cites', taken: false }] });
    const unanswered = submitSheet(coordinator, { sheetId });
    await expect(unanswered).rejects.toMatchObject({ code: 'sheet_incomplete', facts: { missing: [{ block }] } });
    await save('attribute:terrils', 'Préservé');

    const { rows } = await blockOf(coordinator.db, edition.id, block);
    expect(rows).toEqual([
      { key: 'attribute:terrils', cells: ['Terrils', ''], choice: 'Préservé', note: 'Vu en 2020.' },
    ]);
    await expect(save('attribute:terrils', 'Splendide')).rejects.toMatchObject({ code: 'not_found' });
    await expect(save('attribute:rien', 'Préservé')).rejects.toMatchObject({ code: 'not_found' });
    await expect(submitSheet(coordinator, { sheetId })).resolves.toBeUndefined();
  });

  test('a report on the state of conservation answers a decision paragraph by paragraph, each with its evidence', async () => {
    const { coordinator, organisationId, edition } = await desk('etat-de-conservation');
    const { db } = coordinator;
    const paragraphs = '1. Ayant examiné,\n2. Demande un inventaire,\n3. Invite à rendre compte.';
    const said = { organisationId, reference: '43 COM 7B.12', year: '2019', paragraphs, asking: '2, 3' };
    const decision = await saveCommitteeDecision(coordinator, said);
    const delivery = await saveDelivery(coordinator, {
      organisationId,
      partner: 'Bailleur',
      title: 'Bâti',
      loaded: 'no',
    });
    const asked = { editionId: edition.id, decisionId: decision.id };
    const findings = async () =>
      (await checkReport(db, edition.id)).findings
        .filter(({ code }) => code === 'unanswered_paragraph')
        .map(({ tier, key }) => `${tier} ${key}`);

    expect(await answerDecision(coordinator, asked)).toEqual({ added: 2 });
    expect(await answerDecision(coordinator, asked)).toEqual({ added: 0 });
    const sheets = await db.selectFrom('sheetParagraph').select(['sheetId', 'number']).orderBy('number').execute();
    const [second = '', third = ''] = sheets
      .filter(({ number }) => said.asking.includes(number))
      .map((one) => one.sheetId);
    const write = (sheetId: string, line: string, baseVersion = 1) =>
      saveSheet(coordinator, { sheetId, baseVersion, content: { reponse: textFromLines(line) } });
    const before = await findings();
    await write(second, 'Fait.');
    const [found] = await searchEvidence(db, organisationId, 'bâti bailleur');
    await write(third, `Attendu @[${found?.key}].`);

    expect(found?.key).toBe(`delivery:${delivery.id}`);
    expect(before).toEqual(['A unanswered_paragraph:paragraphe-2:2020', 'A unanswered_paragraph:paragraphe-3:2020']);
    expect(await findings()).toEqual(['B unanswered_paragraph:paragraphe-2:2020']);
  });

  test('an erratum keeps the lines taken and the decision answered', async () => {
    const { coordinator, organisationId, edition, sheetOf } = await desk('etat-de-conservation');
    const { db } = coordinator;
    await saveDelivery(coordinator, { organisationId, partner: 'Bailleur', title: 'Bâti', loaded: 'no' });
    const said = { organisationId, reference: '43 COM 7B.12', year: '2019', paragraphs: '1. Demande un inventaire.' };
    const decision = await saveCommitteeDecision(coordinator, said);
    await answerDecision(coordinator, { editionId: edition.id, decisionId: decision.id });
    const { sheetId } = await db
      .selectFrom('sheetParagraph')
      .select('sheetId')
      .where('decisionId', '=', decision.id)
      .executeTakeFirstOrThrow();
    await takeAllRows(coordinator, sheetId, 'livraisons');
    expect(sheetOf('3.1')).not.toBe('');
    await db.updateTable('edition').set({ state: 'frozen' }).where('id', '=', edition.id).execute();

    const erratum = await openErratum(coordinator, { editionId: edition.id });

    const { rows } = await blockOf(db, erratum.id, 'livraisons');
    const paragraph = await blockOf(db, erratum.id, 'paragraphe');
    expect(rows.map(({ cells }) => cells[0])).toEqual(['Bâti']);
    expect(paragraph.rows).toEqual([]);
    expect(await checkReport(db, erratum.id)).toMatchObject({
      findings: expect.arrayContaining([expect.objectContaining({ code: 'unanswered_paragraph' })]),
    });
  });

  test('a frozen edition no longer follows the register', async () => {
    const { coordinator, site, edition, organisationId } = await desk('suivi-periodique');
    const { db } = coordinator;
    await assessPressure(coordinator, {
      ...bearing,
      siteId: site,
      factor: '1.1',
      assessedOn: '2020-06-12',
      audience: 'everyone',
    });
    const written = JSON.stringify(await assembleEdition(db, edition.id));
    await db
      .insertInto('frozenEdition')
      .values({
        editionId: edition.id,
        document: written,
        sha256: 'x',
        frozenBy: coordinator.actor.person?.id ?? '',
        frozenAt: new Date('2021-02-01'),
      })
      .execute();

    await db
      .updateTable('pressureAssessment')
      .set({ assessedOn: '2021-01-12' })
      .where('organisationId', '=', organisationId)
      .execute();

    const evidence = Object.values((await readEdition(db, edition.id)).evidence);
    expect(evidence.map(({ asOf }) => asOf)).toContain('2020-06-12');
    expect(evidence.map(({ asOf }) => asOf)).not.toContain('2021-01-12');
  });
});
