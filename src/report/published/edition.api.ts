import { z } from 'zod';
import { contract } from '../../kernel/api-contract.ts';

const edition = z.object({
  organisation: z.string().describe('Adresse courte de l’organisation'),
  organisation_nom: z.string(),
  trame: z.string().describe('Trame du rapport'),
  annee: z.int(),
  erratum: z.int().describe('0 : l’édition telle que publiée d’abord'),
  titre: z.string(),
  publiee_le: z.iso.datetime().nullable(),
  adresse: z.string().describe('Page de l’édition'),
});

export const listEditions = contract({
  method: 'GET',
  path: '/editions',
  summary: 'Les rapports publiés',
  description: 'Chaque édition publiée, le dernier erratum tenant lieu de son année.',
  input: z.strictObject({}),
  output: z.array(edition),
  example: {},
});
