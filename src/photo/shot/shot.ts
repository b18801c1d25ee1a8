import { z } from 'zod';
import { narrow, printNumber } from '../../kernel/french.ts';
import type { Camera } from '../../kernel/photograph.ts';
import type { ShotPrecision } from './shot-day.rule.ts';

export const shotKinds = ['shot', 'archive'] as const;
export type ShotKind = (typeof shotKinds)[number];

/** Whether the view could be taken again as it was. */
export const conformities = {
  ok: 'Conforme',
  partial: 'Partielle',
  impossible: 'Impossible',
} as const;
export type Conformity = keyof typeof conformities;

const text = (max: number) =>
  z.string().trim().max(max, `Ce texte dépasse ${max} caractères\u00a0: raccourcissez-le.`).default('');

export const shotInput = z.object({
  /** Made with the form: the same one sent twice is kept once. */
  id: z.uuid(),
  viewpointId: z.uuid(),
  kind: z.enum(shotKinds).default('shot'),
  /** As people write it; empty for the day that the camera wrote. */
  day: text(40),
  author: text(150),
  organisation: text(150),
  source: text(300),
  conformity: z.enum(['ok', 'partial', 'impossible']).default('ok'),
  reason: text(1000),
  /** Who took it, where a device kept it for later: nobody else may send it. */
  personId: z.uuid().nullable().default(null),
});
export type ShotInput = z.input<typeof shotInput>;

/** What a shot lacks before it can be kept, as a sentence; null where it lacks nothing. */
export function lackOf(
  { conformity, reason }: { conformity: string; reason: string },
  picture: object | null | undefined,
): string | null {
  if (conformity !== 'ok' && reason.trim() === '') return shotLacks.reason;
  return !picture && conformity !== 'impossible' ? shotLacks.picture : null;
}

export const shotLacks = {
  reason: 'Dites en une phrase ce qui diffère de la référence, ou ce qui a empêché la prise.',
  picture: 'Choisissez la photographie, ou dites la reprise impossible avec la raison.',
};

/** A shot as it is read. */
export interface Shot {
  id: string;
  viewpointId: string;
  kind: ShotKind;
  takenOn: string;
  precision: ShotPrecision;
  author: string;
  organisation: string;
  source: string;
  /** Null where no picture could be made. */
  picture: { width: number; height: number; sha256: string } | null;
  camera: Partial<Camera>;
  /** Metres between where it was taken and where it should have been; null where either is not known, or not told. */
  metresAway: number | null;
  conformity: Conformity;
  reason: string;
  generated: boolean;
  recordedAt: Date;
}

/** "Nikon D750 · 35 mm · f/8 · 1/250 s · 100 ISO" */
export function cameraInWords({ model, focal35, aperture, exposure, iso }: Partial<Camera>): string {
  const number = (value: number) => printNumber(String(Math.round(value * 10) / 10));
  const time = (seconds: number) => (seconds < 1 ? `1/${Math.round(1 / seconds)}` : number(seconds));
  return [
    model,
    focal35 && `${number(focal35)}${narrow}mm`,
    aperture && `f/${number(aperture)}`,
    exposure && `${time(exposure)}${narrow}s`,
    iso && `${iso}${narrow}ISO`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** "Ada Fictive, Mission Bassin minier". */
export const creditOf = ({ author, organisation, source }: Pick<Shot, 'author' | 'organisation' | 'source'>): string =>
  [author, organisation, source].filter(Boolean).join(', ');
