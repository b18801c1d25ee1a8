import argon2 from 'argon2';
import { z } from 'zod';
import { DomainError, missing } from '../kernel/errors.ts';
import { parseInput } from '../kernel/input.ts';
import { recordOfPerson } from './audit.sql.ts';
import { type Context, personOf } from './context.ts';
import { linkLetter } from './mail/link-letter.ts';
import { countMail, writeMail } from './mail/mail.sql.ts';
import { authoriseOverPerson } from './manage-person.rule.ts';
import {
  findAnyPerson,
  findReset,
  insertReset,
  organisationsOf,
  setPassword,
  useReset,
  voidResets,
} from './person.sql.ts';
import { deleteSessionsOf } from './session.sql.ts';
import { hashPassword, hashToken } from './session.ts';

const linkHours = 48;

export const newPassword = z
  .string()
  .min(12, 'le mot de passe doit avoir au moins 12 caractères')
  .max(200, 'le mot de passe est trop long');

/** A link the administrator hands over, or that is sent: used once, within 48 hours. A new one puts out those before it. */
export async function issuePasswordReset(
  context: Context,
  { personId, byMail = false }: { personId: string; byMail?: boolean },
): Promise<{ path: string; expiresAt: Date; name: string }> {
  const person = await findAnyPerson(context.db, { id: personId });
  if (!person) throw missing('Ce compte');
  const organisationIds = await organisationsOf(context.db, personId);
  authoriseOverPerson(context.actor, organisationIds);
  return context.db.transaction().execute(async (tx) => {
    const { path, expiresAt } = await openLink(tx, context, { personId, createdBy: personOf(context).id });
    await recordOfPerson(tx, context, organisationIds, { verb: 'password.link', personId });
    if (byMail) await writeLink(tx, context, { person, path });
    return { path, expiresAt, name: person.name };
  });
}

/** Links somebody may be sent in an hour, so that nobody’s letter box is filled by another. */
const linksAnHour = 3;

/** Sends whoever has an account at this address a link to choose a password. Says nothing of whether there is one. */
export async function askPasswordLink(world: Pick<Context, 'db' | 'effects'>, { email }: { email: string }) {
  const { db, effects } = world;
  const person = await findAnyPerson(db, { email });
  if (!person || person.disabledAt) return;
  const anHourAgo = new Date(effects.now().getTime() - 3_600_000);
  await db.transaction().execute(async (tx) => {
    if ((await countMail(tx, person.id, 'password', anHourAgo)) >= linksAnHour) return;
    const { path } = await openLink(tx, world, { personId: person.id, createdBy: person.id });
    await writeLink(tx, world, { person: { ...person, passwordHash: person.passwordHash ?? 'asked' }, path });
  });
}

async function openLink(
  tx: Context['db'],
  { effects }: Pick<Context, 'effects'>,
  { personId, createdBy }: { personId: string; createdBy: string },
): Promise<{ path: string; expiresAt: Date }> {
  const now = effects.now();
  const token = effects.secret(32).toString('base64url');
  const expiresAt = new Date(now.getTime() + linkHours * 3_600_000);
  await voidResets(tx, personId, now);
  await insertReset(tx, { tokenHash: hashToken(token), personId, createdBy, expiresAt });
  return { path: `/mot-de-passe/${token}`, expiresAt };
}

/** Somebody who has no password yet is invited; the others asked, or were given, a link to choose another. */
const writeLink = (
  tx: Context['db'],
  { effects }: Pick<Context, 'effects'>,
  { person, path }: { person: { id: string; passwordHash: string | null }; path: string },
) =>
  writeMail(tx, {
    personId: person.id,
    kind: person.passwordHash ? 'password' : 'invitation',
    letter: linkLetter(path, person.passwordHash === null),
    at: effects.now(),
  });

/** Whose link this is; a link that is used, old or unknown is refused with what to do. */
export async function readPasswordReset({ db, effects }: Pick<Context, 'db' | 'effects'>, token: string) {
  const person = await findReset(db, hashToken(token), effects.now());
  if (!person) throw spentLink();
  return person;
}

/** Chooses a password through a link. Every open session of the person ends. */
export async function resetPassword(
  { db, effects }: Pick<Context, 'db' | 'effects'>,
  input: { token: string; password: string },
): Promise<{ personId: string }> {
  const password = parseInput(newPassword, input.password);
  const passwordHash = await hashPassword(password);
  return db.transaction().execute(async (tx) => {
    const used = await useReset(tx, hashToken(input.token), effects.now());
    const person = used && (await findAnyPerson(tx, { id: used.personId }));
    if (!person || person.disabledAt) throw spentLink();
    await setPassword(tx, person.id, passwordHash);
    await deleteSessionsOf(tx, person.id);
    const themselves: Context = { actor: { person, grants: [] }, db, effects };
    await recordOfPerson(tx, themselves, await organisationsOf(tx, person.id), {
      verb: 'password.reset',
      personId: person.id,
    });
    return { personId: person.id };
  });
}

/** Changes one's own password, the present one given. Sessions elsewhere end. */
export async function changePassword(context: Context, input: { current: string; password: string }): Promise<void> {
  const { id } = personOf(context);
  const password = parseInput(newPassword, input.password);
  const person = await findAnyPerson(context.db, { id });
  if (!person?.passwordHash || !(await argon2.verify(person.passwordHash, input.current))) throw wrongCurrent();
  const passwordHash = await hashPassword(password);
  await context.db.transaction().execute(async (tx) => {
    await setPassword(tx, id, passwordHash);
    await deleteSessionsOf(tx, id);
    await recordOfPerson(tx, context, await organisationsOf(tx, id), { verb: 'password.change', personId: id });
  });
}

/** Sets somebody's password from the command line, where whoever types owns the installation. */
export async function setPasswordAsOwner(context: Context, input: { email: string; password: string }): Promise<void> {
  authoriseOverPerson(context.actor, []);
  const password = parseInput(newPassword, input.password);
  const passwordHash = await hashPassword(password);
  await context.db.transaction().execute(async (tx) => {
    const person = await findAnyPerson(tx, { email: input.email });
    if (!person) throw missing(`Le compte ${input.email}`);
    await setPassword(tx, person.id, passwordHash);
    await deleteSessionsOf(tx, person.id);
    await recordOfPerson(tx, context, await organisationsOf(tx, person.id), {
      verb: 'password.set',
      personId: person.id,
    });
  });
}

const spentLink = () =>
  new DomainError(
    'missing',
    'spent_link',
    'Ce lien a déjà servi ou a plus de 48 heures. Demandez-en un nouveau à l’administration de votre organisation.',
  );

const wrongCurrent = () =>
  new DomainError('invalid', 'wrong_password', 'Le mot de passe actuel n’est pas celui-ci. Rien n’a été changé.');
