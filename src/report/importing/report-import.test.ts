import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { anOldReport } from '../../../test/an-old-report.ts';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { defineIndicator, recordValues } from '../../indicator/index.ts';
import { openEdition } from '../edition/open-edition.ts';
import { textFromLines } from '../rich-text.ts';
import { saveSheet } from '../sheet/save-sheet.ts';
import { decideProposals } from './decide-proposals.ts';
import { listIndicatorCodes } from './figures.sql.ts';
import { findImport, insertImport } from './import.sql.ts';
import { insertProposals, listProposals } from './proposal.sql.ts';
import { type DecisionInput, proposalsOf } from './proposal.ts';
import type { ProposedFigure, ProposedReport } from './proposed-report.ts';
import { startReportImport } from './start-report-import.ts';
import { undoReportImport } from './undo-report-import.ts';

const at = (page: number) => ({ page, start: 0, end: 5 });

const figure = (label: string, printed: string, value: string, unit: string, given: Partial<ProposedFigure> = {}) => ({
  ...at(12),
  label,
  printed,
  value,
  unit,
  decimals: 0,
  qualifier: 'exact' as const,
  basis: null,
  period: null,
  nature: 'realisation' as const,
  ...given,
});

const report: ProposedReport = {
  sheets: [
    {
      ...at(11),
      section: 'P1',
      code: '1.1',
      title: 'Habitat',
      texts: [{ ...at(11), section: 'contexte', text: 'Le parc est ancien.\n\nIl se rénove.' }],
      figures: [
        figure('Logements rénovés', '186 logements', '186', 'logements'),
        figure('Aides versées', '6,8 M€', '6800000', '€'),
        figure('Logements rénovés', '150 logements', '150', 'logements', { nature: 'previous' }),
        figure('Logements rénovés', '300 logements', '300', 'logements', { nature: 'target', period: '2025' }),
      ],
      commitments: [{ ...at(13), sentence: 'Rénover 200 logements.', dueYear: null }],
    },
    { ...at(14), section: null, code: null, title: 'Eau', texts: [], figures: [], commitments: [] },
  ],
};

