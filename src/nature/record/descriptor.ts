import { z } from 'zod';

const code = z.string().max(10).optional();
const count = z.int().min(0).max(20_000_000).optional();

/** « Descriptif » of the 2023 standard: how many of the subject, of which stage and sex, how known, doing what. */
export const descriptorSchema = z
  .object({
    countMin: count,
    countMax: count,
    countObject: code,
    countKind: code,
    lifeStage: code,
    sex: code,
    technique: code,
    biologicalCondition: code,
    biologicalStatus: code,
    behaviour: code,
    naturalness: code,
    biogeographicStatus: code,
    proof: code,
    proofUrl: z.string().max(2000).optional(),
    proofText: z.string().max(2000).optional(),
    description: z.string().max(5000).optional(),
  })
  .refine(({ countMin, countMax }) => countMin === undefined || countMax === undefined || countMin <= countMax, {
    path: ['countMax'],
    message: 'Le nombre maximal est sous le minimal.',
  });

export type Descriptor = z.output<typeof descriptorSchema>;

/** The nomenclature each coded field of a descriptor is read in. */
export const descriptorVocabularies = {
  countObject: 'count-object',
  countKind: 'count-kind',
  lifeStage: 'life-stage',
  sex: 'sex',
  technique: 'technique',
  biologicalCondition: 'biological-condition',
  biologicalStatus: 'biological-status',
  behaviour: 'behaviour',
  naturalness: 'naturalness',
  biogeographicStatus: 'biogeographic-status',
  proof: 'proof',
} as const satisfies Partial<Record<keyof Descriptor, string>>;

/** And of the record itself. */
export const recordVocabularies = {
  status: 'observation-status',
  sourceStatus: 'source-status',
  determinationMethod: 'determination-method',
  geometryNature: 'geometry-nature',
  diffusion: 'diffusion',
} as const;
