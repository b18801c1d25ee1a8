import { z } from 'zod';

const verified = z.strictObject({ en: z.boolean(), fr: z.boolean() });
const label = { code: z.string(), en: z.string(), fr: z.string(), verified };

/** UNESCO's list of what may bear on a property, in its groups. */
export const factorList = z.strictObject({
  source: z.string(),
  groups: z.array(
    z.strictObject({
      ...label,
      /** `free`: the person names it. */
      factors: z.array(z.strictObject({ ...label, free: z.boolean().optional() })),
    }),
  ),
});
export type FactorGroup = z.output<typeof factorList>['groups'][number];
export type Factor = FactorGroup['factors'][number];
