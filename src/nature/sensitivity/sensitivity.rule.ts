import { sharesADay } from './season.rule.ts';

/** A line of the sensitivity reference: a taxon and those below it; null is whatever. */
export interface SensitivityRule {
  cdRef: number;
  level: number;
  departement: string | null;
  /** Month and day as a number: 1101 is the first of November. A period may cross New Year. */
  dayFrom: number | null;
  dayTo: number | null;
  /** How long a record stays concerned. */
  years: number | null;
  biologicalStatus: string | null;
  behaviour: string | null;
  lifeStage: string | null;
}

export interface JudgedRecord {
  /** The taxon with those above it. */
  lineage: readonly number[];
  departement: string | null;
  dateFrom: string;
  dateTo: string;
  descriptors: readonly { biologicalStatus?: string; behaviour?: string; lifeStage?: string }[];
}

/** Codes by which the SINP's nomenclatures say that nobody knows. */
export const unknownCodes = {
  biologicalStatus: ['0', '1', '2'],
  behaviour: ['0', '1'],
  lifeStage: ['0', '1'],
} as const;

/**
 * How sensitive a record is, 0 to 4: the highest level of the rules it may fall under. What is not known of it is taken to
 * match: a doubt protects.
 */
export const sensitivityOf = (record: JudgedRecord, rules: readonly SensitivityRule[], today: string): number =>
  Math.max(0, ...rules.filter((rule) => applies(rule, record, today)).map(({ level }) => level));

function applies(rule: SensitivityRule, record: JudgedRecord, today: string): boolean {
  if (!record.lineage.includes(rule.cdRef)) return false;
  if (rule.departement && record.departement && rule.departement !== record.departement) return false;
  if (rule.years !== null && dayOrder(record.dateTo) + rule.years * 10_000 < dayOrder(today)) return false;
  if (rule.dayFrom !== null && rule.dayTo !== null && !sharesADay(record, { from: rule.dayFrom, to: rule.dayTo }))
    return false;
  const descriptors = record.descriptors.length > 0 ? record.descriptors : [{}];
  return descriptors.some((descriptor) =>
    (['biologicalStatus', 'behaviour', 'lifeStage'] as const).every((field) =>
      mayBe(rule[field], descriptor[field], unknownCodes[field]),
    ),
  );
}

const mayBe = (wanted: string | null, said: string | undefined, unknown: readonly string[]): boolean =>
  wanted === null || said === undefined || said === wanted || unknown.includes(said);

/** "2020-11-01" is 20201101: ten thousand more is a year later. */
const dayOrder = (day: string): number => Number(day.replaceAll('-', ''));
