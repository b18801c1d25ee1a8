import { z } from 'zod';

const key = z.string().regex(/^[a-z][a-z_]*$/);

/** Degrees on which the condition of a type of place is judged, best first, and what may be wrong with it. */
export const conditionScale = z.strictObject({
  label: z.string(),
  source: z.string(),
  /** Whether somebody read the scale in its source. */
  verified: z.boolean(),
  levels: z.array(z.strictObject({ key, label: z.string(), rank: z.int().positive(), meaning: z.string() })).min(2),
  pathologies: z.array(z.strictObject({ key, label: z.string() })),
});
export type ConditionScale = z.output<typeof conditionScale> & { name: string };

/** What is recorded where nobody could see the place: no degree, and never compared. */
export const unseen = 'non_vu';
export const unseenLabel = 'Non vu';

export const levelLabel = (scale: ConditionScale, level: string): string =>
  scale.levels.find(({ key: known }) => known === level)?.label ?? unseenLabel;

/** Its place on the scale, from 1, the best; null where the place was not seen. */
export const rankOf = (scale: ConditionScale, level: string): number | null =>
  scale.levels.find(({ key: known }) => known === level)?.rank ?? null;
