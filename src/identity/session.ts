import { createHash } from 'node:crypto';
import argon2 from 'argon2';
import { DomainError } from '../kernel/errors.ts';
import type { Context } from './context.ts';
import { type Actor, visitor } from './permission.ts';
import {
  countFailures,
  deleteSession,
  findLastCsrf,
  findPersonByEmail,
  findSession,
  insertFailure,
  insertSession,
  listGrants,
} from './session.sql.ts';

const sessionHours = 12;
const windowMinutes = 15;
/** A whole organisation may come from one address: it is allowed more than a person. */
const failuresAllowed = { ofPerson: 8, fromAddress: 64 };

export interface OpenSession {
  token: string;
  expiresAt: Date;
}

export interface CurrentSession {
  actor: Actor;
  csrf: string;
}

type World = Pick<Context, 'db' | 'effects'>;

/**
 * Opens a session for an address and password. The answer to a wrong password and to an unknown
 * address is the same, in the same time; eight failures in fifteen minutes close a person's door a while.
 */
export async function signIn(
  world: World,
  input: { email: string; password: string; address: string },
): Promise<OpenSession> {
  const { db, effects } = world;
  const now = effects.now();
  const since = new Date(now.getTime() - windowMinutes * 60_000);
  const { ofPerson, fromAddress } = await countFailures(db, input.email, input.address, since);
  if (ofPerson >= failuresAllowed.ofPerson || fromAddress >= failuresAllowed.fromAddress) throw tooManyFailures();
  const person = await findPersonByEmail(db, input.email);
  const right = await argon2.verify(person?.passwordHash ?? (await someHash()), input.password);
  if (!person?.passwordHash || !right) {
    await insertFailure(db, { email: input.email, address: input.address, at: now });
    throw wrongPassword();
  }
  return openSession(world, person.id);
}

/** The door of every way to sign in: password now, OpenID Connect later. */
export async function openSession({ db, effects }: World, personId: string): Promise<OpenSession> {
  const now = effects.now();
  const token = effects.secret(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + sessionHours * 3_600_000);
  // A page left open while its session ended still sends the right token once its person is back.
  const csrf = (await findLastCsrf(db, personId)) ?? effects.secret(18).toString('base64url');
  await insertSession(db, { tokenHash: hashToken(token), personId, csrf, createdAt: now, expiresAt });
  return { token, expiresAt };
}

export async function readSession({ db, effects }: World, token: string | undefined): Promise<CurrentSession> {
  const session = token ? await findSession(db, hashToken(token), effects.now()) : undefined;
  if (!session) return { actor: visitor, csrf: '' };
  const grants = await listGrants(db, session.personId);
  const person = { id: session.personId, name: session.name, email: session.email };
  return { actor: { person, grants }, csrf: session.csrf };
}

export const signOut = ({ db }: World, token: string) => deleteSession(db, hashToken(token));

export const hashPassword = (password: string): Promise<string> => argon2.hash(password);

export const hashToken = (token: string): Uint8Array => createHash('sha256').update(token).digest();

let hashOfNobody: Promise<string> | undefined;
const someHash = (): Promise<string> => {
  hashOfNobody ??= hashPassword('nobody');
  return hashOfNobody;
};

const wrongPassword = () =>
  new DomainError(
    'unauthenticated',
    'wrong_password',
    'L’adresse ou le mot de passe ne correspond pas. Vérifiez-les, ou demandez un lien de réinitialisation à l’administration de votre organisation.',
  );

const tooManyFailures = () =>
  new DomainError(
    'limited',
    'too_many_failures',
    `Trop d’essais infructueux. Réessayez dans ${windowMinutes} minutes.`,
  );
