import { z } from 'zod';
import { DomainError, missing } from '../kernel/errors.ts';
import { isId } from '../kernel/identifier.ts';
import { parseInput } from '../kernel/input.ts';
import { type ApiToken, findToken, insertToken, listTokens, markUsed, revoke } from './api-token.sql.ts';
import { recordOfPerson } from './audit.sql.ts';
import { type Context, personOf } from './context.ts';
import { type Actor, organisationsWhere } from './permission.ts';
import { listGrants } from './session.sql.ts';
import { hashToken } from './session.ts';
import { tokenDays, tokenScopes } from './token-scope.ts';

const tokenInput = z.object({
  name: z.string().trim().min(1, 'Donnez un nom à ce jeton : celui du programme qui s’en servira.').max(80),
  scope: z.enum(tokenScopes),
  days: z.coerce.number().refine((days) => tokenDays.some((known) => known === days), 'Choisissez une durée.'),
});
export type TokenInput = z.input<typeof tokenInput>;

/** Gives a token to the person who asks; it is shown this once, and its hash alone is kept. */
export async function createToken(context: Context, input: TokenInput): Promise<string> {
  const person = personOf(context);
  const organisationIds = keepingWhere(context.actor);
  const { name, scope, days } = parseInput(tokenInput, input);
  const now = context.effects.now();
  const token = `carreau_${context.effects.secret(32).toString('base64url')}`;
  await context.db.transaction().execute(async (tx) => {
    const expiresAt = new Date(now.getTime() + days * 86_400_000);
    await insertToken(tx, { personId: person.id, name, scope, tokenHash: hashToken(token), createdAt: now, expiresAt });
    await recordOfPerson(tx, context, organisationIds, {
      ...{ verb: 'token.create', personId: person.id },
      after: { name },
    });
  });
  return token;
}

/** Puts out one of the person's own tokens. */
export async function revokeToken(context: Context, id: string): Promise<void> {
  const person = personOf(context);
  const organisationIds = keepingWhere(context.actor);
  await context.db.transaction().execute(async (tx) => {
    const revoked = isId(id) ? await revoke(tx, id, person.id, context.effects.now()) : undefined;
    if (!revoked) throw missing('Ce jeton');
    await recordOfPerson(tx, context, organisationIds, {
      ...{ verb: 'token.revoke', personId: person.id },
      before: { name: revoked.name },
    });
  });
}

export const readTokens = async (context: Context): Promise<ApiToken[]> => listTokens(context.db, personOf(context).id);

const minute = 60_000;

/** Who a token speaks for: its person, with their rights of this instant if it may write, else none but to read. */
export async function actorOfToken({ db, effects }: Pick<Context, 'db' | 'effects'>, token: string): Promise<Actor> {
  const now = effects.now();
  const found = await findToken(db, hashToken(token), now);
  if (!found) throw deadToken();
  // Each request would otherwise be a write.
  if (now.getTime() - (found.lastUsedAt?.getTime() ?? 0) > minute) await markUsed(db, found.id, now);
  const person = { id: found.personId, name: found.name, email: found.email };
  return { person, grants: found.scope === 'write' ? await listGrants(db, found.personId) : [] };
}

/** Organisations whose journal tells of a person's tokens. */
function keepingWhere(actor: Actor): string[] {
  const ids = organisationsWhere(actor, 'token.keep');
  if (ids.length === 0) throw noOrganisation();
  return ids;
}

const deadToken = () =>
  new DomainError(
    'unauthenticated',
    'dead_token',
    'Ce jeton est inconnu, expiré ou révoqué. Créez-en un autre sur la page « Mes jetons ».',
  );

const noOrganisation = () =>
  new DomainError('forbidden', 'no_organisation', 'Un jeton demande un rôle dans une organisation : demandez-en un.');
