import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../../test/databases.ts';
import { judgeFinding } from '../../check/judging/index.ts';
import { declareBreakdown, defineIndicator, recordValues } from '../../indicator/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { addSheets } from '../edition/add-sheets.ts';
import { moveEdition } from '../edition/move-edition.ts';
import { openEdition } from '../edition/open-edition.ts';
import { saveEditionTexts } from '../edition/save-edition-texts.ts';
import { textFromLines } from '../rich-text.ts';
import { saveSheet } from '../sheet/save-sheet.ts';
import { assembleCheckedEdition, checkReport } from './check-edition.ts';
import { countFindings } from './count-findings.ts';
import { judgeEditionFinding } from './judge-edition-finding.ts';
import { readSheetFindings } from './read-sheet-findings.ts';
import { waiveFinding, withdrawWaiver } from './waive-finding.ts';

const reason = 'Le total compte aussi les engins prêtés.';

const dataFolder = mkdtempSync(join(tmpdir(), 'carreau-findings-'));
afterAll(() => rmSync(dataFolder, { recursive: true }));

describeAloneOnEachEngine('the check of an edition', (database) => {
  /** An edition of the law's report, with one sheet that prints a total whose parts do not make it. */
  async function anEdition() {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    const coordinator = await aContext(db, 'coordinator', place);
    const common = { organisationId, unit: 'count', counted: 'véhicules', kind: 'means' as const };
    const owned = { ownerServiceId: place.service.id, source: 'Inventaire du parc' };
    const { id: total } = await defineIndicator(coordinator, {
      ...common,
      ...owned,
      code: 'PARC',
      label: 'Parc total',
    });
    await defineIndicator(coordinator, { ...common, ...owned, code: 'ACHAT', label: 'Véhicules en propriété' });
    await defineIndicator(coordinator, { ...common, ...owned, code: 'LOUE', label: 'Véhicules en location' });
    await declareBreakdown(coordinator, { organisationId, code: 'PARC', label: 'par mode', parts: ['ACHAT', 'LOUE'] });
    const values = { PARC: '161', ACHAT: '77', LOUE: '48' };
    await recordValues(coordinator, {
      organisationId,
      values: Object.entries(values).map(([code, value]) => ({ code, value, period: '2020' })),
    });
    const { id: editionId } = await openEdition(coordinator, { organisationId, reportType: 'rdd', year: 2020 });
    const sheet = { section: 'P1', title: 'Les véhicules', serviceId: place.service.id };
    const { sheets } = await addSheets(coordinator, { editionId, sheets: [sheet] });
    const sheetId = sheets[0]?.id ?? '';
    await printFigure(db, sheetId, total);
    return { db, place, coordinator, editionId, sheetId };
  }

  const keysOf = async (db: Db, editionId: string) => {
    const { findings } = await checkReport(db, editionId);
    return findings.filter(({ waiver }) => !waiver).map(({ key }) => key);
  };

  /** The same, with a text that contradicts its own total. */
  async function anEditionWithText() {
    const made = await anEdition();
    const { coordinator, editionId, sheetId } = made;
    const text = 'Le parc compte #[PARC@2020], répartis en 100 voitures et 31 camions.';
    await moveEdition(coordinator, { editionId, move: 'start_collection' });
    await saveSheet(coordinator, { sheetId, baseVersion: 1, content: { bilan: textFromLines(text) } });
    return made;
  }

  test('a sheet’s texts are read with their linked figures, and the finding leads to the block', async () => {
    const { db, editionId, sheetId } = await anEditionWithText();

    const { findings } = await checkReport(db, editionId);

    expect(findings.map(({ code }) => code)).toEqual(['parts_and_total', 'stated_total']);
    expect(findings[1]).toMatchObject({
      place: { href: `/travail/fiches/${sheetId}` },
      words: ['161 véhicules', '100 voitures', '31 camions'].map(() => ({ anchor: 'part-bilan' })),
    });
    expect(findings[1]?.sentence).toContain('(100 + 31 = 131, non 161)');
  });

  test('who writes a sheet is told what it says by itself, and judges it; the same thought again is taken back', async () => {
    const { coordinator, editionId, sheetId } = await anEditionWithText();
    const judging = { ...coordinator, dataFolder };
    const told = () => readSheetFindings(coordinator, sheetId, 'sheet');
    const key = (await told()).find(({ words }) => words.length > 0)?.key ?? '';
    const verdict = async () => (await told()).find((finding) => finding.key === key)?.judged?.verdict;

    await judgeEditionFinding(judging, { editionId, key, verdict: 'useless' });
    expect(await verdict()).toBe('useless');

    await judgeEditionFinding(judging, { editionId, key, verdict: 'useless' });
    expect(await verdict()).toBeNull();
    await expect(judgeEditionFinding(judging, { editionId, key: 'gone', verdict: 'right' })).rejects.toMatchObject({
      code: 'finding_gone',
    });
  });

  test('the alerts of each sheet are counted once, and again when something was changed', async () => {
    const { db, place, coordinator, editionId, sheetId } = await anEditionWithText();
    const edition = { id: editionId, organisationId: place.organisation.id };
    const page = `/travail/fiches/${sheetId}`;

    const counts = await countFindings(db, edition);
    expect(counts.get(page)).toEqual({ all: 2, certain: 2 });
    expect(await countFindings(db, edition)).toBe(counts);

    const [key = ''] = await keysOf(db, editionId);
    await waiveFinding(coordinator, { editionId, findingKey: key, reason });
    expect((await countFindings(db, edition)).get(page)).toEqual({ all: 1, certain: 1 });
  });

  test('nothing is certain that a rule says which people found wrong too often', async () => {
    const { db, place, coordinator, editionId } = await anEditionWithText();
    const wrong = { organisationId: place.organisation.id, rule: 'stated_total', message: 'Faux' };
    for (let count = 0; count < 10; count++)
      await judgeFinding({ ...coordinator, dataFolder }, { ...wrong, verdict: 'useless', arithmetic: String(count) });

    const { findings } = await checkReport(db, editionId);

    expect(findings.map(({ code, tier, demoted }) => [code, tier, demoted])).toEqual([
      ['parts_and_total', 'A', false],
      ['stated_total', 'B', true],
    ]);
  });

  test('parts that no sheet prints still have to make their total, and the finding leads to the sheet', async () => {
    const { db, editionId, sheetId } = await anEdition();

    const { findings } = await checkReport(db, editionId);

    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({
      key: 'parts_and_total:PARC+ACHAT+LOUE:2020',
      tier: 'A',
      place: { href: `/travail/fiches/${sheetId}` },
      waiver: null,
    });
    expect(findings[0]?.sentence).toContain('Deux chiffres semblent intervertis');
  });

  test('the list of the law is computed from what the edition holds', async () => {
    const { db, coordinator, editionId } = await anEdition();
    const unmet = async () => {
      const { checklist } = await checkReport(db, editionId);
      return checklist.filter(({ met }) => !met).map(({ code }) => code);
    };
    expect(await unmet()).toContain('method');

    await saveEditionTexts(coordinator, {
      editionId,
      baseVersion: 1,
      texts: { methode: textFromLines('Par concertation.') },
    });

    expect(await unmet()).not.toContain('method');
    expect(await unmet()).toContain('finalites');
  });

  test('a finding is accepted by name with a reason, printed in the document, and taken back', async () => {
    const { db, coordinator, editionId } = await anEdition();
    const [findingKey = ''] = await keysOf(db, editionId);

    await waiveFinding(coordinator, { editionId, findingKey, reason });

    expect(await keysOf(db, editionId)).toEqual([]);
    expect((await assembleCheckedEdition(db, editionId)).waivers).toMatchObject([
      { finding: { code: 'parts_and_total' }, reason, person: 'Essai coordinator' },
    ]);
    await withdrawWaiver(coordinator, { editionId, findingKey });
    expect(await keysOf(db, editionId)).toEqual([findingKey]);
  });

  test('an item of the law is accepted the same way', async () => {
    const { db, coordinator, editionId } = await anEdition();

    await waiveFinding(coordinator, { editionId, findingKey: 'checklist:method', reason });

    const { checklist } = await checkReport(db, editionId);
    expect(checklist.find(({ code }) => code === 'method')).toMatchObject({ met: false, waiver: { reason } });
  });

  test('a finding is accepted once, exists, and has a reason', async () => {
    const { db, coordinator, editionId } = await anEdition();
    const [findingKey = ''] = await keysOf(db, editionId);

    await expect(waiveFinding(coordinator, { editionId, findingKey, reason: ' ' })).rejects.toMatchObject({
      kind: 'invalid',
    });
    await expect(waiveFinding(coordinator, { editionId, findingKey: 'x', reason })).rejects.toMatchObject({
      code: 'finding_gone',
    });
    await waiveFinding(coordinator, { editionId, findingKey, reason });
    await expect(waiveFinding(coordinator, { editionId, findingKey, reason })).rejects.toMatchObject({
      code: 'already_waived',
    });
  });

  test.each(['contributor', 'validator', 'reader', 'administrator'] as const)('a %s accepts nothing', async (role) => {
    const { db, place, editionId } = await anEdition();
    const [findingKey = ''] = await keysOf(db, editionId);
    const someone = await aContext(db, role, place);

    await expect(waiveFinding(someone, { editionId, findingKey, reason })).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a frozen edition keeps its acceptances as they are', async () => {
    const { db, coordinator, editionId } = await anEdition();
    const [findingKey = ''] = await keysOf(db, editionId);
    await db.updateTable('edition').set({ state: 'frozen' }).where('id', '=', editionId).execute();

    await expect(waiveFinding(coordinator, { editionId, findingKey, reason })).rejects.toMatchObject({
      code: 'edition_frozen',
    });
  });
});

const printFigure = (db: Db, sheetId: string, indicatorId: string) =>
  db
    .insertInto('sheetFigure')
    .values({
      sheetId,
      indicatorId,
      periodKind: 'year',
      periodStart: '2020-01-01',
      periodEnd: '2020-12-31',
      position: 1,
      key: true,
    })
    .execute();
