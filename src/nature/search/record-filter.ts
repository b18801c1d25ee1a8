import { z } from 'zod';
import { day } from '../../kernel/day.ts';

/** Of which a taxon has one, in the tables of statuses in use, where its records are. */
export const taxonStatuses = {
  protected: 'Protégé',
  threatened: 'Menacé (liste rouge)',
  directive: 'Directives européennes',
  znieff: 'Déterminant de ZNIEFF',
} as const;
export type TaxonStatusKey = keyof typeof taxonStatuses;
export const taxonStatusKeys = Object.keys(taxonStatuses) as [TaxonStatusKey, ...TaxonStatusKey[]];

/** Degrees. */
const position = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);
/** What a drawing may have of corners: it travels in an address. */
export const mostCorners = 200;

/** Where: named, or drawn on a map as a ring whose last corner is not its first. */
export const filterPlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['commune', 'departement', 'epci', 'mesh']), code: z.string().regex(/^[0-9A-Za-z]{2,16}$/) }),
  z.object({ kind: z.literal('site'), id: z.uuid() }),
  z.object({ kind: z.literal('drawn'), corners: z.array(position).min(3).max(mostCorners) }),
]);

const dayOfYear = z
  .int()
  .refine((number) => number % 100 >= 1 && number % 100 <= 31 && number >= 101 && number <= 1231, {
    error: 'Ce jour n’existe pas.',
  });

/**
 * Which records: every list, map, file and count of records is kept to the same filter. All that is said must hold; what
 * is left out keeps everything.
 */
export const recordFilterSchema = z.object({
  organisationId: z.uuid().optional(),
  /** A taxon of the version of TAXREF in use, with all that stands below it. */
  taxon: z.int().positive().max(2_147_483_647).optional(),
  /** Group 2 of the INPN: « Oiseaux ». */
  group: z.string().trim().min(1).max(100).optional(),
  status: z.enum(taxonStatusKeys).optional(),
  place: filterPlaceSchema.optional(),
  /** Records wholly between these days, both in. */
  from: day.optional(),
  to: day.optional(),
  /** Some day in a period of any year, as month and day in one number: 1101 to 315 is from November to mid-March. */
  season: z.object({ from: dayOfYear, to: dayOfYear }).optional(),
  observerId: z.uuid().optional(),
  datasetId: z.uuid().optional(),
  /** Levels of validation, one or another. */
  validation: z.array(z.int().min(0).max(6)).min(1).max(7).optional(),
  /** A protocol of src/nature/protocol, by its name. */
  protocol: z
    .string()
    .regex(/^[a-z-]{1,60}$/)
    .optional(),
  /** Seen, or sought and not found. */
  observed: z.enum(['Pr', 'No']).optional(),
});

export type RecordFilter = z.output<typeof recordFilterSchema>;
export type FilterPlace = z.output<typeof filterPlaceSchema>;

/** A season as the days of a year it begins in; the 29th of February is the last of February. */
export function periodOf(
  { from, to }: NonNullable<RecordFilter['season']>,
  year: number,
): { from: string; to: string } {
  const dayIn = (of: number, number: number): string => {
    const [month, date] = [Math.floor(number / 100), number % 100];
    const last = new Date(Date.UTC(of, month, 0)).getUTCDate();
    return `${String(of).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(Math.min(date, last)).padStart(2, '0')}`;
  };
  return { from: dayIn(year, from), to: dayIn(from <= to ? year : year + 1, to) };
}
