import { z } from 'zod';

const delay = z
  .object({
    months: z.int().positive().optional(),
    days: z.int().positive().optional(),
    yearly: z
      .string()
      .regex(/^\d\d-\d\d$/)
      .optional(),
    franc: z.boolean().optional(),
    workingDay: z.boolean().optional(),
  })
  .strict();

const version = z
  .object({
    since: z.iso.date(),
    until: z.iso.date().optional(),
    delay,
    /** What silence means when the delay is over. */
    silence: z.string().optional(),
    source: z.string(),
    /** Whether somebody read the text it names. */
    verified: z.boolean(),
  })
  .strict();

export const deadlineRules = z.record(
  z.string(),
  z.object({ label: z.string(), from: z.string(), versions: z.array(version).min(1) }).strict(),
);

export type DeadlineVersion = z.output<typeof version>;
export type DeadlineRule = z.output<typeof deadlineRules>[string] & { key: string };
