import { expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../test/builders.ts';
import { describeOnEachEngine } from '../../test/databases.ts';
import { changePassword, endSessions, endSessionsOf, listSignIns, readSessions } from './index.ts';
import { visitor } from './permission.ts';
import { type Gate, hashPassword, keepSession, openSession, readSession, signIn, signOut } from './session.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0';

describeOnEachEngine('session', (database) => {
  const signUp = async () => {
    const { db } = database();
    const place = await anOrganisation(db);
    const { actor } = await aContext(db, 'contributor', place);
    const passwordHash = await hashPassword('mot de passe');
    await db
      .updateTable('person')
      .set({ passwordHash })
      .where('email', '=', actor.person?.email ?? '')
      .execute();
    const world: Gate = { db, effects: testEffects, address: '::1', userAgent: firefox };
    return { world, email: actor.person?.email ?? '', place };
  };

  /** Each try takes a hash, which is slow on purpose: what the first ones left is written at once. */
  const fail = (email: string, address: string, times: number) =>
    database()
      .db.insertInto('signIn')
      .values(
        Array.from({ length: times }, () => ({
          ...{ email, address, at: testEffects.now() },
          ...{ means: 'password', refusal: 'wrong_password' },
        })),
      )
      .execute();

  test('a session opened by the right password carries the person and its services', async () => {
    const { world, email, place } = await signUp();

    const { token } = await signIn(world, { email, password: 'mot de passe' });
    const { actor } = await readSession(world, token);

    expect(actor.person?.email).toBe(email);
    expect(actor.grants).toEqual([
      { organisationId: place.organisation.id, role: 'contributor', serviceIds: [place.service.id] },
    ]);
  });

  test('a session that was closed is a visitor’s', async () => {
    const { world, email } = await signUp();
    const { token } = await signIn(world, { email, password: 'mot de passe' });

    await signOut(world, token);

    expect((await readSession(world, token)).actor.person).toBeNull();
  });

  test('a form opened in a session that ended still holds for the same person signed in again', async () => {
    const { world, email } = await signUp();
    const first = await signIn(world, { email, password: 'mot de passe' });
    const { csrf } = await readSession(world, first.token);

    const second = await signIn(world, { email, password: 'mot de passe' });

    expect((await readSession(world, second.token)).csrf).toBe(csrf);
    expect(second.token).not.toBe(first.token);
  });

  test('a wrong password and an unknown address get the same answer', async () => {
    const { world, email } = await signUp();

    const answers = await Promise.allSettled([
      signIn({ ...world, address: '10.0.0.1' }, { email, password: 'faux' }),
      signIn({ ...world, address: '10.0.0.2' }, { email: 'personne@example.org', password: 'faux' }),
    ]);

    expect(answers).toMatchObject([{ reason: { code: 'wrong_password' } }, { reason: { code: 'wrong_password' } }]);
  });

  test('after eight failures the right password waits too', async () => {
    const { world, email } = await signUp();

    await fail(email, '10.9.9.9', 7);
    await signIn({ ...world, address: '10.9.9.9' }, { email, password: 'faux' }).catch(() => {});

    const right = signIn({ ...world, address: '10.9.9.8' }, { email, password: 'mot de passe' });
    await expect(right).rejects.toMatchObject({ code: 'too_many_failures' });
  });

  test('somebody at the same address is not kept waiting by the failures of another', async () => {
    const [clumsy, colleague] = [await signUp(), await signUp()];

    await fail(clumsy.email, '10.9.9.7', 8);

    const session = await signIn(
      { ...colleague.world, address: '10.9.9.7' },
      { email: colleague.email, password: 'mot de passe' },
    );
    expect(session.token).not.toBe('');
  });

  const at = (world: Gate, time: string, day = '01') => ({
    ...world,
    effects: { ...testEffects, now: () => new Date(`2021-02-${day}T${time}Z`) },
  });

  test('a session ends four hours after it last served, and twenty-four after it was opened', async () => {
    const { world, email } = await signUp();
    const person = async (token: string, time: string, day?: string) =>
      (await readSession(at(world, time, day), token)).actor.person?.email;
    const left = await signIn(world, { email, password: 'mot de passe' });
    const busy = await signIn(world, { email, password: 'mot de passe' });

    for (const time of ['12:00:00', '15:00:00', '18:00:00', '21:00:00']) await readSession(at(world, time), busy.token);
    for (const time of ['00:00:00', '03:00:00', '06:00:00']) await readSession(at(world, time, '02'), busy.token);

    expect(await person(left.token, '12:59:59')).toBe(email);
    expect(await person(busy.token, '08:59:59', '02')).toBe(email);
    expect(await person(busy.token, '09:00:00', '02')).toBeUndefined();
    expect(await person(left.token, '17:00:00')).toBeUndefined();
  });

  test('a page that watches the end of its session does not put it off; its person does, as often as they like', async () => {
    const { world, email } = await signUp();
    const { token } = await signIn(world, { email, password: 'mot de passe' });
    const watch = (time: string) => readSession(at(world, time), token, { watched: true });

    const watched = await watch('12:55:00');
    const kept = await keepSession(at(world, '12:56:00'), watched.id);
    const again = await keepSession(at(world, '16:50:00'), watched.id);

    expect(watched.end).toEqual({ at: new Date('2021-02-01T13:00:00Z'), canPutOff: true });
    expect(kept).toEqual({ at: new Date('2021-02-01T16:56:00Z'), canPutOff: true });
    expect(again).toEqual({ at: new Date('2021-02-01T20:50:00Z'), canPutOff: true });
    expect((await watch('20:49:59')).actor.person?.email).toBe(email);
    expect((await watch('20:50:00')).actor.person).toBeNull();
  });

  test('a session that was closed is not put off', async () => {
    const { world, email } = await signUp();
    const { token } = await signIn(world, { email, password: 'mot de passe' });
    const { id } = await readSession(world, token);

    await signOut(world, token);

    await expect(keepSession(world, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  /** Somebody signed in on this many devices, as the first of them sees it. */
  const signedInOn = async (devices: number) => {
    const { world, email, place } = await signUp();
    const { id = '' } = (await aPersonOf(email)) ?? {};
    const opened = await Promise.all(
      Array.from({ length: devices }, () => openSession(world, { personId: id, means: 'password' })),
    );
    const sessions = await Promise.all(opened.map(({ token }) => readSession(world, token)));
    const context = { ...world, actor: sessions[0]?.actor ?? visitor };
    const alive = async () =>
      (await Promise.all(opened.map(({ token }) => readSession(world, token)))).map(({ actor }) => !!actor.person);
    return { context, place, personId: id, sessions, alive };
  };

  const aPersonOf = (email: string) =>
    database().db.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst();

  test('somebody sees where they are signed in and ends one of their sessions, or all but this one', async () => {
    const { context, sessions, alive } = await signedInOn(4);
    const [here, there] = sessions;

    const known = await readSessions(context, here?.id ?? '');
    await endSessions(context, { only: there?.id ?? '' });
    const afterOne = await alive();
    await endSessions(context, { except: here?.id ?? '' });

    expect(known).toHaveLength(4);
    expect(known.find(({ current }) => current)).toMatchObject({
      ...{ id: here?.id, device: 'Firefox sur Linux' },
      ...{ since: testEffects.now(), lastUsed: testEffects.now() },
    });
    expect(afterOne).toEqual([true, false, true, true]);
    expect(await alive()).toEqual([true, false, false, false]);
  });

  test('nobody ends the session of another', async () => {
    const [mine, theirs] = [await signedInOn(1), await signedInOn(1)];

    const ending = endSessions(mine.context, { only: theirs.sessions[0]?.id ?? '' });

    await expect(ending).rejects.toMatchObject({ code: 'not_found' });
    expect(await theirs.alive()).toEqual([true]);
  });

  test('an administrator of one of somebody’s organisations signs them out everywhere; others may not', async () => {
    const { context, place, personId, alive } = await signedInOn(2);
    const { db } = context;
    const coordinator = await aContext(db, 'coordinator', place);
    const elsewhere = await aContext(db, 'administrator', await anOrganisation(db));
    const administrator = await aContext(db, 'administrator', place);

    for (const other of [coordinator, elsewhere])
      await expect(endSessionsOf(other, { personId })).rejects.toMatchObject({ code: 'not_allowed' });
    const before = await alive();
    await endSessionsOf(administrator, { personId });

    expect(before).toEqual([true, true]);
    expect(await alive()).toEqual([false, false]);
  });

  test('a new password ends every session', async () => {
    const { context, alive } = await signedInOn(2);

    await changePassword(context, { current: 'mot de passe', password: 'une loutre sous le pont' });

    expect(await alive()).toEqual([false, false]);
  });

  test('who came in and who was refused is kept for the person and the administration of their organisation', async () => {
    const { world, email, place } = await signUp();
    const { id: personId = '' } = (await aPersonOf(email)) ?? {};
    await signIn(world, { email, password: 'mot de passe' });
    await signIn({ ...world, address: '192.0.2.9' }, { email, password: 'faux' }).catch(() => {});
    await openSession(world, { personId, means: 'link' });

    const own = await listSignIns(world.db, { personId }, 10);
    const ofOrganisation = await listSignIns(world.db, { organisationId: place.organisation.id }, 10);

    expect(own).toMatchObject([
      { means: 'link', refused: false },
      { means: 'password', refused: true, address: '192.0.2.9', person: 'Essai contributor' },
      { means: 'password', refused: false, address: '::1' },
    ]);
    expect(ofOrganisation).toEqual(own);
  });
});
