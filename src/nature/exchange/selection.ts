import { z } from 'zod';
import { recordFilterSchema } from '../search/record-filter.ts';

/** What may be named several times: a request is often about a list of places, or of taxa. */
const many = 60;

/** Which records are sent: all that the filter of a search asks and, of those, at any of some sites and of any of some taxa. */
export const selectionSchema = recordFilterSchema.omit({ organisationId: true }).extend({
  sites: z.array(z.uuid()).max(many, `Pas plus de ${many} sites à la fois.`).default([]),
  taxa: z.array(z.int().positive().max(2_147_483_647)).max(many, `Pas plus de ${many} taxons à la fois.`).default([]),
});

export type Selection = z.output<typeof selectionSchema>;
