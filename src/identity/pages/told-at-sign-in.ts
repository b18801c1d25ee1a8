import { redirect } from 'react-router';
import { isDomainError } from '../../kernel/errors.ts';
import type { RequestContext } from '../../web/context.ts';
import { isProviderRefusal } from '../index.ts';

/** Leads back to the page of signing in, which says why the provider did not open and what still does. */
export function toldAtSignIn({ log }: RequestContext, error: unknown): Response {
  if (!isDomainError(error) || !isProviderRefusal(error.code)) throw error;
  log.warn({ err: error.cause ?? error }, error.code);
  return redirect(`/connexion?refus=${error.code}`);
}