describeOnEachEngine('old reports', (database) => {
  const desk = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const organisationId = place.organisation.id;
    const bring = async () => {
      const importId = await insertImport(db, {
        organisationId,
        filename: 'rapport-2023.pdf',
        rowCount: 8,
        createdBy: context.actor.person?.id ?? '',
        createdAt: context.effects.now(),
        reportType: 'rdd',
        year: 2023,
        text: 'Le rapport.',
        pages: [0, 5],
      });
      await insertProposals(db, importId, proposalsOf(report, randomUUID));
      const proposals = await listProposals(db, importId);
      const named = (kind: string, index = 0) => {
        const found = proposals.filter((each) => each.kind === kind)[index];
        return { id: found?.id ?? '', seen: 0 };
      };
      const decide = (...decisions: DecisionInput[]) => decideProposals(context, { importId, decisions });
      return { importId, named, decide, proposals: () => listProposals(db, importId) };
    };
    const sheets = () =>
      db
        .selectFrom('sheet')
        .innerJoin('edition', 'edition.id', 'sheet.editionId')
        .select([
          'sheet.id',
          'code',
          'sheet.title',
          'content',
          'sheet.state',
          'sheet.version',
          'edition.state as step',
          'takenFrom',
        ])
        .where('organisationId', '=', organisationId)
        .execute();
    const values = () =>
      db
        .selectFrom('indicatorValue as value')
        .innerJoin('indicator', 'indicator.id', 'value.indicatorId')
        .select(['label', 'value.value', 'value.source', 'sourcePage', 'periodStart', 'unit', 'status'])
        .where('organisationId', '=', organisationId)
        .where('supersededBy', 'is', null)
        .orderBy('periodStart')
        .orderBy('label')
        .execute();
    return { db, place, context, organisationId, bring, sheets, values };
  };

  test('nothing exists before somebody accepts it', async () => {
    const { bring, sheets, values, db, organisationId } = await desk();

    await bring();

    expect(await sheets()).toEqual([]);
    expect(await values()).toEqual([]);
    expect((await listIndicatorCodes(db, organisationId)).size).toBe(0);
  });

  test('what is accepted becomes a sheet, its text, its values and targets with their page, and its commitment', async () => {
    const { bring, sheets, values, db, organisationId } = await desk();
    const { named, decide, proposals } = await bring();
    const figures = [0, 1, 2, 3].map((index) => ({ ...named('figure', index), indicator: '' }));

    await decide(named('sheet'), named('text'), ...figures, named('commitment'));

    expect(await sheets()).toMatchObject([
      { code: '1.1', title: 'Habitat', state: 'submitted', step: 'review', takenFrom: 'rapport-2023.pdf' },
    ]);
    const from = { source: 'rapport 2023', sourcePage: 'page 12', status: 'validated' };
    expect(await values()).toEqual([
      { label: 'Logements rénovés', value: '150', periodStart: '2022-01-01', unit: 'count', ...from },
      { label: 'Aides versées', value: '6.8', periodStart: '2023-01-01', unit: 'MEUR', ...from },
      { label: 'Logements rénovés', value: '186', periodStart: '2023-01-01', unit: 'count', ...from },
    ]);
    expect(
      await db
        .selectFrom('target')
        .innerJoin('indicator', 'indicator.id', 'target.indicatorId')
        .select(['year', 'value', 'target.source'])
        .where('organisationId', '=', organisationId)
        .execute(),
    ).toEqual([{ year: 2025, value: '300', source: 'rapport 2023, page 12' }]);
    expect(
      await db
        .selectFrom('commitment')
        .select(['sentence', 'announcedYear', 'dueYear'])
        .where('organisationId', '=', organisationId)
        .execute(),
    ).toEqual([{ sentence: 'Rénover 200 logements.', announcedYear: 2023, dueYear: 2024 }]);
    expect((await proposals()).map(({ decision }) => decision)).toEqual([...Array(7).fill('accepted'), null]);
  });

  test('a corrected figure enters as corrected, a refused one does not enter', async () => {
    const { bring, values } = await desk();
    const { named, decide, proposals } = await bring();
    const corrected = {
      label: 'Logements réhabilités',
      value: '187',
      unit: 'logements',
      basis: '',
      qualifier: 'about',
      period: '2023',
      nature: 'realisation',
    };

    await decide({ ...named('figure'), indicator: '', figure: corrected }, { ...named('figure', 1), refused: true });

    expect(await values()).toMatchObject([{ label: 'Logements réhabilités', value: '187' }]);
    const decisions = (await proposals()).map(({ kind, decision }) => [kind, decision]);
    expect(decisions.slice(0, 4)).toEqual([
      ['sheet', 'accepted'],
      ['text', null],
      ['figure', 'corrected'],
      ['figure', 'refused'],
    ]);
  });

  test('an indicator is never chosen for the person', async () => {
    const { bring } = await desk();
    const { named, decide } = await bring();

    await expect(decide(named('figure'))).rejects.toMatchObject({ code: 'indicator_needed' });
  });

  test('a value in force is replaced only by who saw it; the same number is left as it was', async () => {
    const { bring, context, organisationId, values } = await desk();
    const definition = {
      code: 'LOG-1',
      label: 'Logements rénovés',
      unit: 'count',
      counted: 'logements',
      kind: 'output',
    } as const;
    await defineIndicator(context, { organisationId, ...definition });
    const typed = { code: 'LOG-1', period: '2023', source: 'Enquête' };
    await recordValues(context, { organisationId, values: [{ ...typed, value: '180' }] });
    const { named, decide } = await bring();

    await expect(decide({ ...named('figure'), indicator: 'LOG-1' })).rejects.toMatchObject({ code: 'values_changed' });
    await recordValues(context, { organisationId, values: [{ ...typed, value: '186' }] });
    await decide({ ...named('figure'), indicator: 'LOG-1' });

    expect(await values()).toMatchObject([{ value: '186', source: 'Enquête' }]);
  });

  test('what somebody else decided meanwhile is refused and named; the same decision twice says nothing', async () => {
    const { bring, db, place } = await desk();
    const { importId, named, decide } = await bring();
    const other = await aContext(db, 'coordinator', place);
    await decideProposals(other, { importId, decisions: [{ ...named('figure'), refused: true }] });

    const again = await decide({ ...named('figure'), refused: true });
    const late = decide({ ...named('figure'), indicator: '' });

    expect(again).toEqual({ decided: 0 });
    await expect(late).rejects.toMatchObject({ code: 'proposals_decided' });
  });

  test('a refused sheet takes what it holds with it, and opens it again when it comes back', async () => {
    const { bring } = await desk();
    const { named, decide, proposals } = await bring();
    const decisions = async () => [...new Set((await proposals()).slice(0, 7).map(({ decision }) => decision))];

    await decide({ ...named('sheet'), refused: true });
    const refused = await decisions();
    await expect(decide({ ...named('text'), seen: 1 })).rejects.toMatchObject({ code: 'sheet_refused' });
    await decide({ ...named('sheet'), seen: 1 });

    expect(refused).toEqual(['refused']);
    expect(await decisions()).toEqual(['accepted', null]);
  });

  test('a sheet whose part is unknown waits for it', async () => {
    const { bring, sheets } = await desk();
    const { named, decide } = await bring();

    await expect(decide(named('sheet', 1))).rejects.toMatchObject({ code: 'section_needed' });
    await decide({ ...named('sheet', 1), sheet: { code: '', title: 'Eau', section: 'P2' } });

    expect(await sheets()).toMatchObject([{ code: 'P2-01', title: 'Eau', state: 'submitted' }]);
  });

  test('undone, an import takes back all it brought, indicators and edition too', async () => {
    const { bring, context, db, organisationId, sheets, values } = await desk();
    const { importId, named, decide } = await bring();
    await decide(named('text'), { ...named('figure'), indicator: '' }, named('commitment'));

    const undone = await undoReportImport(context, { importId });

    expect(undone).toEqual({ sheets: 1, values: 1, commitments: 1, kept: [] });
    expect(await sheets()).toEqual([]);
    expect(await values()).toEqual([]);
    expect((await listIndicatorCodes(db, organisationId)).size).toBe(0);
    expect(await db.selectFrom('edition').select('id').where('organisationId', '=', organisationId).execute()).toEqual(
      [],
    );
    expect((await findImport(db, importId))?.undoneAt).toEqual(context.effects.now());
  });

  test('undone, a value it replaced is in force again', async () => {
    const { bring, context, organisationId, values } = await desk();
    const definition = {
      code: 'LOG-1',
      label: 'Logements rénovés',
      unit: 'count',
      counted: 'logements',
      kind: 'output',
    } as const;
    await defineIndicator(context, { organisationId, ...definition });
    await recordValues(context, {
      organisationId,
      values: [{ code: 'LOG-1', period: '2023', value: '180', source: 'Enquête' }],
    });
    const { importId, named, decide } = await bring();
    const before = await database()
      .db.selectFrom('indicatorValue')
      .innerJoin('indicator', 'indicator.id', 'indicatorId')
      .select('indicatorValue.id')
      .where('organisationId', '=', organisationId)
      .executeTakeFirstOrThrow();
    await decide({ ...named('figure'), indicator: 'LOG-1', valueSeen: before.id });

    await undoReportImport(context, { importId });

    expect(await values()).toMatchObject([{ value: '180', source: 'Enquête' }]);
  });

  test('undone, a sheet that somebody worked on since stays whole and is named', async () => {
    const { bring, context, sheets, values } = await desk();
    const { importId, named, decide } = await bring();
    await decide({ ...named('figure'), indicator: '' });
    const [sheet] = await sheets();
    const content = { contexte: textFromLines('Relu.') };
    await saveSheet(context, { sheetId: sheet?.id ?? '', baseVersion: sheet?.version ?? 1, content });

    const undone = await undoReportImport(context, { importId });

    expect(undone.kept).toEqual(['1.1 Habitat']);
    expect(await values()).toHaveLength(1);
  });

  test.each(['administrator', 'contributor', 'validator', 'reader'] as const)('a %s decides nothing', async (role) => {
    const { bring, db, place } = await desk();
    const { importId, named } = await bring();
    const context = await aContext(db, role, place);

    const decided = decideProposals(context, { importId, decisions: [{ ...named('figure'), refused: true }] });

    await expect(decided).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describeOnEachEngine('the document of an old report', (database) => {
  const anUpload = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const context = await aContext(db, 'coordinator', place);
    const organisationId = place.organisation.id;
    const content = new TextEncoder().encode(anOldReport);
    const upload = { organisationId, reportType: 'rdd-departement', year: 2019, filename: 'rapport.txt', content };
    return { db, context, organisationId, upload };
  };

  test('is read into proposals with their pages', async () => {
    const { db, context, upload } = await anUpload();

    const { id, counts } = await startReportImport(context, upload);

    expect(counts).toMatchObject({ sheet: 2, text: 2, commitment: 2 });
    const sheets = (await listProposals(db, id)).filter(({ kind }) => kind === 'sheet');
    expect(sheets.map(({ page, proposed }) => [page, proposed])).toEqual([
      [1, { code: '2', title: 'Habitat et logement', section: 'C2' }],
      [2, { code: '3', title: 'Collèges', section: 'C3' }],
    ]);
  });

  test('is not read twice, nor for a year that is closed, nor where nothing is recognised', async () => {
    const { db, context, organisationId, upload } = await anUpload();
    await startReportImport(context, upload);
    const edition = await openEdition(context, { organisationId, reportType: 'rdd-departement', year: 2018 });
    await db.updateTable('edition').set({ state: 'frozen' }).where('id', '=', edition.id).execute();
    const other = new TextEncoder().encode('Une lettre, sans rien à reprendre.');

    await expect(startReportImport(context, upload)).rejects.toMatchObject({ code: 'report_already_read' });
    await expect(startReportImport(context, { ...upload, year: 2018 })).rejects.toMatchObject({ code: 'year_closed' });
    await expect(startReportImport(context, { ...upload, content: other })).rejects.toMatchObject({
      code: 'report_not_recognised',
    });
  });
});
