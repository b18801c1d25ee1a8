import { z } from 'zod';
import type { ShotDay } from '../shot/shot-day.rule.ts';

const text = (max: number) =>
  z.string().trim().max(max, `Ce texte dépasse ${max} caractères\u00a0: raccourcissez-le.`).default('');
const link = z
  .string()
  .nullish()
  .transform((given) => given || null);

export const changeInput = z.object({
  /** Made with the form: the same one sent twice is kept once. */
  id: z.uuid(),
  viewpointId: z.uuid(),
  beforeId: z.uuid('Choisissez la photographie d’avant.'),
  afterId: z.uuid('Choisissez la photographie d’après.'),
  object: z.string().min(1, 'Choisissez ce qui a changé.'),
  nature: z.string().min(1, 'Choisissez comment cela a changé.'),
  description: text(2000),
  actors: text(300),
  factor: link,
  projectId: link.pipe(z.uuid().nullable()),
  siteId: link.pipe(z.uuid().nullable()),
  /** The reading that this one corrects, and why. */
  replacesId: link.pipe(z.uuid().nullable()),
  reason: text(1000),
});
export type ChangeInput = z.input<typeof changeInput>;

/** A change as it is kept. */
export interface KeptChange {
  id: string;
  viewpointId: string;
  beforeId: string;
  afterId: string;
  before: ShotDay;
  after: ShotDay;
  object: string;
  nature: string;
  description: string;
  actors: string;
  factor: string | null;
  project: { id: string; name: string } | null;
  site: { id: string; name: string } | null;
  readOn: string;
  /** Who read it; empty for visitors. */
  reader: string;
  replacesId: string | null;
  /** The one that corrects it; null while it stands. */
  replacedBy: string | null;
  reason: string;
  generated: boolean;
}
