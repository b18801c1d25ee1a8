import { z } from 'zod';
import { roles } from '../permission.ts';
import type { Claims } from './claims.ts';

const grantable = roles.filter((role) => role !== 'administrator');

/** One line of the file of roles: whoever is all that it says gets that role there. */
const roleLine = z
  .strictObject({
    siret: z
      .string()
      .regex(/^\d{14}$/, 'un SIRET a quatorze chiffres, entre guillemets')
      .optional(),
    domain: z.string().toLowerCase().optional(),
    claim: z.string().optional(),
    value: z.string().optional(),
    organisation: z.string(),
    role: z.enum(grantable, `le rôle est l’un de\u00a0: ${grantable.join(', ')} (l’administration se donne à la main)`),
    service: z.string().optional(),
  })
  .refine(({ siret, domain, claim }) => siret ?? domain ?? claim, 'dites à qui\u00a0: siret, domain, ou claim et value')
  .refine(({ claim, value }) => (claim === undefined) === (value === undefined), 'claim et value vont ensemble')
  .refine(
    ({ role, service }) => (role === 'contributor') === (service !== undefined),
    'une contribution a un service, les autres rôles n’en ont pas',
  );

export const roleLines = z.array(roleLine);
export type RoleLine = z.output<typeof roleLine>;

/** The roles that the file gives to somebody new. */
export const mapRoles = (lines: readonly RoleLine[], said: Claims): RoleLine[] =>
  lines.filter(
    ({ siret, domain, claim, value }) =>
      (siret === undefined || said.siret?.replaceAll(' ', '') === siret) &&
      (domain === undefined || said.email?.toLowerCase().endsWith(`@${domain}`)) &&
      (claim === undefined || [said[claim]].flat().includes(value)),
  );
