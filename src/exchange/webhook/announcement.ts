import { z } from 'zod';
import { edition } from '../../report/published/edition.api.ts';

/** What a program is told where a report is published: its type, when, and what of (Standard Webhooks 1.0). */
export const announcement = z.object({
  type: z.literal('edition.publiee'),
  timestamp: z.iso.datetime(),
  data: edition.extend({ api: z.url().describe('Le rapport entier, pour un programme') }),
});
export type Announcement = z.input<typeof announcement>;
