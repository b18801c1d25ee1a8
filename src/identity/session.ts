import { createHash } from 'node:crypto';
import argon2 from 'argon2';
import { DomainError, missing } from '../kernel/errors.ts';
import { isId } from '../kernel/identifier.ts';
import type { Context } from './context.ts';
import { type Actor, visitor } from './permission.ts';
import {
  deleteSession,
  findLastCsrf,
  findPersonByEmail,
  findSession,
  insertSession,
  listGrants,
  touchSession,
} from './session.sql.ts';
import { hour, minute, type SessionEnd, sessionEnd, sessionHours } from './session-end.rule.ts';
import { countFailures, insertSignIn, type SignInMeans } from './sign-in.sql.ts';

const windowMinutes = 15;
/** A whole organisation may come from one address: it is allowed more than a person. */
const failuresAllowed = { ofPerson: 8, fromAddress: 64 };

export interface OpenSession {
  token: string;
  expiresAt: Date;
}

export interface CurrentSession {
  id: string;
  actor: Actor;
  csrf: string;
  /** Null where nobody is signed in. */
  end: SessionEnd | null;
}

export const noSession: CurrentSession = { id: '', actor: visitor, csrf: '', end: null };

type World = Pick<Context, 'db' | 'effects'>;

/** Who knocks: from which address, with which program. */
export interface Gate extends World {
  address: string;
  userAgent: string;
}

/**
 * Opens a session for an address and password. The answer to a wrong password and to an unknown
 * address is the same, in the same time; eight failures in fifteen minutes close a person's door a while.
 */
export async function signIn(gate: Gate, input: { email: string; password: string }): Promise<OpenSession> {
  await refuseTooMany(gate, input.email);
  const person = await findPersonByEmail(gate.db, input.email);
  const right = await argon2.verify(person?.passwordHash ?? (await someHash()), input.password);
  if (!person?.passwordHash || !right) {
    const refused = wrongPassword();
    await keepSignIn(gate, { ...input, personId: person?.id, means: 'password', refusal: refused.code });
    throw refused;
  }
  return openSession(gate, { personId: person.id, means: 'password' });
}

/** Whoever gave too many wrong passwords lately waits: a person, and an address. */
async function refuseTooMany({ db, effects, address }: Gate, email: string): Promise<void> {
  const since = new Date(effects.now().getTime() - windowMinutes * minute);
  const { ofPerson, fromAddress } = await countFailures(db, { email, address, since });
  if (ofPerson >= failuresAllowed.ofPerson || fromAddress >= failuresAllowed.fromAddress) throw tooManyFailures();
}

interface SignIn {
  email?: string | undefined;
  personId?: string | undefined;
  means: SignInMeans;
  refusal?: string;
}

/** Writes that somebody came in, or was refused. */
export const keepSignIn = ({ db, effects, address }: Gate, { email, personId, means, refusal }: SignIn) =>
  insertSignIn(db, {
    ...{ means, address, at: effects.now() },
    ...{ email: email ?? null, personId: personId ?? null, refusal: refusal ?? null },
  });

/** The door of every way to sign in. */
export async function openSession(
  gate: Gate,
  { personId, means, idToken }: { personId: string; means: SignInMeans; idToken?: string },
): Promise<OpenSession> {
  const { db, effects, userAgent } = gate;
  const now = effects.now();
  const token = effects.secret(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + sessionHours.atMost * hour);
  // A page left open while its session ended still sends the right token once its person is back.
  const csrf = (await findLastCsrf(db, personId)) ?? effects.secret(18).toString('base64url');
  await insertSession(db, {
    ...{ tokenHash: hashToken(token), personId, csrf, createdAt: now, usedAt: now, expiresAt },
    userAgent: userAgent.slice(0, 400),
    idToken: idToken ?? null,
  });
  await keepSignIn(gate, { personId, means });
  return { token, expiresAt };
}

/** Who asks. That a session is read puts off its end, unless it is only `watched`. */
export async function readSession(
  { db, effects }: World,
  token: string | undefined,
  { watched = false }: { watched?: boolean } = {},
): Promise<CurrentSession> {
  const now = effects.now();
  const session = token ? await findSession(db, hashToken(token), inForceAt(now)) : undefined;
  if (!session) return noSession;
  // Each request would otherwise be a write.
  const serves = !watched && now.getTime() - session.usedAt.getTime() > minute;
  if (serves) await touchSession(db, session.id, now);
  const grants = await listGrants(db, session.personId);
  const person = { id: session.personId, name: session.name, email: session.email };
  const end = sessionEnd({ usedAt: serves ? now : session.usedAt, expiresAt: session.expiresAt });
  return { id: session.id, actor: { person, grants }, csrf: session.csrf, end };
}

/** Puts off the end of a session, and tells it. */
export async function keepSession({ db, effects }: World, id: string): Promise<SessionEnd> {
  const kept = isId(id) ? await touchSession(db, id, effects.now()) : undefined;
  if (!kept) throw missing('Cette session');
  return sessionEnd(kept);
}

/** What a session in force has not passed. */
export const inForceAt = (now: Date) => ({ now, usedSince: new Date(now.getTime() - sessionHours.unused * hour) });

/** Ends a session; tells what its identity provider knows it by, where there is one. */
export const signOut = async ({ db }: World, token: string): Promise<string | null> =>
  (await deleteSession(db, hashToken(token)))?.idToken ?? null;

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
