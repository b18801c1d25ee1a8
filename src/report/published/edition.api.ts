import { z } from 'zod';
import { contract } from '../../kernel/api-contract.ts';

/** An edition as programs are told of it. */
export const edition = z.object({
  identifiant: z.uuid().describe('Change avec chaque erratum'),
  organisation: z.string().describe('Adresse courte de l’organisation'),
  organisation_nom: z.string(),
  trame: z.string().describe('Trame du rapport'),
  annee: z.int(),
  erratum: z.int().describe('0 : l’édition telle que publiée d’abord'),
  titre: z.string(),
  en_bref: z
    .string()
    .describe('Le rapport en quelques phrases faciles à lire, une par ligne ; vide si personne ne les a écrites'),
  publiee_le: z.iso.datetime().nullable(),
  licence: z.string().describe('Celle que l’organisation a choisie'),
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

const file = z.url();

export const readEditionContract = contract({
  method: 'GET',
  path: '/editions/{identifiant}',
  summary: 'Un rapport publié, en entier',
  description:
    'Le document tel qu’il a été figé : textes, fiches, chiffres et ce qui les établit ; et l’adresse de ses fichiers. Une édition remplacée par un erratum n’est plus là.',
  input: z.strictObject({ identifiant: z.uuid().describe('Repris de la liste des rapports') }),
  output: edition.extend({
    empreinte: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .describe('SHA-256 de l’édition figée'),
    fichiers: z.object({ pdf: file, docx: file, odt: file, html: file, json: file }),
    document: z.record(z.string(), z.unknown()).describe('Comme le fichier JSON'),
  }),
  example: { identifiant: '00000000-0000-4000-8000-000000000001' },
});
