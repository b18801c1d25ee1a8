import { z } from 'zod';
import { contract } from '../../kernel/api-contract.ts';
import { audiences } from '../audience.ts';
import { accesses } from './observation.ts';

export const recordObservationContract = contract({
  method: 'POST',
  path: '/etats',
  summary: 'Enregistrer l’état constaté d’un lieu',
  description:
    'L’identifiant est choisi par le programme : la même observation envoyée deux fois n’est gardée qu’une fois. Une observation ne se modifie pas : une autre la remplace, avec son motif.',
  input: z.strictObject({
    identifiant: z.uuid(),
    site: z.uuid().describe('Identifiant du lieu'),
    observe_le: z.iso.date(),
    etat: z.string().describe('Degré de l’échelle du type de lieu : « bon », « moyen », « non_vu »…'),
    acces: z.enum(accesses).optional(),
    desordres: z.array(z.string()).optional(),
    commentaire: z.string().optional(),
    audience: z.enum(audiences).optional().describe('« everyone » : publiée'),
    remplace: z.uuid().nullable().optional(),
    motif: z.string().optional(),
  }),
  output: z.object({ identifiant: z.uuid(), deja_la: z.boolean() }),
  example: {
    identifiant: '6f1f3a52-8f0e-4a55-9d6e-0c4b7d6f2a10',
    site: '0b7a6c1e-54f3-4f0a-9c77-2f1d5b8e9a01',
    observe_le: '2021-01-12',
    etat: 'bon',
  },
});
