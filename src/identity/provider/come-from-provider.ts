import type { Db } from '../../kernel/db/index.ts';
import { isDomainError } from '../../kernel/errors.ts';
import { recordChange, recordOfPerson } from '../audit.sql.ts';
import type { Context } from '../context.ts';
import { findAnyPerson, insertGrant, insertPerson, organisationsOf } from '../person.sql.ts';
import { type Gate, keepSignIn, type OpenSession, openSession } from '../session.ts';
import { keepStart, resumeStart } from '../sign-in-start.ts';
import { type Claims, nameOf } from './claims.ts';
import { mapRoles } from './map-roles.rule.ts';
import type { Provider, StartedAtProvider } from './open-provider.ts';
import { findIdentity, findPlace, insertIdentity, isLinked } from './provider.sql.ts';
import { providerRefusals } from './provider-refusals.ts';
import { recognisePerson } from './recognise-person.rule.ts';

interface Started extends StartedAtProvider {
  back: string;
}

/** Sends somebody to the provider; the token is for their browser alone, which brings it back. */
export async function goToProvider(
  gate: Gate,
  provider: Provider,
  { returnTo, back }: { returnTo: string; back: string },
): Promise<{ address: string; token: string; expiresAt: Date }> {
  const { address, started } = await provider.start(returnTo);
  return { address, ...(await keepStart(gate, 'provider', { ...started, back })) };
}

/** Lets in who comes back from the provider; a refusal is kept among the sign-ins. */
export async function comeFromProvider(
  gate: Gate,
  provider: Provider,
  { returnedAt, token }: { returnedAt: URL; token: string | undefined },
): Promise<{ session: OpenSession; back: string }> {
  const who: { email?: string | undefined; personId?: string } = {};
  try {
    const started = await resumeStart<Started>(gate, 'provider', token);
    if (!started) throw providerRefusals.sign_in_too_late(provider.label);
    const { claims, idToken } = await provider.finish(returnedAt, started);
    who.email = claims.email;
    const personId = await gate.db.transaction().execute((tx) => personFor({ ...gate, db: tx }, provider, claims));
    return { session: await openSession(gate, { personId, means: 'provider', idToken }), back: started.back };
  } catch (error) {
    if (isDomainError(error)) {
      const person = who.email ? await findAnyPerson(gate.db, { email: who.email }) : undefined;
      await keepSignIn(gate, { ...who, personId: person?.id, means: 'provider', refusal: error.code });
    }
    throw error;
  }
}

/** The account that opens, linked or made if need be. */
async function personFor(gate: Gate, provider: Provider, said: Claims): Promise<string> {
  const { db, effects } = gate;
  const { issuer, answersForEmail, label } = provider;
  const identity = await findIdentity(db, { issuer, subject: said.sub });
  const account = said.email ? await findAnyPerson(db, { email: said.email }) : undefined;
  const recognised = recognisePerson({
    identity: identity && { personId: identity.personId, closed: identity.disabledAt !== null },
    account: account && {
      ...{ personId: account.id, closed: account.disabledAt !== null },
      linked: await isLinked(db, { issuer, personId: account.id }),
    },
    verified: said.email !== undefined && (answersForEmail || said.email_verified === true),
  });
  if ('refusal' in recognised) throw providerRefusals[recognised.refusal](label);
  if (recognised.as === 'known') return recognised.personId;
  const person = { name: nameOf(said), email: said.email ?? '' };
  const personId =
    recognised.as === 'linked' ? recognised.personId : (await insertPerson(db, { ...person, passwordHash: null })).id;
  await insertIdentity(db, { issuer, subject: said.sub, personId, linkedAt: effects.now() });
  const themselves: Context = { db, effects, actor: { person: { id: personId, ...person }, grants: [] } };
  if (recognised.as === 'new') await giveRoles(db, themselves, provider, said);
  else
    await recordOfPerson(db, themselves, await organisationsOf(db, personId), {
      ...{ verb: 'person.link', personId },
      after: { provider: label },
    });
  return personId;
}

/** The roles that the file of roles gives; a line that names nothing here gives nothing. */
async function giveRoles(tx: Db, themselves: Context, { roles, label }: Provider, said: Claims): Promise<void> {
  const { id: personId = '', name, email } = themselves.actor.person ?? {};
  for (const { role, service, organisation } of mapRoles(roles, said)) {
    const place = await findPlace(tx, { organisation, service });
    if (!place || (service && !place.serviceId)) continue;
    await insertGrant(tx, { personId, role, ...place });
    await recordChange(tx, themselves, {
      ...{ organisationId: place.organisationId, verb: 'person.join', objectKind: 'person', objectId: personId },
      after: { name, email, role, service, provider: label },
    });
  }
}
