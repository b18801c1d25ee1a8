import { z } from 'zod';
import { type RecordFilter, recordFilterSchema } from '../search/record-filter.ts';

/** What may be named several times: a request is often about a list of places, or of taxa. */
const many = 60;

/** Which records are sent: the filter of a search, at any of some sites and of any of some taxa. */
export const selectionSchema = recordFilterSchema.omit({ organisationId: true }).extend({
  sites: z.array(z.uuid()).max(many, `Pas plus de ${many} sites à la fois.`).default([]),
  taxa: z.array(z.int().positive()).max(many, `Pas plus de ${many} taxons à la fois.`).default([]),
});

export type Selection = z.output<typeof selectionSchema>;

/** The filters of which a record must match one. */
export function filtersOf({ sites, taxa, ...filter }: Selection, organisationId: string): RecordFilter[] {
  const base: RecordFilter = { ...filter, organisationId };
  const placed =
    sites.length > 0 ? sites.map((id): RecordFilter => ({ ...base, place: { kind: 'site', id } })) : [base];
  return taxa.length > 0 ? placed.flatMap((each) => taxa.map((taxon): RecordFilter => ({ ...each, taxon }))) : placed;
}
