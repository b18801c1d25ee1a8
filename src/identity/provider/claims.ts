import { z } from 'zod';

/** What a provider says of somebody: names of OpenID Connect, and those that ProConnect adds. */
export const claims = z.looseObject({
  sub: z.string().min(1),
  email: z.email().optional(),
  email_verified: z.boolean().optional(),
  given_name: z.string().optional(),
  family_name: z.string().optional(),
  /** ProConnect: the name in use. */
  usual_name: z.string().optional(),
  name: z.string().optional(),
  /** ProConnect: the establishment somebody works for. */
  siret: z.string().optional(),
  acr: z.string().optional(),
});
export type Claims = z.output<typeof claims>;

/** What somebody is called, or their address where the provider does not tell. */
export function nameOf({ given_name, usual_name, family_name, name, email }: Claims): string {
  const parts = [given_name, usual_name ?? family_name].filter(Boolean).join(' ');
  return parts || name?.trim() || (email ?? '');
}
