import { expect, test } from 'vitest';
import { aPasskey } from '../../../test/a-passkey.ts';
import { aContext, anOrganisation, testEffects } from '../../../test/builders.ts';
import { describeOnEachEngine } from '../../../test/databases.ts';
import type { Context } from '../context.ts';
import { disablePerson, listChangesOf, listSignIns, readSession } from '../index.ts';
import type { Gate } from '../session.ts';
import { addPasskey, beginPasskey, beginWithPasskey, comeWithPasskey, readPasskeys, removePasskey } from './passkey.ts';

const origin = 'http://localhost';

describeOnEachEngine('passkey', (database) => {
  const gateAt = (time = '09:00:00'): Gate => ({
    ...{ db: database().db, address: '192.0.2.1', userAgent: '' },
    effects: { ...testEffects, now: () => new Date(`2021-02-01T${time}Z`) },
  });

  const add = async (context: Context, key = aPasskey(), lies = {}) => {
    const { options, token } = await beginPasskey(context, origin);
    await addPasskey(context, { origin, token, answer: key.register(options, lies), name: 'Téléphone' });
    return key;
  };

  const somebodyWithAKey = async () => {
    const at = await anOrganisation(database().db);
    const context = await aContext(database().db, 'reader', at);
    return { at, context, personId: context.actor.person?.id ?? '', key: await add(context) };
  };

  const enter = async (key: ReturnType<typeof aPasskey>, lies = {}) => {
    const { options, token } = await beginWithPasskey(gateAt(), origin);
    return comeWithPasskey(gateAt(), { origin, token, answer: key.answer(options, lies) });
  };

  test('a key opens the account it was added to, without its address being typed', async () => {
    const { key, context, personId } = await somebodyWithAKey();

    const { token } = await enter(key);

    expect((await readSession(gateAt(), token)).actor.person?.id).toBe(personId);
    expect(await readPasskeys(context)).toMatchObject([{ name: 'Téléphone', lastUsedAt: testEffects.now() }]);
    expect(await listSignIns(database().db, { personId }, 5)).toMatchObject([{ means: 'passkey', refused: false }]);
  });

  test.each([
    ['made for another site', { site: 'ailleurs.example' }],
    ['handed over by a page of another site', { origin: 'https://ailleurs.example' }],
    ['that answers another challenge', { challenge: 'YXV0cmU' }],
    ['whose counter went back, as that of a copy', { counter: 1 }],
    ['that did not ask who is there', { userVerified: false }],
    ['that signed something else', { signature: Buffer.alloc(70) }],
  ])('a key %s opens nothing, and the refusal is kept', async (_, lies) => {
    const { key, personId } = await somebodyWithAKey();

    await expect(enter(key, lies)).rejects.toMatchObject({ code: 'passkey_refused' });

    expect(await listSignIns(database().db, { personId }, 5)).toMatchObject([{ means: 'passkey', refused: true }]);
  });

  test('an unknown key, one taken off, one of a closed account and an answer that is no JSON open nothing', async () => {
    const { key, context } = await somebodyWithAKey();
    const closed = await somebodyWithAKey();
    const administrator = await aContext(database().db, 'administrator', closed.at);
    const [{ id = '' } = {}] = await readPasskeys(context);

    await removePasskey(context, id);
    await disablePerson(administrator, { personId: closed.personId });

    const { token } = await beginWithPasskey(gateAt(), origin);
    const answers = await Promise.allSettled([
      enter(aPasskey()),
      enter(key),
      enter(closed.key),
      comeWithPasskey(gateAt(), { origin, token, answer: 'oui' }),
    ]);

    expect(answers).toMatchObject(Array(4).fill({ reason: { code: 'passkey_refused' } }));
  });

  test('a challenge serves once, within ten minutes', async () => {
    const { key } = await somebodyWithAKey();
    const first = await beginWithPasskey(gateAt(), origin);
    const second = await beginWithPasskey(gateAt(), origin);
    const come = (begun: typeof first, time?: string) =>
      comeWithPasskey(gateAt(time), { origin, token: begun.token, answer: key.answer(begun.options) });

    await come(first);

    await expect(come(first)).rejects.toMatchObject({ code: 'passkey_too_late' });
    await expect(come(second, '09:10:00')).rejects.toMatchObject({ code: 'passkey_too_late' });
  });

  test('a key is added by the person who began, once, for this site, and said in the journal', async () => {
    const { context, key, personId } = await somebodyWithAKey();
    const { context: other } = await somebodyWithAKey();
    const { options, token } = await beginPasskey(context, origin);
    const answer = aPasskey().register(options);

    await expect(addPasskey(other, { origin, token, answer, name: 'Volée' })).rejects.toMatchObject({
      code: 'passkey_too_late',
    });
    await expect(add(context, key)).rejects.toMatchObject({ code: 'known_passkey' });
    await expect(add(context, aPasskey(), { origin: 'https://ailleurs.example' })).rejects.toMatchObject({
      code: 'passkey_refused',
    });

    const told = await listChangesOf(database().db, 'person', personId);
    expect(told.map(({ verb, after }) => [verb, after])).toEqual([['passkey.add', { name: 'Téléphone' }]]);
  });

  test('nobody takes off the key of another', async () => {
    const [mine, theirs] = [await somebodyWithAKey(), await somebodyWithAKey()];
    const [{ id = '' } = {}] = await readPasskeys(theirs.context);

    await expect(removePasskey(mine.context, id)).rejects.toMatchObject({ code: 'not_found' });
  });
});
