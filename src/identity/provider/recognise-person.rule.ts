/** What is known here of somebody whom a provider names. */
export interface Known {
  /** Whose this identity is already. */
  identity: { personId: string; closed: boolean } | undefined;
  /** Who has an account at their address; `linked` to another identity of the same provider or not. */
  account: { personId: string; closed: boolean; linked: boolean } | undefined;
  /** Whether the provider answers for the address. */
  verified: boolean;
}

type Recognised =
  | { as: 'known' | 'linked'; personId: string }
  | { as: 'new' }
  | { refusal: 'account_closed' | 'email_unverified' | 'identity_taken' };

/**
 * Whose account opens. The identity alone counts once it is linked, whatever becomes of the address; a first time, the
 * address decides, if the provider answers for it. An address that changed hands does not open the account of the one before.
 */
export function recognisePerson({ identity, account, verified }: Known): Recognised {
  if (identity) return identity.closed ? { refusal: 'account_closed' } : { as: 'known', personId: identity.personId };
  if (!verified) return { refusal: 'email_unverified' };
  if (!account) return { as: 'new' };
  if (account.closed) return { refusal: 'account_closed' };
  return account.linked ? { refusal: 'identity_taken' } : { as: 'linked', personId: account.personId };
}
