import { z } from 'zod';
import { openLicenceKeys } from '../kernel/open-licence.ts';

export const organisationKinds = [
  'agglomeration',
  'departement',
  'region',
  'commune',
  'association',
  'mixed_body',
  'landlord',
  'state_service',
  'company',
] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export const organisationKindLabels: Record<OrganisationKind, string> = {
  agglomeration: 'Agglomération',
  departement: 'Département',
  region: 'Région',
  commune: 'Commune',
  association: 'Association',
  mixed_body: 'Organisme mixte',
  landlord: 'Bailleur',
  state_service: 'Service de l’État',
  company: 'Entreprise',
};

/** What is kept about an organisation, as a form or a file gives it. */
export const organisationInput = z.object({
  name: z.string().trim().min(1, 'donnez le nom de l’organisation'),
  shortName: z.string().trim().min(1, 'donnez un nom court'),
  kind: z.enum(organisationKinds),
  siren: z
    .string()
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(/^(\d{9})?$/, 'un SIREN a neuf chiffres'))
    .transform((text) => text || null)
    .nullish(),
  website: z
    .string()
    .trim()
    .regex(/^(https?:\/\/\S+)?$/, 'une adresse de site commence par https://')
    .transform((text) => text || null)
    .nullish(),
  publisher: z.boolean().default(false),
  openLicence: z.enum(openLicenceKeys, 'choisissez une licence de la liste').default('lo-2.0'),
});
