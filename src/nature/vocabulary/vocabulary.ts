import { z } from 'zod';

export const vocabularySchema = z.object({
  label: z.string(),
  /** Name of the nomenclature in the SINP's own list. */
  sinp: z.string(),
  note: z.string().optional(),
  /** Labels by code, in the order people read them. */
  values: z.record(z.string(), z.string()),
});

/** A nomenclature of the SINP, under the name that a field of ours has: `life-stage`. */
export interface Vocabulary extends z.output<typeof vocabularySchema> {
  name: string;
}

/** What a nomenclature calls a code; the code itself where it knows none. */
export const labelOf = ({ values }: Pick<Vocabulary, 'values'>, code: string | null): string =>
  code === null ? '' : (values[code] ?? code);
