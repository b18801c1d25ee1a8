import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aPhotograph } from '../../test/a-photograph.ts';
import { aContext, anOrganisation, testEffects } from '../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../test/databases.ts';
import { aDataset, aTaxref } from '../../test/nature.ts';
import { visitor } from '../identity/index.ts';
import { readRecord, readVisit, saveVisit } from '../nature/index.ts';
import {
  decideMessage,
  eraseReceived,
  followMessage,
  isPictured,
  openForm,
  proposeWords,
  readMessage,
  readQueue,
  readSentPhoto,
  readSightingForm,
  readSightingReaders,
  sendSighting,
  setReception,
  withdrawMessage,
} from './index.ts';

const frog = 351;
const point = '50,4301 ; 2,7812';

/** The tests' clock says 1 February 2021. */
describeAloneOnEachEngine('a sighting that citizens send', (database) => {
  async function aReader() {
    const { db } = database();
    await aTaxref(db);
    const place = await anOrganisation(db);
    const { id: organisationId, slug } = place.organisation;
    const coordinator = { ...(await aContext(db, 'coordinator', place)), dataFolder: '' };
    const dataset = await aDataset(db, place, { published: true });
    const asks = { organisationId, remarks: false, photographs: false };
    await setReception(coordinator, { ...asks, version: 0, datasetId: dataset.id });
    const effects = { ...testEffects, now: () => new Date('2021-02-01T09:01:00Z') };
    const guest = { db, actor: visitor, effects, address: crypto.randomUUID(), mails: false };
    const open = () =>
      openForm({ ...guest, effects: testEffects }, { kind: 'sighting', organisationId, aboutId: null });
    const send = async (typed: object = {}, token = '') => {
      const seen = { name: 'Grenouille rousse', date: '2021-01-30', count: '3', point, file: null, ...typed };
      return sendSighting(guest, slug, seen, { token: token || (await open()), trap: '' });
    };
    const waiting = async () => {
      const [message] = (await readQueue(coordinator, { tab: 'waiting', text: '', page: 1 })).messages;
      return message?.id ?? '';
    };
    const accept = async (cdNom: number | null = frog, id?: string) => {
      const accepted = id ?? (await waiting());
      await decideMessage(coordinator, accepted, { version: 1, decision: 'accepted', cdNom, answer: 'Merci.' });
      return accepted;
    };
    return { db, place, organisationId, slug, coordinator, dataset, asks, guest, open, send, waiting, accept };
  }

  test('is read by who answers it alone, then is a record of the taxon they recognise, to be validated', async () => {
    const { db, coordinator, dataset, guest, send, waiting, accept } = await aReader();

    const { trackingCode } = await send({
      text: 'Sous la passerelle.',
      senderName: 'Anne Vue',
      name: 'une grenouille',
    });
    const id = await waiting();
    await expect(readRecord(guest, id)).rejects.toMatchObject({ kind: 'missing' });
    expect((await followMessage(guest, trackingCode, '')).record).toBeNull();
    await accept();

    const { record } = await readRecord(guest, id);
    expect(record).toMatchObject({
      ...{ cdRef: frog, nameCited: 'une grenouille', dateFrom: '2021-01-30', validation: 0 },
      ...{ placeKind: 'geometry', datasetId: dataset.id, comment: '' },
    });
    expect(record.descriptors).toMatchObject([{ countMin: 3, countMax: 3, countObject: 'IND' }]);
    expect(record.observers).toEqual([expect.stringMatching(/^Observateur [0-9A-F]{6}$/)]);
    const { visit } = await readVisit(coordinator, id);
    expect(visit).toMatchObject({ protocol: 'sighting', comment: 'Sous la passerelle.', observers: ['Anne Vue'] });
    expect((await followMessage(guest, trackingCode, '')).record).toBe(`/nature/donnees/${id}`);
    const { recordCount } = await db
      .selectFrom('dataset')
      .select('recordCount')
      .where('id', '=', dataset.id)
      .executeTakeFirstOrThrow();
    expect(Number(recordCount)).toBe(1);
  });

  test('names whoever agreed to it, and never an observer of the organisation who has that name', async () => {
    const { db, organisationId, coordinator, dataset, guest, send, accept } = await aReader();
    const own = { id: crypto.randomUUID(), datasetId: dataset.id, protocol: 'sighting', point: [2.7, 50.4] as const };
    await saveVisit(coordinator, { ...own, point: [...own.point], dateFrom: '2020-05-01', observers: ['Anne Vue'] });

    await send({ senderName: 'Anne Vue', named: true });
    const agreed = await accept();
    await send({ senderName: 'Anne Vue', date: '2021-01-29' });
    const unagreed = await accept();

    const shownOf = async (id: string) => (await readRecord(guest, id)).record.observers;
    expect(await shownOf(agreed)).toEqual(['Anne Vue']);
    expect(await shownOf(unagreed)).toEqual([expect.stringMatching(/^Observateur /)]);
    const bearers = db.selectFrom('observer').select(['body', 'shown', 'agreedOn']);
    expect(await bearers.where('organisationId', '=', organisationId).orderBy('body').execute()).toMatchObject([
      { body: '', shown: 'pseudonym', agreedOn: null },
      { body: 'Public', shown: 'name' },
      { body: 'Public, non nommé', shown: 'pseudonym', agreedOn: null },
    ]);
  });

  test('is of no taxon that nobody recognised: names are proposed, none is chosen', async () => {
    const { db, coordinator, send, waiting, accept } = await aReader();
    await send({ name: 'Grenouille rouse', cdNom: '60411' });
    const id = await waiting();

    const { taxa } = await readMessage(coordinator, id);
    expect(taxa.map(({ cdNom, bySender }) => [cdNom, bySender])).toEqual([[60411, true]]);
    expect((await readMessage(coordinator, id, 'rana temp')).taxa[0]).toMatchObject({ cdNom: frog, bySender: false });
    for (const cdNom of [null, 999]) await expect(accept(cdNom, id)).rejects.toMatchObject({ code: 'taxon_needed' });
    expect(await db.selectFrom('record').select('id').where('id', '=', id).execute()).toEqual([]);
    // What could not be made left it waiting, once more.
    expect((await readMessage(coordinator, id)).message).toMatchObject({ state: 'waiting', version: 3 });
  });

  test('is known by its commune where no point was put, whose name must be one alone', async () => {
    const { db, coordinator, send, accept } = await aReader();
    const commune = { kind: 'commune' as const, vintage: 2020, source: 'essai' };
    const saint = { ...commune, name: 'Saint-Essai', search: 'saint essai' };
    await db
      .insertInto('territory')
      .values([
        { ...commune, code: '62901', name: 'Essainville', search: 'essainville', departementCode: '62' },
        { ...saint, code: '59902', departementCode: '59' },
        { ...saint, code: '62902', departementCode: '62' },
      ])
      .onConflict((there) => there.doNothing())
      .execute();

    await expect(send({ point: '', commune: 'Nulle-Part' })).rejects.toMatchObject({ code: 'commune_unknown' });
    await expect(send({ point: '', commune: 'saint essai' })).rejects.toMatchObject({
      code: 'commune_ambiguous',
      message: /Saint-Essai \(59\) ou Saint-Essai \(62\)/,
    });
    await send({ point: '', commune: 'Saint-Essai (62)' });
    const id = await accept();

    const { visit } = await readVisit(coordinator, id);
    expect(visit).toMatchObject({ communeCode: '62902', place: 'Saint-Essai', point: null });
    expect((await readRecord(coordinator, id)).record).toMatchObject({ placeKind: 'commune', communeCode: '62902' });
  });

  test('goes with all that it became once it is taken back or erased, by its sender or at their request', async () => {
    const { db, coordinator, dataset, guest, send, accept } = await aReader();
    const { trackingCode } = await send({ senderName: 'Zoé Partie', named: true, text: 'Chez Zoé Partie' });
    const [first] = [await accept()];
    await send({ senderName: 'Léa Partie', text: 'Chez Léa Partie', date: '2021-01-28' });
    const second = await accept();

    await withdrawMessage(guest, trackingCode);
    await eraseReceived(coordinator, second);

    for (const id of [first, second]) {
      await expect(readRecord(coordinator, id)).rejects.toMatchObject({ kind: 'missing' });
      const { visit, records } = await readVisit(coordinator, id);
      expect(visit).toMatchObject({ done: false, point: null, comment: '', observers: [] });
      expect(records).toEqual([]);
    }
    const tables = ['observer', 'visit', 'citizenMessage', 'auditEntry', 'record'] as const;
    const held = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
    expect(JSON.stringify(held)).not.toMatch(/(Zoé|Léa) Partie/);
    const { recordCount } = await db
      .selectFrom('dataset')
      .select('recordCount')
      .where('id', '=', dataset.id)
      .executeTakeFirstOrThrow();
    expect(Number(recordCount)).toBe(0);
  });

  test('keeps its photograph, without what the camera wrote, for whoever answers or validates it', async () => {
    const { db, place, coordinator, send, waiting, accept } = await aReader();
    const file = { name: 'IMG.jpg', content: await aPhotograph({ day: '2021-01-30' }) };

    await send({ name: '', file });
    const id = await waiting();
    await accept();

    const picture = await readSentPhoto(coordinator, id);
    expect((await sharp(picture).metadata()).exif).toBeUndefined();
    expect((await readRecord(coordinator, id)).record.nameCited).toBe('Grenouille rousse');
    // Who recognises the taxon once more looks at it too, and nobody else.
    const [validator, contributor] = [await aContext(db, 'validator', place), await aContext(db, 'contributor', place)];
    expect(await readSentPhoto(validator, id)).toEqual(picture);
    expect([await isPictured(validator, id), await isPictured(contributor, id)]).toEqual([true, false]);
    await expect(readSentPhoto(contributor, id)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('is refused with what to do, and received once', async () => {
    const { guest, open, send, slug } = await aReader();

    for (const [typed, code] of [
      [{ date: '2021-02-02' }, 'sighting_later'],
      [{ count: 'beaucoup' }, 'count_unreadable'],
      [{ point: 'par là' }, 'point_unreadable'],
      [{ point: '', commune: '' }, 'sighting_nowhere'],
      [{ name: '' }, 'sighting_undescribed'],
    ] as const)
      await expect(send(typed)).rejects.toMatchObject({ code, kind: 'invalid' });

    const token = await open();
    const first = await send({}, token);
    expect(await send({}, token)).toEqual(first);
    await expect(send({ date: '2021-01-29' }, token)).rejects.toMatchObject({ code: 'message_already_sent' });
    expect((await readSightingReaders(guest)).map((reader) => reader.slug)).toContain(slug);
  });

  test('is asked for by nobody who has no dataset for it; nor for the dataset of another', async () => {
    const { db, coordinator, asks, send, open, waiting, accept } = await aReader();
    await send();
    const id = await waiting();
    const other = await aDataset(db, await anOrganisation(db));

    await expect(setReception(coordinator, { ...asks, version: 1, datasetId: other.id })).rejects.toMatchObject({
      kind: 'missing',
    });
    await setReception(coordinator, { ...asks, version: 1, datasetId: null });

    await expect(open()).rejects.toMatchObject({ kind: 'missing' });
    await expect(accept(frog, id)).rejects.toMatchObject({ code: 'sightings_not_asked' });
  });

  test('is opened with the taxon and the commune of the page that led there, and proposes names as one types', async () => {
    const { guest, slug } = await aReader();

    expect(await readSightingForm(guest, slug, { taxon: frog, commune: '' })).toMatchObject({
      taxon: { cdNom: frog, name: 'Grenouille rousse' },
    });
    expect(await readSightingForm(guest, slug, { taxon: Number.NaN, commune: 'nulle' })).toMatchObject({
      ...{ taxon: null, commune: '', centre: null },
    });
    expect(await proposeWords(guest, 'especes', 'rana')).toEqual([
      { key: String(frog), label: 'Grenouille rousse', aside: 'Rana temporaria' },
    ]);
    expect(await proposeWords(guest, 'especes', 'r')).toEqual([]);
  });
});
