import { expect, test } from 'vitest';
import { aContext, anOrganisation } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import { chooseMail, personOf } from '../../identity/index.ts';
import type { Db } from '../../kernel/db/index.ts';
import { textFromLines } from '../rich-text.ts';
import { commentSheet, settleComment } from './comment-sheet.ts';
import { readSheet } from './read-sheet.ts';
import { reviewSheet } from './review-sheet.ts';
import { saveSheet, settleConflict } from './save-sheet.ts';
import { findSheet, listComments, listConflicts } from './sheet.sql.ts';
import type { SheetContent } from './sheet-content.ts';
import { submitSheet } from './submit-sheet.ts';

describeOnEachEngine('saving a sheet', (database) => {
  const someSheet = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const sheetId = await aSheet(db, place);
    const save = (baseVersion: number, line: string, by: Awaited<ReturnType<typeof aContext>>) =>
      saveSheet(by, { sheetId, baseVersion, content: { contexte: textFromLines(line) } });
    return { db, place, sheetId, save, contributor: await aContext(db, 'contributor', place) };
  };

  test('a text saved from the version in force becomes the version in force, and is kept in the history', async () => {
    const { db, sheetId, save, contributor } = await someSheet();

    const first = await save(1, 'Premier', contributor);
    const second = await save(2, 'Second', contributor);

    expect([first.version, second.version]).toEqual([2, 3]);
    expect(await findSheet(db, sheetId)).toMatchObject({
      version: 3,
      state: 'in_progress',
      content: { contexte: textFromLines('Second') },
    });
    expect(await everyText(db, sheetId)).toEqual([textFromLines('Premier'), textFromLines('Second')]);
  });

  test('of two saves at once from the same version, one is in force and the other is kept aside', async () => {
    const { db, place, sheetId, save, contributor } = await someSheet();
    const colleague = await aContext(db, 'contributor', place);

    const answers = await Promise.all([save(1, 'De l’une', contributor), save(1, 'De l’autre', colleague)]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['conflict', 'saved']);
    expect(await everyText(db, sheetId)).toHaveLength(2);
    expect(await listConflicts(db, sheetId)).toHaveLength(1);
  });

  test('a conflict shows both texts, and ends with the one that was chosen', async () => {
    const { db, place, sheetId, save, contributor } = await someSheet();
    const colleague = await aContext(db, 'contributor', place);
    await save(1, 'En place', colleague);

    const answer = await save(1, 'Le mien', contributor);
    if (answer.outcome !== 'conflict') throw new Error('a conflict was expected');
    await settleConflict(contributor, {
      sheetId,
      revisionId: answer.revisionId,
      baseVersion: answer.version,
      content: answer.mine,
    });

    expect(answer.inForce).toMatchObject({
      content: { contexte: textFromLines('En place') },
      person: 'Essai contributor',
    });
    expect((await findSheet(db, sheetId))?.content).toEqual({ contexte: textFromLines('Le mien') });
    expect(await listConflicts(db, sheetId)).toEqual([]);
    expect(await everyText(db, sheetId)).toContainEqual(textFromLines('En place'));
  });

  test('a save sent again after its answer was lost is no conflict', async () => {
    const { db, sheetId, save, contributor } = await someSheet();
    await save(1, 'Début', contributor);
    await save(2, 'Suite', contributor);

    const again = await save(2, 'Suite', contributor);

    expect(again).toMatchObject({ outcome: 'saved', version: 3 });
    expect(await listConflicts(db, sheetId)).toEqual([]);
  });

  test('a contributor of another service is refused, and nothing is written', async () => {
    const { db, place, sheetId, save } = await someSheet();
    const service = await db
      .insertInto('service')
      .values({ organisationId: place.organisation.id, name: 'Voirie' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const stranger = await aContext(db, 'contributor', { ...place, service });

    const refused = save(1, 'Pas à moi', stranger);

    await expect(refused).rejects.toMatchObject({ code: 'not_allowed' });
    expect(await everyText(db, sheetId)).toEqual([]);
  });

  test('a text with unknown formatting or for an unknown block is refused', async () => {
    const { contributor, sheetId } = await someSheet();
    const html = Object.assign(textFromLines('a'), { content: [{ type: 'image', attrs: { src: 'x' } }] });

    const contents: SheetContent[] = [{ contexte: html }, { ailleurs: textFromLines('a') }];
    const codes = await Promise.all(
      contents.map((content) =>
        saveSheet(contributor, { sheetId, baseVersion: 1, content }).catch((error) => error.code),
      ),
    );

    expect(codes).toEqual(['text_not_understood', 'unknown_block']);
  });

  test('a sheet is submitted only when complete, then sent back with a word or accepted', async () => {
    const { db, place, sheetId, save, contributor } = await someSheet();
    const coordinator = await aContext(db, 'coordinator', place);
    await save(1, 'Le contexte', contributor);

    const early = await submitSheet(contributor, { sheetId }).catch((error) => error);
    await fill(db, sheetId, place);
    await submitSheet(contributor, { sheetId });
    const late = save(2, 'Trop tard', contributor);

    await expect(late).rejects.toMatchObject({ code: 'sheet_submitted' });
    expect(early.facts.missing.map((each: { block: string }) => each.block)).toEqual([
      'key_figures',
      'bilan_engagements',
      'bilan',
    ]);
    await expect(reviewSheet(contributor, { sheetId, decision: 'accept' })).rejects.toMatchObject({
      code: 'not_allowed',
    });
    await expect(reviewSheet(coordinator, { sheetId, decision: 'send_back' })).rejects.toMatchObject({
      code: 'note_needed',
    });

    await reviewSheet(coordinator, { sheetId, decision: 'send_back', note: 'Précisez la source.' });
    await submitSheet(contributor, { sheetId });
    await reviewSheet(coordinator, { sheetId, decision: 'accept' });

    expect((await findSheet(db, sheetId))?.state).toBe('accepted');
    expect((await listComments(db, sheetId)).map(({ text }) => text)).toEqual(['Précisez la source.']);
  });

  test('a comment dealt with stays readable, with the name of who settled it', async () => {
    const { db, place, sheetId, contributor } = await someSheet();
    const validator = await aContext(db, 'validator', place);

    const { id } = await commentSheet(validator, { sheetId, block: 'contexte', text: 'Quelle année ?' });
    await settleComment(contributor, { sheetId, commentId: id });

    const [comment] = await listComments(db, sheetId);
    expect(comment).toMatchObject({
      text: 'Quelle année ?',
      block: 'contexte',
      settledBy: { name: 'Essai contributor' },
    });
  });

  test('a remark is told by mail to whom it is addressed, if they may answer it and did not refuse to be told', async () => {
    const { db, place, sheetId, contributor } = await someSheet();
    const [told, silent] = [await aContext(db, 'validator', place), await aContext(db, 'coordinator', place)];
    const elsewhere = await aContext(db, 'coordinator', await anOrganisation(db));
    const to = [told, silent, elsewhere].map((each) => personOf(each).id);
    await chooseMail(silent, { digest: 'never', toldRemarks: false });

    await commentSheet(contributor, { sheetId, block: null, text: 'À relire avant vendredi.', to });
    const letters = await db.selectFrom('mail').select(['personId', 'letter']).where('kind', '=', 'mention').execute();
    const [comment] = await listComments(db, sheetId);

    expect(letters.filter(({ personId }) => to.includes(personId ?? ''))).toMatchObject([
      { personId: to[0], letter: { action: { path: `/travail/fiches/${sheetId}` } } },
    ]);
    expect(comment?.to.toSorted()).toEqual([told, silent].map((each) => personOf(each).name).toSorted());
  });

  test('a remark can be addressed to those who may answer it', async () => {
    const { db, place, sheetId, contributor } = await someSheet();
    await aContext(db, 'reader', place);
    await aContext(db, 'validator', place);

    const { view } = await readSheet(contributor, sheetId);

    expect(view.people.map(({ name }) => name)).toEqual(['Essai validator']);
  });
});

type Place = Awaited<ReturnType<typeof anOrganisation>>;

async function aSheet(db: Db, { organisation, service }: Place): Promise<string> {
  const edition = await db
    .insertInto('edition')
    .values({
      organisationId: organisation.id,
      reportType: 'rdd',
      year: 2020,
      title: 'Rapport 2020',
      state: 'collection',
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const sheet = await db
    .insertInto('sheet')
    .values({
      editionId: edition.id,
      section: 'P1',
      kind: 'fiche',
      code: 'P1-01',
      position: 1,
      title: 'Habitat',
      serviceId: service.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  const asked = await db
    .insertInto('commitment')
    .values({ organisationId: organisation.id, announcedYear: 2019, dueYear: 2020, sentence: 'Ouvrir un guichet' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('sheetCommitment').values({ sheetId: sheet.id, commitmentId: asked.id, role: 'asked' }).execute();
  return sheet.id;
}

/** All that the type asks for beside the context. */
async function fill(db: Db, sheetId: string, { organisation, territory }: Place): Promise<void> {
  const { id: personId } = await db.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow();
  const year = { periodKind: 'year' as const, periodStart: '2020-01-01', periodEnd: '2020-12-31' };
  const indicator = await db
    .insertInto('indicator')
    .values({ organisationId: organisation.id, code: 'HAB-01', label: 'Logements', unit: 'count', kind: 'output' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('indicatorValue')
    .values({
      ...year,
      indicatorId: indicator.id,
      territoryId: territory.id,
      value: '12',
      decimals: 0,
      recordedBy: personId,
      recordedAt: new Date(),
    })
    .execute();
  await db
    .insertInto('sheetFigure')
    .values({ ...year, sheetId, indicatorId: indicator.id, position: 0, key: true })
    .execute();
  const asked = await db
    .selectFrom('sheetCommitment')
    .select('commitmentId')
    .where('sheetId', '=', sheetId)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('commitmentAnswer')
    .values({
      commitmentId: asked.commitmentId,
      outcome: 'kept',
      sentence: 'Ouvert en mars.',
      answeredBy: personId,
      answeredAt: new Date(),
    })
    .execute();
  const next = await db
    .insertInto('commitment')
    .values({ organisationId: organisation.id, announcedYear: 2020, dueYear: 2021, sentence: 'En ouvrir deux' })
    .returning('id')
    .executeTakeFirstOrThrow();
  await db.insertInto('sheetCommitment').values({ sheetId, commitmentId: next.id, role: 'announced' }).execute();
  const { content } = await db
    .selectFrom('sheet')
    .select('content')
    .$narrowType<{ content: SheetContent }>()
    .where('id', '=', sheetId)
    .executeTakeFirstOrThrow();
  await db
    .updateTable('sheet')
    .set({ content: JSON.stringify({ ...content, bilan: textFromLines('Le bilan') }) })
    .where('id', '=', sheetId)
    .execute();
}

async function everyText(db: Db, sheetId: string): Promise<unknown[]> {
  const rows = await db
    .selectFrom('sheetRevision')
    .select('content')
    .$narrowType<{ content: SheetContent }>()
    .where('sheetId', '=', sheetId)
    .orderBy('version')
    .orderBy('savedAt')
    .execute();
  return rows.map(({ content }) => content.contexte);
}
