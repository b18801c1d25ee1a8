import { z } from 'zod';
import { day } from '../../kernel/day.ts';
import { audiences } from '../audience.ts';

/** How near the observer came. */
export const accesses = ['inside', 'outside', 'afar', 'none'] as const;
export type Access = (typeof accesses)[number];

export const accessLabels: Record<Access, string> = {
  inside: 'Vu dedans et dehors',
  outside: 'Vu de près, de dehors',
  afar: 'Vu de loin',
  none: 'Pas d’accès',
};

const text = (max: number) => z.string().trim().max(max, `Ce texte dépasse ${max} caractères\u00a0: raccourcissez-le.`);

export const observationInput = z.object({
  /** Made where the observation is made: the same one sent twice is kept once. */
  id: z.uuid(),
  siteId: z.uuid(),
  /** Who made it, where a device carried it: another person who signs in there does not send it as theirs. */
  personId: z.uuid().nullable().default(null),
  campaignId: z.uuid().nullable().default(null),
  observedOn: day,
  /** Somebody without an account; empty for whoever records. */
  observer: text(150).default(''),
  level: z.string().min(1, 'Choisissez l’état constaté.'),
  access: z.enum(accesses).default('outside'),
  pathologies: z.array(z.string()).max(50).default([]),
  comment: text(4000).default(''),
  audience: z.enum(audiences).default('workers'),
  /** The observation that this one corrects, and why. */
  replacesId: z.uuid().nullable().default(null),
  reason: text(1000).default(''),
});
export type ObservationInput = z.input<typeof observationInput>;

export interface ObservationPhoto {
  id: string;
  caption: string;
  width: number;
  height: number;
  takenOn: string | null;
}

/** An observation as it is read. */
export interface Observation {
  id: string;
  siteId: string;
  observedOn: string;
  recordedAt: Date;
  observer: string;
  campaign: { id: string; title: string } | null;
  scale: string;
  level: string;
  access: Access;
  pathologies: string[];
  comment: string;
  audience: (typeof audiences)[number];
  /** The one that corrects it; null while it stands. */
  replacedBy: string | null;
  replacesId: string | null;
  /** Why it corrects another. */
  reason: string;
  /** Made up, to show what the pages do. */
  generated: boolean;
  photos: ObservationPhoto[];
}
