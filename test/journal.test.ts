import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  createPerson,
  createService,
  listChangesOf,
  nameObjects,
  searchChangesIn,
  tellChanges,
} from '../src/identity/index.ts';
import { permissions } from '../src/identity/permission.ts';
import { defineIndicator, recordValues } from '../src/indicator/index.ts';
import { journal } from '../src/journal.ts';
import { inProject } from '../src/kernel/paths.ts';
import { saveAction, savePlan } from '../src/programme/index.ts';
import { addSheets, openEdition, saveSheet } from '../src/report/index.ts';
import { textFromLines } from '../src/report/rich-text.ts';
import { aContext, anOrganisation } from './builders.ts';
import { describeOnEachEngine } from './databases.ts';

const everything = { objectKind: '', person: '', from: '', to: '' };

describe('journal', () => {
  const sources = globSync('src/**/*.ts', { cwd: inProject(), exclude: ['**/*.test.ts'] }).map((path) =>
    readFileSync(inProject(path), 'utf8'),
  );

  test('every verb written in the journal has its words', () => {
    const written = sources.flatMap((source) =>
      [...source.matchAll(/verb(?:: | = )[^,;]*/g)].flatMap(([code]) =>
        [...code.matchAll(/'([a-z]+\.[a-z_]+)'/g)].map(([, verb = '']) => verb),
      ),
    );

    expect(written.filter((verb) => !(verb in journal.verbs) && !(verb in permissions))).toEqual([]);
  });

  test('every kind of object written in the journal has its name', () => {
    const written = sources.flatMap((source) =>
      [...source.matchAll(/objectKind: [^,;\n]*/g)].flatMap(([code]) =>
        [...code.matchAll(/'([a-z]+)'/g)].map(([, kind = '']) => kind),
      ),
    );

    expect([...new Set(written)].filter((kind) => !(kind in journal.kinds))).toEqual([]);
  });
});

describeOnEachEngine('journal', (database) => {
  const aPlace = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const organisationId = place.organisation.id;
    return {
      db,
      place,
      organisationId,
      administrator: await aContext(db, 'administrator', place),
      coordinator: await aContext(db, 'coordinator', place),
    };
  };

  test('names what was changed as people do, with its page', async () => {
    const { db, place, organisationId, administrator, coordinator } = await aPlace();
    const service = await createService(administrator, { organisationId, name: 'Eau' });
    const member = { organisationId, role: 'reader' as const, name: 'Ada', email: `${service.id}@example.org` };
    await createPerson(administrator, member);
    const plan = await savePlan(coordinator, { organisationId, title: 'Plan climat', kind: 'PCAET' });
    const action = await saveAction(coordinator, { organisationId, number: '2.1', title: 'Planter' });

    const lines = await searchChangesIn(db, organisationId, everything, 10);
    const named = await nameObjects({ db, journal }, lines);

    expect(named.map((object) => [object?.name, object?.href])).toEqual([
      ['Action 2.1 Planter', `/actions/${action.id}`],
      ['Plan climat', `/plans/${plan.slug}`],
      ['Ada', `/administration/organisations/${place.organisation.slug}`],
      ['Eau', `/administration/organisations/${place.organisation.slug}/services`],
    ]);
  });

  test('tells a sheet by its code, title and year, its texts by their labels, their figures by name', async () => {
    const { db, organisationId, coordinator } = await aPlace();
    const fields = { code: 'HAB-03', label: 'Logements financés', unit: 'count', counted: 'logements' };
    await defineIndicator(coordinator, { organisationId, kind: 'output', ...fields });
    const edition = await openEdition(coordinator, { organisationId, reportType: 'rdd', year: 2020 });
    const [sheet] = (
      await addSheets(coordinator, { editionId: edition.id, sheets: [{ section: 'P1', title: 'Rénovation' }] })
    ).sheets;
    await saveSheet(coordinator, {
      sheetId: sheet?.id ?? '',
      baseVersion: 1,
      content: { bilan: textFromLines('Soit #[HAB-03@2020].') },
    });

    const lines = await listChangesOf(db, 'sheet', sheet?.id ?? '');
    const [told] = await tellChanges({ db, journal }, lines);
    const [named] = await nameObjects({ db, journal }, lines);

    expect(named?.name).toBe('Fiche P1-01 Rénovation, 2020');
    expect(told).toMatchObject({
      event: 'Fiche enregistrée',
      changes: [{ field: 'Actions menées en 2020', after: 'Soit [Logements financés, 2020].' }],
    });
  });

  test('values are printed, and what is no more has no name', async () => {
    const { db, organisationId, coordinator } = await aPlace();
    const fields = { code: 'HAB-01', label: 'Aides', unit: 'EUR' };
    await defineIndicator(coordinator, { organisationId, kind: 'output', ...fields });
    await recordValues(coordinator, { organisationId, values: [{ code: 'HAB-01', period: '2020', value: '1250' }] });

    const [line] = await searchChangesIn(db, organisationId, everything, 1);
    if (!line) throw new Error('nothing was written');
    const gone = { ...line, objectId: organisationId };

    expect((await tellChanges({ db, journal }, [line]))[0]?.changes).toEqual([
      { field: 'valeur', before: undefined, after: '2020\u00a0: 1\u202f250' },
    ]);
    expect((await nameObjects({ db, journal }, [line, gone])).map((object) => object?.name)).toEqual([
      'Aides',
      undefined,
    ]);
  });
});
