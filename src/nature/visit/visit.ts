import { z } from 'zod';
import { day } from '../../kernel/day.ts';
import { readNumber, searchForm } from '../../kernel/french.ts';
import type { Protocol } from '../protocol/protocol.ts';
import type { Visited, VisitedRecord } from '../protocol/visited.ts';
import { type Descriptor, descriptorVocabularies } from '../record/descriptor.ts';

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Cette heure n’existe pas\u00a0: écrivez-la comme 06:30.')
  .nullable()
  .default(null);
const count = z.int().min(0).max(20_000_000).nullable().default(null);
const answers = z.record(z.string().max(60), z.string().trim().max(5000)).default({});

/** A record as the form of a visit writes it. */
export const visitRecordInput = z.object({
  id: z.uuid(),
  nameCited: z.string().trim().max(500),
  cdNom: z.int().positive().nullable().default(null),
  status: z.enum(['Pr', 'No', 'NSP']).default('Pr'),
  countMin: count,
  countMax: count,
  /** Answers to what its protocol asks of a record. */
  fields: answers,
  comment: z.string().trim().max(5000).default(''),
});
export type VisitRecord = z.output<typeof visitRecordInput>;

/** A visit and its records, as a form or a device sends them. */
export const visitInput = z.object({
  /** Made where it is written, so that sending twice records once. */
  id: z.uuid(),
  /** Of what it corrects; 0 for a new one. */
  version: z.int().min(0).default(0),
  /** Who wrote it on this device; somebody else does not send it under their own name. */
  personId: z.uuid().nullable().default(null),
  datasetId: z.uuid('Choisissez un jeu de données.'),
  protocol: z.string().max(60),
  siteId: z.uuid().nullable().default(null),
  /** Longitude and latitude in degrees. */
  point: z
    .tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)])
    .nullable()
    .default(null),
  /** Metres. */
  precision: z.int().min(0).max(100_000).nullable().default(null),
  /** Where neither a site nor a point is known. */
  communeCode: z
    .string()
    .regex(/^[0-9AB]{5}$/, 'Ce code de commune n’existe pas.')
    .nullable()
    .default(null),
  placeName: z.string().trim().max(500).default(''),
  dateFrom: day,
  dateTo: day.nullable().default(null),
  timeFrom: time,
  timeTo: time,
  pass: z.int().positive().nullable().default(null),
  method: z.string().max(60).default(''),
  /** Names, as they are written. */
  observers: z.array(z.string().trim().min(1).max(150)).max(30).default([]),
  fields: answers,
  comment: z.string().trim().max(5000).default(''),
  done: z.boolean().default(true),
  notDoneReason: z.string().trim().max(500).default(''),
  records: z.array(visitRecordInput).max(2000).default([]),
});

export type VisitInput = z.input<typeof visitInput>;
export type WrittenVisit = z.output<typeof visitInput>;

/** What TAXREF in use says of a name. */
export interface KnownTaxon {
  cdRef: number;
  lineage: readonly number[];
}

/** A visit as its protocol reads it. A name that TAXREF in use does not resolve stands for itself. */
export function visitedOf(
  visit: WrittenVisit,
  taxa: ReadonlyMap<number, KnownTaxon>,
  place = visit.placeName,
): Visited {
  const { id, siteId, dateFrom, timeFrom, timeTo, pass, method, observers, done, notDoneReason, fields } = visit;
  return {
    ...{ id, siteId, place, dateFrom, timeFrom, timeTo, pass, method, observers, done, notDoneReason, fields },
    dateTo: visit.dateTo ?? dateFrom,
    hasPoint: visit.point !== null,
    communeCode: visit.communeCode,
    records: visit.records.map((record) => visitedRecordOf(record, taxa)),
  };
}

function visitedRecordOf(record: VisitRecord, taxa: ReadonlyMap<number, KnownTaxon>): VisitedRecord {
  const { id, nameCited: name, cdNom, status, countMin, countMax, fields } = record;
  const taxon = cdNom === null ? undefined : taxa.get(cdNom);
  const lineage = taxon ? { lineage: taxon.lineage } : {};
  return { id, name, status, countMin, countMax, fields, cdRef: taxon?.cdRef ?? cdNom, ...lineage };
}

/** Fields of a protocol that the standard has a place for, beside those it has none for. */
export function splitAnswers(
  { record }: Protocol,
  answered: Readonly<Record<string, string>>,
): { descriptor: Partial<Descriptor>; extra: Record<string, string> } {
  const asked = record.fields.filter(({ name }) => answered[name]);
  const kept = ({ name }: { name: string }) => name in descriptorVocabularies;
  const entries = (fields: typeof asked) => fields.map(({ name }) => [name, answered[name] ?? '']);
  return {
    descriptor: Object.fromEntries(entries(asked.filter(kept))),
    extra: Object.fromEntries(entries(asked.filter((field) => !kept(field)))),
  };
}

/** "3" or "3-5": how many, as people write it. Undefined where it is no count. */
export function readCount(text: string): { countMin: number | null; countMax: number | null } | undefined {
  const typed = text.trim();
  if (typed === '') return { countMin: null, countMax: null };
  const [low, high = low, more] = typed.split(/\s*(?:-|–|à)\s*/);
  const [countMin, countMax] = [low, high].map((one) => readNumber(one ?? ''));
  if (more !== undefined || !isWhole(countMin) || !isWhole(countMax)) return undefined;
  return { countMin: Number(countMin), countMax: Number(countMax) };
}

const isWhole = (number: string | undefined): number is string => number !== undefined && /^\d+$/.test(number);

export const printCounted = ({ countMin, countMax }: { countMin: number | null; countMax: number | null }): string =>
  countMin === countMax || countMax === null || countMin === null
    ? String(countMin ?? countMax ?? '')
    : `${countMin}-${countMax}`;

/** Names of people as they are written in one field. */
export const observersOf = (text: string): string[] => [
  ...new Map(
    text
      .split(/[,;\n]/)
      .map((name) => name.trim())
      .filter(Boolean)
      .map((name) => [searchForm(name), name]),
  ).values(),
];
