import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { z } from 'zod';
import { DomainError, missing } from '../../kernel/errors.ts';
import { isId } from '../../kernel/identifier.ts';
import { parseInput } from '../../kernel/input.ts';
import { recordOfPerson } from '../audit.sql.ts';
import { type Context, personOf } from '../context.ts';
import { organisationsOf } from '../person.sql.ts';
import { type Gate, keepSignIn, type OpenSession, openSession } from '../session.ts';
import { keepStart, resumeStart } from '../sign-in-start.ts';
import {
  deletePasskey,
  findPasskey,
  insertPasskey,
  listPasskeys,
  markPasskeyUsed,
  type Passkey,
} from './passkey.sql.ts';

/** What the browser hands to the key, and the token that brings the answer back to its challenge. */
interface Begun<Options> {
  options: Options;
  token: string;
}

/** What came back from the browser: the token, and the words of the key as JSON. */
export interface PasskeyAnswer {
  /** Public address of the installation: a key made for another site is refused. */
  origin: string;
  token: string;
  answer: string;
}

const siteOf = (origin: string): string => new URL(origin).hostname;

/** Begins to add a key to one's own account. */
export async function beginPasskey(context: Context, origin: string): Promise<Begun<object>> {
  const { id, name, email } = personOf(context);
  const known = await listPasskeys(context.db, id);
  const options = await generateRegistrationOptions({
    ...{ rpName: 'Carreau', rpID: siteOf(origin), userName: email, userDisplayName: name },
    userID: new TextEncoder().encode(id),
    excludeCredentials: known.map(({ credentialId }) => ({ id: credentialId })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  const { token } = await keepStart(context, 'new_passkey', { challenge: options.challenge, personId: id });
  return { options, token };
}

const passkeyName = z.string().trim().min(1, 'donnez un nom à cette clé\u00a0: celui de l’appareil').max(80);

/** Adds the key to the account of the person who began. */
export async function addPasskey(context: Context, input: PasskeyAnswer & { name: string }): Promise<void> {
  const { id: personId } = personOf(context);
  const name = parseInput(passkeyName, input.name);
  const begun = await resumeStart<{ challenge: string; personId: string }>(context, 'new_passkey', input.token);
  if (begun?.personId !== personId) throw passkeyTooLate();
  const { registrationInfo } = await verified(() =>
    verifyRegistrationResponse({
      ...{ response: JSON.parse(input.answer), expectedChallenge: begun.challenge },
      ...{ expectedOrigin: input.origin, expectedRPID: siteOf(input.origin) },
    }),
  );
  if (!registrationInfo) throw passkeyRefused();
  const { id: credentialId, publicKey, counter } = registrationInfo.credential;
  await context.db.transaction().execute(async (tx) => {
    const createdAt = context.effects.now();
    if (!(await insertPasskey(tx, { personId, name, credentialId, publicKey, counter, createdAt })))
      throw knownPasskey();
    await recordOfPerson(tx, context, await organisationsOf(tx, personId), {
      ...{ verb: 'passkey.add', personId },
      after: { name },
    });
  });
}

/** Takes a key off one's own account. */
export async function removePasskey(context: Context, id: string): Promise<void> {
  const { id: personId } = personOf(context);
  await context.db.transaction().execute(async (tx) => {
    const removed = isId(id) ? await deletePasskey(tx, id, personId) : undefined;
    if (!removed) throw missing('Cette clé');
    await recordOfPerson(tx, context, await organisationsOf(tx, personId), {
      ...{ verb: 'passkey.remove', personId },
      before: { name: removed.name },
    });
  });
}

export const readPasskeys = async (context: Context): Promise<Passkey[]> =>
  (await listPasskeys(context.db, personOf(context).id)).map(({ id, name, createdAt, lastUsedAt }) => ({
    ...{ id, name, createdAt, lastUsedAt },
  }));

/** Begins to sign in by a key that says itself whose it is. */
export async function beginWithPasskey(world: Pick<Context, 'db' | 'effects'>, origin: string): Promise<Begun<object>> {
  const options = await generateAuthenticationOptions({ rpID: siteOf(origin), userVerification: 'required' });
  const { token } = await keepStart(world, 'passkey', { challenge: options.challenge });
  return { options, token };
}

/** Lets in whoever holds the key; a refusal is kept among the sign-ins. */
export async function comeWithPasskey(gate: Gate, input: PasskeyAnswer): Promise<OpenSession> {
  const { db, effects } = gate;
  const begun = await resumeStart<{ challenge: string }>(gate, 'passkey', input.token);
  if (!begun) throw passkeyTooLate();
  const known = await findPasskey(db, credentialOf(input.answer));
  const personId = known?.personId;
  try {
    if (!known || known.disabledAt) throw passkeyRefused();
    const credential = {
      id: credentialOf(input.answer),
      ...{ publicKey: new Uint8Array(known.publicKey), counter: Number(known.counter) },
    };
    const { verified: right, authenticationInfo } = await verified(() =>
      verifyAuthenticationResponse({
        ...{ response: JSON.parse(input.answer), expectedChallenge: begun.challenge, credential },
        ...{ expectedOrigin: input.origin, expectedRPID: siteOf(input.origin) },
      }),
    );
    if (!right) throw passkeyRefused();
    await markPasskeyUsed(db, known.id, { counter: authenticationInfo.newCounter, at: effects.now() });
    return await openSession(gate, { personId: known.personId, means: 'passkey' });
  } catch (error) {
    if (error instanceof DomainError) await keepSignIn(gate, { personId, means: 'passkey', refusal: error.code });
    throw error;
  }
}

const credentialOf = (answer: string): string => {
  try {
    return z.object({ id: z.string() }).parse(JSON.parse(answer)).id;
  } catch {
    return '';
  }
};

/** The verifier throws at whatever is not as it should be. */
async function verified<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch (error) {
    throw Object.assign(passkeyRefused(), { cause: error });
  }
}

const passkeyRefused = () =>
  new DomainError(
    'unauthenticated',
    'passkey_refused',
    'Cette clé d’accès n’ouvre aucun compte ici. Prenez-en une autre, ou votre mot de passe.',
  );

const passkeyTooLate = () =>
  new DomainError('conflict', 'passkey_too_late', 'La clé d’accès a répondu trop tard. Recommencez.');

const knownPasskey = () => new DomainError('conflict', 'known_passkey', 'Cette clé d’accès est déjà enregistrée.');
