import { DomainError } from '../../kernel/errors.ts';

const otherwise = 'Votre mot de passe ou votre clé d’accès ouvre toujours votre compte.';

/** Why somebody does not come in by the provider, named by the label of its button. */
export const providerRefusals = {
  provider_unreachable: (label: string) =>
    new DomainError(
      'unavailable',
      'provider_unreachable',
      `«\u00a0${label}\u00a0» ne répond pas. Réessayez dans quelques minutes. ${otherwise}`,
    ),
  provider_refused: (label: string) =>
    new DomainError(
      'unauthenticated',
      'provider_refused',
      `«\u00a0${label}\u00a0» n’a pas confirmé qui vous êtes, ou vous avez renoncé. ${otherwise}`,
    ),
  provider_answer_invalid: (label: string) =>
    new DomainError(
      'unauthenticated',
      'provider_answer_invalid',
      `La réponse de «\u00a0${label}\u00a0» n’a pas pu être vérifiée\u00a0: personne n’est connecté. Recommencez\u202f; si cela se répète, prévenez qui tient l’installation.`,
    ),
  sign_in_too_late: (_label: string) =>
    new DomainError(
      'unauthenticated',
      'sign_in_too_late',
      'Cette connexion a été commencée il y a plus de dix minutes, ou dans un autre navigateur. Recommencez d’ici.',
    ),
  account_closed: (_label: string) =>
    new DomainError(
      'forbidden',
      'account_closed',
      'Votre compte est fermé. Adressez-vous à la personne qui administre Carreau dans votre organisation.',
    ),
  email_unverified: (label: string) =>
    new DomainError(
      'forbidden',
      'email_unverified',
      `«\u00a0${label}\u00a0» ne garantit pas que votre adresse électronique est la vôtre\u00a0: aucun compte n’est ouvert par elle. ${otherwise}`,
    ),
  identity_taken: (label: string) =>
    new DomainError(
      'forbidden',
      'identity_taken',
      `Le compte qui a votre adresse est déjà ouvert par une autre identité de «\u00a0${label}\u00a0». Adressez-vous à la personne qui administre Carreau dans votre organisation.`,
    ),
};

export type ProviderRefusal = keyof typeof providerRefusals;

export const isProviderRefusal = (code: string): code is ProviderRefusal => Object.hasOwn(providerRefusals, code);
