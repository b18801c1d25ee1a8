import { z } from 'zod';

const word = z.strictObject({
  code: z.string(),
  /** As the schema writes it, for exchanges. */
  value: z.string(),
  label: z.string(),
});

/** The CNIG's words for what changes in a landscape, and how. */
export const dynamicsVocabulary = z.strictObject({
  source: z.string(),
  verified: z.boolean(),
  natures: z.array(word),
  objects: z.array(word),
});
export type Dynamics = z.output<typeof dynamicsVocabulary>;
