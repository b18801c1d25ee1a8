import { z } from 'zod';
import { day } from '../kernel/day.ts';

export const messageKinds = {
  remark: 'Remarque sur un engagement',
  sighting: 'Observation',
  photograph: 'Photographie d’un point de vue',
} as const;
export type MessageKind = keyof typeof messageKinds;

export const messageStates = {
  waiting: 'À lire',
  aside: 'Mis à part',
  accepted: 'Accepté',
  refused: 'Refusé',
  spam: 'Indésirable',
  withdrawn: 'Retiré',
} as const;
export type MessageState = keyof typeof messageStates;

/** Why something was put aside before anybody read it. */
export const asideReasons = {
  trap: 'a rempli un champ que personne ne voit',
  links: 'contient des liens',
  repeated: 'dit mot pour mot ce qui a déjà été reçu',
} as const;
export type AsideReason = keyof typeof asideReasons;

/** Days in which an answer is expected. */
export const answerDays = 15;

/** Days after which what was refused goes, and an address goes once it has served. */
export const keptDays = { refused: 90, email: 30 } as const;

const text = (max: number) =>
  z.string().trim().max(max, `Ce texte dépasse ${max} caractères\u00a0: raccourcissez-le.`).default('');

/** Who sends, as every form asks it. */
export const senderInput = z.object({
  senderName: text(150),
  named: z.boolean().default(false),
  email: z
    .union([
      z.literal(''),
      z.email('Cette adresse électronique est incomplète\u00a0: écrivez-la comme nom@exemple.fr.'),
    ])
    .default(''),
});

export const remarkInput = senderInput.extend({
  text: text(3000).refine((typed) => typed !== '', 'Écrivez votre remarque.'),
});

/** A sighting as its form asks it: where is a point or a commune, as people write them. */
export const sightingInput = senderInput.extend({
  name: text(200),
  /** Of the name that was chosen among those of TAXREF. */
  cdNom: z.union([z.literal(''), z.string().regex(/^\d{1,9}$/)]).default(''),
  date: day,
  count: text(20),
  point: text(60),
  /** Metres around the point. */
  precision: z.union([z.literal(''), z.string().regex(/^\d{1,6}$/)]).default(''),
  commune: text(120),
  text: text(2000),
});

/** What a sighting says besides its remark, as it is kept with the message. */
export interface SightingDetails {
  name: string;
  cdNom: string;
  date: string;
  count: string;
  /** Longitude and latitude. */
  point: string;
  precision: string;
  communeCode: string;
  commune: string;
}

/** A remark that was published with its answer. */
export interface PublishedRemark {
  id: string;
  author: string;
  text: string;
  answer: string;
  receivedAt: Date;
  generated: boolean;
}
