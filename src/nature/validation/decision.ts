import { z } from 'zod';

/** Whose decision: the organisation’s own validators, or a partner’s, apart. */
export type Stage = 'own' | 'partner';

/** Levels of the SINP (STATUT_VALID) that a person may decide; 0 puts a record back to waiting. */
export const decidedLevels = [1, 2, 3, 4, 5, 6, 0] as const;

export const stageLabels: Record<Stage, string> = {
  own: 'Première validation',
  partner: 'Seconde validation, par un partenaire',
};

/** A record as it was read by who decides: its text and what was decided then. */
const readRecord = z.object({
  id: z.uuid(),
  version: z.int().positive(),
  validation: z.int().min(0).max(6).nullable(),
});

export const decisionInput = z.object({
  stage: z.enum(['own', 'partner']),
  level: z.int('Choisissez un niveau.').min(0).max(6),
  comment: z.string().trim().max(2000).default(''),
  records: z.array(readRecord).min(1, 'Choisissez au moins une donnée.').max(5000),
});

export type Decision = z.output<typeof decisionInput>;
export type ReadRecordKey = z.output<typeof readRecord>;

/** As a form sends a record: "id:version:validation". */
export const keyOf = ({ id, version, validation }: ReadRecordKey): string => `${id}:${version}:${validation ?? ''}`;

export function readKey(key: string): ReadRecordKey {
  const [id = '', version = '', validation = ''] = key.split(':');
  return { id, version: Number(version), validation: validation === '' ? null : Number(validation) };
}

/** Why, which a doubt or a refusal must say. */
export const needsReason = (level: number): boolean => level === 3 || level === 4;
