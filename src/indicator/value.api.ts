import { z } from 'zod';
import { contract } from '../kernel/api-contract.ts';
import { statuses } from './figure.ts';

const value = z.strictObject({
  code: z.string().describe('Code de l’indicateur dans l’organisation'),
  periode: z.string().describe('Année (2020), saison ou jour, comme dans les formulaires'),
  valeur: z.string().describe('Comme on l’écrit : « 1 121 », « près de 1 121 MWh »'),
  commune: z.string().optional().describe('Code Insee, où la valeur est celle d’une commune'),
  source: z.string().optional(),
  statut: z.enum(statuses).optional().describe('« validated » demande le droit de valider'),
  vu: z
    .uuid()
    .nullable()
    .optional()
    .describe('Identifiant de la valeur en vigueur que le programme connaît, null s’il n’en connaît pas'),
});

export const recordValuesContract = contract({
  method: 'POST',
  path: '/valeurs',
  summary: 'Enregistrer des valeurs d’indicateurs',
  description:
    'Toutes ou aucune. La même valeur ne change rien ; une autre remplace celle en vigueur, qui reste dans l’historique. Une valeur changée par quelqu’un depuis « vu » est refusée (409), avec la sienne et la vôtre.',
  input: z.strictObject({
    organisation: z.string().describe('Adresse courte de l’organisation'),
    valeurs: z.array(value).min(1).max(20_000),
    motif: z.string().optional().describe('Demandé pour corriger une valeur validée'),
  }),
  output: z.object({ enregistrees: z.int(), corrigees: z.int(), inchangees: z.int() }),
  example: {
    organisation: 'agglo',
    valeurs: [{ code: 'ENR-1', periode: '2020', valeur: '12,5', source: 'Compteurs' }],
  },
});
