import { expect, test } from 'vitest';
import { aContext, anOrganisation, testEffects } from '../../test/builders.ts';
import { describeOnEachEngine } from '../../test/databases.ts';
import { hashPassword, readSession, signIn, signOut } from './session.ts';

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
    return { world: { db, effects: testEffects }, email: actor.person?.email ?? '', place };
  };

  /** Each try takes a hash, which is slow on purpose: what the first ones left is written at once. */
  const fail = (email: string, address: string, times: number) =>
    database()
      .db.insertInto('signInFailure')
      .values(Array.from({ length: times }, () => ({ email, address, at: testEffects.now() })))
      .execute();

  test('a session opened by the right password carries the person and its services', async () => {
    const { world, email, place } = await signUp();

    const { token } = await signIn(world, { email, password: 'mot de passe', address: '::1' });
    const { actor } = await readSession(world, token);

    expect(actor.person?.email).toBe(email);
    expect(actor.grants).toEqual([
      { organisationId: place.organisation.id, role: 'contributor', serviceIds: [place.service.id] },
    ]);
  });

  test('a session that was closed is a visitor’s', async () => {
    const { world, email } = await signUp();
    const { token } = await signIn(world, { email, password: 'mot de passe', address: '::1' });

    await signOut(world, token);

    expect((await readSession(world, token)).actor.person).toBeNull();
  });

  test('a form opened in a session that ended still holds for the same person signed in again', async () => {
    const { world, email } = await signUp();
    const first = await signIn(world, { email, password: 'mot de passe', address: '::1' });
    const { csrf } = await readSession(world, first.token);

    const second = await signIn(world, { email, password: 'mot de passe', address: '::1' });

    expect((await readSession(world, second.token)).csrf).toBe(csrf);
    expect(second.token).not.toBe(first.token);
  });

  test('a wrong password and an unknown address get the same answer', async () => {
    const { world, email } = await signUp();

    const answers = await Promise.allSettled([
      signIn(world, { email, password: 'faux', address: '10.0.0.1' }),
      signIn(world, { email: 'personne@example.org', password: 'faux', address: '10.0.0.2' }),
    ]);

    expect(answers).toMatchObject([{ reason: { code: 'wrong_password' } }, { reason: { code: 'wrong_password' } }]);
  });

  test('after eight failures the right password waits too', async () => {
    const { world, email } = await signUp();

    await fail(email, '10.9.9.9', 7);
    await signIn(world, { email, password: 'faux', address: '10.9.9.9' }).catch(() => {});

    await expect(signIn(world, { email, password: 'mot de passe', address: '10.9.9.8' })).rejects.toMatchObject({
      code: 'too_many_failures',
    });
  });

  test('somebody at the same address is not kept waiting by the failures of another', async () => {
    const [clumsy, colleague] = [await signUp(), await signUp()];

    await fail(clumsy.email, '10.9.9.7', 8);

    const session = await signIn(colleague.world, {
      email: colleague.email,
      password: 'mot de passe',
      address: '10.9.9.7',
    });
    expect(session.token).not.toBe('');
  });
});
