import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aPhotograph } from '../../test/a-photograph.ts';
import { aRegister } from '../../test/a-register.ts';
import { testEffects } from '../../test/builders.ts';
import { describeAloneOnEachEngine } from '../../test/databases.ts';
import { listChangesOf, tellChanges, visitor } from '../identity/index.ts';
import { journal } from '../journal.ts';
import { readShot, readViewpoint, saveViewpoint } from '../photo/index.ts';
import {
  decideMessage,
  followMessage,
  openForm,
  readQueue,
  readSentPhoto,
  sendPhotograph,
  setReception,
  withdrawMessage,
} from './index.ts';

const asked = { before: null, after: null };

/** The tests' clock says 1 February 2021. */
describeAloneOnEachEngine('a photograph that citizens send', (database) => {
  async function aViewpoint(audience: 'everyone' | 'workers' = 'everyone') {
    const register = await aRegister(database().db);
    const { organisationId, db } = register;
    const coordinator = { ...register.coordinator, dataFolder: mkdtempSync(join(tmpdir(), 'carreau-sent-')) };
    const view = { title: 'Depuis le pont', licence: 'lo-2.0', seasonFrom: 'any', seasonTo: 'any' };
    const { id } = await saveViewpoint(coordinator, { ...view, audience, organisationId });
    await setReception(coordinator, { organisationId, version: 0, remarks: false, photographs: true });
    const effects = { ...testEffects, now: () => new Date('2021-02-01T09:01:00Z') };
    const guest = { db, actor: visitor, effects, address: crypto.randomUUID(), mails: false };
    const send = async (typed: object = {}, content?: Uint8Array) => {
      const about = { kind: 'photograph' as const, organisationId, aboutId: id };
      const token = await openForm({ ...guest, effects: testEffects }, about);
      const file = { name: 'IMG.jpg', content: content ?? (await aPhotograph({ day: '2019-06-12' })) };
      return sendPhotograph(guest, id, { licensed: true, ...typed, file }, { token, trap: '' });
    };
    const waiting = async () => (await readQueue(coordinator, { tab: 'waiting', text: '', page: 1 })).messages[0];
    const shots = async () => (await readViewpoint(guest, id, asked)).shots;
    const viewable = { ...guest, dataFolder: coordinator.dataFolder };
    return { ...register, coordinator, guest, viewable, id, send, waiting, shots };
  }

  test('is seen by who answers it alone, without what its camera wrote, then is a shot credited as agreed', async () => {
    const { coordinator, viewable, id, send, waiting, shots } = await aViewpoint();

    await send({ senderName: 'Anne', named: true });
    const message = await waiting();
    const { exif } = await sharp(await readSentPhoto(coordinator, message?.id ?? '')).metadata();
    expect(exif).toBeUndefined();
    expect(await shots()).toEqual([]);
    await decideMessage(coordinator, message?.id ?? '', { version: 1, decision: 'accepted', answer: 'Merci.' });

    expect(await shots()).toMatchObject([{ takenOn: '2019-06-12', author: 'Anne', source: 'Envoi du public' }]);
    const shown = { viewpointId: id, shotId: message?.id ?? '', size: 'large' as const };
    expect((await readShot(viewable, shown)).length).toBeGreaterThan(100);
    await expect(readSentPhoto(coordinator, message?.id ?? '')).rejects.toMatchObject({ kind: 'missing' });
  });

  test('names nobody who did not agree, and is seen no more once its sender takes it back', async () => {
    const { coordinator, guest, id, send, waiting, shots } = await aViewpoint();
    const { trackingCode } = await send({ senderName: 'Anne', day: 'juin 1985' });
    const message = await waiting();
    await decideMessage(coordinator, message?.id ?? '', { version: 1, decision: 'accepted' });
    expect(await shots()).toMatchObject([{ takenOn: '1985-06-01', author: '' }]);

    await withdrawMessage(guest, trackingCode);

    expect(await shots()).toEqual([]);
    const told = await tellChanges({ db: guest.db, journal }, await listChangesOf(guest.db, 'viewpoint', id, 1));
    expect(told).toMatchObject([{ event: 'Prise de vue retirée', person: 'la personne qui l’avait envoyée' }]);
    expect((await followMessage(guest, trackingCode, '')).message.state).toBe('withdrawn');
  });

  test('is refused with what to do without licence, day or picture, and where nobody may see the view', async () => {
    const { send } = await aViewpoint();
    const undated = await aPhotograph();

    for (const [typed, content, code] of [
      [{ licensed: false }, undefined, 'licence_needed'],
      [{}, undated, 'photograph_undated'],
      [{ day: '2022' }, undated, 'photograph_later'],
      [{}, new TextEncoder().encode('<svg onload="alert(1)"/>'), 'photo_unreadable'],
      [{}, new Uint8Array(10 * 1024 * 1024 + 1), 'photo_too_large'],
    ] as const)
      await expect(send(typed, content)).rejects.toMatchObject({ code, kind: 'invalid' });
    const inside = await aViewpoint('workers');
    await expect(inside.send()).rejects.toMatchObject({ kind: /missing|unauthenticated/ });
  });

  test('that can become no shot waits again', async () => {
    const { db, coordinator, send, waiting } = await aViewpoint();
    await send();
    const message = await waiting();
    await db.deleteFrom('citizenPhoto').execute();

    const decided = decideMessage(coordinator, message?.id ?? '', { version: 1, decision: 'accepted' });

    await expect(decided).rejects.toMatchObject({ kind: 'missing' });
    expect(await waiting()).toMatchObject({ id: message?.id, version: 3 });
  });
});
