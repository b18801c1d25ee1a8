import { z } from 'zod';
import { day, optionalDay } from '../../kernel/day.ts';
import { type Descriptor, descriptorSchema } from './descriptor.ts';
import { totalCount } from './total-count.rule.ts';

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, 'Cette heure n’existe pas\u00a0: écrivez-la comme 06:30.');
const metres = z.int().min(-11_000).max(9_000).nullable().default(null);
const text = z.string().trim().max(5000).default('');

const shape = z.object({
  type: z.enum(['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon']),
  coordinates: z.array(z.any()),
});

/** Where: an outline, or what was named where none is known. */
export const placeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('geometry'),
    /** GeoJSON, in the projection of `epsg`, degrees unless said otherwise. */
    shape,
    epsg: z.int().default(4326),
    siteId: z.uuid().nullable().default(null),
    /** As its source says it; where communes have outlines, the outline decides. */
    communeCode: z.string().nullable().default(null),
  }),
  z.object({ kind: z.literal('site'), siteId: z.uuid() }),
  z.object({
    kind: z.literal('commune'),
    communeCode: z.string().regex(/^[0-9AB]{5}$/, 'Ce code de commune n’existe pas.'),
  }),
  z.object({
    kind: z.literal('mesh'),
    meshCode: z.string().regex(/^10kmL93E\d{3}N\d{3}$/, 'Ce code de maille n’existe pas.'),
  }),
  z.object({
    kind: z.literal('departement'),
    departementCode: z.string().regex(/^(\d\d|2[AB]|\d{3})$/, 'Ce code de département n’existe pas.'),
  }),
]);

/** A record as it is written: the SINP's « sujet d’observation » with its descriptors. Codes are those of `vocabulary/`. */
export const recordSchema = z
  .object({
    /** idSINPOccTax. */
    id: z.uuid().default(() => crypto.randomUUID()),
    datasetId: z.uuid(),
    visitId: z.uuid().nullable().default(null),
    /** What its source calls it, and its line in the file that brought it. */
    sourceKey: z.string().max(500).nullable().default(null),
    line: z.int().nullable().default(null),
    nameCited: z.string().trim().min(1, 'Indiquez le nom du taxon.').max(500),
    /** Of TAXREF; null where nobody confirmed one yet. */
    cdNom: z.int().positive().nullable().default(null),
    status: z.enum(['Pr', 'No', 'NSP']).default('Pr'),
    sourceStatus: z.enum(['Te', 'Co', 'Li', 'NSP']).default('Te'),
    reference: text,
    dateFrom: day,
    dateTo: optionalDay,
    timeFrom: time.nullable().default(null),
    timeTo: time.nullable().default(null),
    observerIds: z.array(z.uuid()).default([]),
    determinerIds: z.array(z.uuid()).default([]),
    determinedOn: optionalDay,
    determinationMethod: z.string().nullable().default(null),
    place: placeSchema,
    geometryNature: z.enum(['In', 'St', 'NSP']).default('NSP'),
    /** Metres. */
    precision: z.int().min(0).nullable().default(null),
    placeName: z.string().trim().max(500).default(''),
    altitudeMin: metres,
    altitudeMax: metres,
    depthMin: metres,
    depthMax: metres,
    /** cd_hab of HABREF. */
    habitat: z.int().nullable().default(null),
    descriptors: z.array(descriptorSchema).max(50).default([]),
    comment: text,
    context: text,
    diffusion: z.enum(['0', '1', '2', '3', '4', '5']).nullable().default(null),
    extra: z.record(z.string(), z.string()).default({}),
  })
  .superRefine((record, refusal) => {
    for (const [path, message] of faultsOf(record)) refusal.addIssue({ code: 'custom', path: [path], message });
  })
  .transform((record) => ({ ...record, dateTo: record.dateTo ?? record.dateFrom, ...totalCount(record.descriptors) }));

export type RecordInput = z.input<typeof recordSchema>;
export type RecordToWrite = z.output<typeof recordSchema>;
export type Place = z.output<typeof placeSchema>;

/** A record from what is known of it. Throws what Zod throws; forms and files use `recordSchema.safeParse`. */
export const recordOf = (input: RecordInput): RecordToWrite => recordSchema.parse(input);

interface Stated {
  dateFrom: string;
  dateTo: string | null;
  timeFrom: string | null;
  timeTo: string | null;
  altitudeMin: number | null;
  altitudeMax: number | null;
  depthMin: number | null;
  depthMax: number | null;
  status: string;
  descriptors: Descriptor[];
}

/** What cannot be true together. */
export function* faultsOf(record: Stated): Generator<[field: string, sentence: string]> {
  const { dateFrom, dateTo } = record;
  if (dateTo && dateTo < dateFrom) yield ['dateTo', 'La date de fin précède la date de début.'];
  const oneDay = !dateTo || dateTo === dateFrom;
  if (oneDay && record.timeFrom && record.timeTo && record.timeTo < record.timeFrom)
    yield ['timeTo', 'L’heure de fin précède l’heure de début.'];
  if (isAbove(record.altitudeMin, record.altitudeMax))
    yield ['altitudeMax', 'L’altitude maximale est sous la minimale.'];
  if (isAbove(record.depthMin, record.depthMax)) yield ['depthMax', 'La profondeur maximale est sous la minimale.'];
  if (record.status === 'No' && record.descriptors.some(({ countMax, countMin }) => (countMax ?? countMin ?? 0) > 0))
    yield ['status', 'Un taxon non observé ne peut pas être dénombré\u00a0: laissez le nombre vide ou à zéro.'];
}

const isAbove = (low: number | null, high: number | null): boolean => low !== null && high !== null && low > high;
