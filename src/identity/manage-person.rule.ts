import { DomainError } from '../kernel/errors.ts';
import { type Actor, authorise, may } from './permission.ts';

/**
 * Whoever changes somebody's account (password link, closing) must administer every organisation where that
 * person has a role: an administrator of one cannot take over an account that opens another.
 */
export function authoriseOverPerson(actor: Actor, organisationIds: readonly string[]): void {
  if (actor.owner) return;
  const administered = (organisationId: string) =>
    actor.grants.some((grant) => grant.role === 'administrator' && grant.organisationId === organisationId);
  authorise(actor, 'person.manage', {
    organisationId: organisationIds.find(administered) ?? organisationIds[0] ?? '',
  });
  if (!organisationIds.every(administered)) throw sharedPerson();
}

/** Whoever administers one of somebody's organisations may sign them out: nothing is taken over, and theft does not wait. */
export function authoriseEndingSessions(actor: Actor, organisationIds: readonly string[]): void {
  const administered = organisationIds.find((organisationId) => may(actor, 'person.manage', { organisationId }));
  authorise(actor, 'person.manage', { organisationId: administered ?? '' });
}

const sharedPerson = () =>
  new DomainError(
    'forbidden',
    'shared_person',
    'Cette personne a aussi un rôle dans une organisation que vous n’administrez pas. Demandez à qui tient l’installation (bin/carreau user password).',
  );
